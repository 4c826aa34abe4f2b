/**
 * A stand-in for the OpenZoep engine and everybody that it can reach: one account on a port of the loopback interface.
 * Written from what is published (van Eykelen, "OpenZoep: An Open Source VoIP Engine", O'Reilly 2006, page 2; XEP-0078).
 */
import { createServer, type Server, type Socket } from 'node:net'
import type { Identifiers } from '../chance.ts'
import type { SimulatorClock } from '../clock.ts'
import { HOST } from '../wire/listener.ts'
import { calmEngine, type EngineConditions, type EngineStage } from './conditions.ts'
import { createEngineCalls, type EngineCalls } from './engine-calls.ts'
import { createEngineConnection, type EngineAccount, type EngineConnection } from './engine-connection.ts'

export interface Engine {
  readonly port: number
  readonly account: EngineAccount
  readonly calls: EngineCalls
  readonly conditions: EngineConditions
  /** What it has seen, oldest first, at most the last 200. */
  stages(): readonly EngineStage[]
  /** Whether a program is logged in. */
  isInUse(): boolean
  /** Writes as it stands to the program that is logged in; false when there is none. */
  write(text: string): boolean
  /** The engine's process is gone, and with it every connection and call. Resolves when the port is free. */
  readonly crash: () => Promise<void>
  /** It is started again, on the same port. @throws when another program has taken it */
  restart(): Promise<void>
}

export interface EngineOptions {
  /** 0: chosen by the system. */
  readonly port: number
  readonly account: EngineAccount
  readonly clock: SimulatorClock
  readonly identifiers: Identifiers
  readonly autoAnswerMs: number | undefined
}

const MOST_STAGES = 200

export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { account, clock, identifiers, autoAnswerMs } = options
  const conditions = calmEngine()
  const connections = new Map<Socket, EngineConnection>()
  let stages: readonly EngineStage[] = []
  let server: Server | undefined

  const present = (): EngineConnection | undefined =>
    [...connections.values()].reverse().find(({ isPresent }) => isPresent)
  const write = (text: string): boolean => {
    const connection = present()
    connection?.send(text)
    return connection !== undefined
  }
  const calls = createEngineCalls({
    ...{ identifiers, clock, conditions, autoAnswerMs },
    self: `${account.jid}/Zoep`,
    deliver: (stanza) => write(stanza.toString()),
  })

  function accept(socket: Socket): void {
    const connection = createEngineConnection(socket, {
      ...{ account, clock, identifiers, conditions },
      onStage: (stage) => {
        stages = [...stages, stage].slice(-MOST_STAGES)
      },
      onVoice: calls.receive,
    })
    connections.set(socket, connection)
    socket.on('close', () => connections.delete(socket))
  }

  const listen = (port: number): Promise<Server> =>
    new Promise((resolve, reject) => {
      const opened = createServer(accept)
      opened.once('error', reject)
      opened.listen({ port, host: HOST }, () => resolve(opened))
    })

  server = await listen(options.port)
  const address = server.address()
  const port = address === null || typeof address === 'string' ? 0 : address.port

  return {
    port,
    account,
    calls,
    conditions,
    stages: () => stages,
    isInUse: () => present() !== undefined,
    write,
    crash: async () => {
      const closing = server
      server = undefined
      calls.forget()
      connections.forEach((connection) => connection.reset())
      await new Promise<void>((resolve) => {
        if (closing === undefined) resolve()
        else closing.close(() => resolve())
      })
    },
    restart: async () => {
      server ??= await listen(port)
    },
  }
}
