import { createServer, type Server, type Socket } from 'node:net'
import { createConnection, type Connection, type ConnectionDeps } from './connection.ts'

/** One listening port on the loopback interface and the connections that came through it. */
export interface Listener {
  /** The port in use. */
  readonly port: number
  /**
   * Stops accepting; connections that exist stay.
   *
   * @param reopenAfterMs listens again on the same port then, and keeps trying while another program has it; absent:
   *   it is closed for good
   */
  close(reopenAfterMs?: number): Promise<void>
  connections(): readonly Connection[]
}

/** Nothing outside this machine may ever reach the simulator, so the address is no option. */
export const HOST = '127.0.0.1'

/**
 * @param port 0 lets the system choose one
 * @throws when the port is taken or may not be used (the system's error, with its `code`)
 */
export async function createListener(
  port: number,
  directTls: boolean,
  deps: ConnectionDeps,
): Promise<Listener> {
  const connections = new Map<Socket, Connection>()
  const accept = (socket: Socket): void => {
    connections.set(socket, createConnection(socket, directTls, deps))
    socket.on('close', () => connections.delete(socket))
  }
  let server = await listen(port, accept)
  let cancelReopening = (): void => undefined
  let gone = false
  const chosenPort = portOf(server)
  const reopen = (afterMs: number): void => {
    cancelReopening = deps.clock.after(afterMs, () => {
      listen(chosenPort, accept).then(
        (opened) => {
          if (gone) opened.close()
          else server = opened
        },
        () => reopen(afterMs),
      )
    })
  }
  return {
    port: chosenPort,
    close: async (reopenAfterMs) => {
      gone = reopenAfterMs === undefined
      cancelReopening()
      // The callback of `close` waits for every connection; the port is free as soon as the loop has turned once.
      server.close()
      await new Promise((resolve) => setImmediate(resolve))
      if (reopenAfterMs !== undefined) reopen(reopenAfterMs)
    },
    connections: () => [...connections.values()],
  }
}

function listen(port: number, accept: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(accept)
    server.once('error', reject)
    server.listen({ port, host: HOST }, () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string' || address.address !== HOST) {
    throw new Error('the simulator listens on something other than loopback')
  }
  return address.port
}
