/** Answers second starts that want an answer. Whoever may open the socket is this user; what they send is not believed. */
import { chmodSync } from 'node:fs'
import net from 'node:net'
import { EXIT } from '../app/contract/exit-codes.ts'
import type { Clock, Logger } from '../app/ports.ts'
import type { ControlAddress } from './control-address.ts'
import type { ControlAnswers } from './control-answers.ts'
import { MAX_REQUEST_BYTES, readRequest, type ControlAnswer } from './control-protocol.ts'

export interface ControlServerDeps {
  readonly address: ControlAddress
  readonly platform: NodeJS.Platform
  readonly answer: ControlAnswers
  readonly clock: Clock
  readonly log: Logger
}

export interface ControlServer {
  /** Takes questions from now on. Without it the program does everything but answer, so a failure is logged only. */
  listen(): void
  dispose(): void
}

const MOST_CONNECTIONS = 8
/** A line that is not there by then will not come. */
const REQUEST_MS = 2_000
/** Longer than the service may take for a receipt; an answer that nobody fetches goes too. */
const CONNECTION_MS = 30_000

const NOT_UNDERSTOOD: ControlAnswer = { code: EXIT.badArguments, out: '', say: '' }

export function createControlServer(deps: ControlServerDeps): ControlServer {
  const { address, platform, answer, clock, log } = deps
  const sockets = new Set<net.Socket>()
  const server = net.createServer({ allowHalfOpen: true }, take)
  server.maxConnections = MOST_CONNECTIONS
  server.on('error', (error) => {
    log.warn('control-failed', { why: error.message })
  })

  function take(socket: net.Socket): void {
    let request = Buffer.alloc(0)
    let asked = false
    sockets.add(socket)
    const cancels = [
      clock.after(REQUEST_MS, () => {
        if (!asked) drop('slow')
      }),
      clock.after(CONNECTION_MS, () => {
        drop('stuck')
      }),
    ]
    function drop(why: string): void {
      log.info('control-dropped', { why })
      socket.destroy()
    }
    socket.on('error', () => {
      // It went away before it was answered.
      socket.destroy()
    })
    socket.on('close', () => {
      for (const cancel of cancels) cancel()
      sockets.delete(socket)
    })
    socket.on('data', (chunk) => {
      // What follows the line is nobody's question.
      if (asked) return
      request = Buffer.concat([request, chunk])
      const end = request.indexOf(0x0a)
      if (end === -1 && request.length <= MAX_REQUEST_BYTES) return
      asked = true
      if (end === -1 || end > MAX_REQUEST_BYTES) drop('long')
      else void reply(socket, request.toString('utf8', 0, end))
      request = Buffer.alloc(0)
    })
    socket.on('end', () => {
      if (!asked) socket.destroy()
    })
  }

  async function reply(socket: net.Socket, line: string): Promise<void> {
    const request = readRequest(line)
    if (request === undefined) log.info('control-not-understood')
    const answered = request === undefined ? NOT_UNDERSTOOD : await answer(request)
    if (!socket.destroyed) socket.end(`${JSON.stringify(answered)}\n`)
  }

  return {
    listen() {
      const place = claim(address, log)
      if (place === undefined) return
      if (platform === 'win32') {
        server.listen(place)
        return
      }
      // Closed to others from its first moment: bound at once, under a mask that leaves them nothing.
      const mask = process.umask(0o177)
      server.listen(place, () => {
        chmodSync(place, 0o600)
      })
      process.umask(mask)
    },
    dispose() {
      for (const socket of sockets) socket.destroy()
      server.close()
      address.release()
    },
  }
}

function claim(address: ControlAddress, log: Logger): string | undefined {
  try {
    const place = address.claim()
    if (place === undefined) log.warn('control-has-no-place')
    return place
  } catch (error) {
    log.warn('control-failed', { why: error instanceof Error ? error.message : '' })
    return undefined
  }
}
