/** A TCP server that does what a test's script says, byte for byte, and remembers what it saw. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { TLSSocket, createSecureContext } from 'node:tls'
import { until } from '../../desktop/until.ts'
import type { ServerCertificate } from './certificates.ts'

export interface Peer {
  /** Waits until the unread input matches and takes it off, up to the end of the match. */
  read(pattern: RegExp): Promise<string>
  write(data: string | Buffer): void
  /** Answers a TLS handshake on this connection. Resolves also where the client refuses the certificate. */
  startTls(certificate: ServerCertificate): Promise<void>
  /** Ends with FIN. */
  end(): void
  /** Ends with RST. */
  reset(): void
  /** Stops reading, so that nothing is even acknowledged by the program. */
  readonly seen: string
  /** What went in clear text. */
  readonly seenInClear: string
  readonly serverName: string | undefined
  readonly alpn: string | undefined
  readonly closed: boolean
}

export type Script = (peer: Peer, index: number) => Promise<void> | void

export interface ScriptedServer {
  readonly port: number
  readonly peers: readonly Peer[]
  /** Waits for the connection of that number, counted from 0. */
  peer(index: number): Promise<Peer>
  /** What scripts stumbled over, except that the client went away. */
  readonly troubles: readonly unknown[]
  close(): Promise<void>
}

class PeerGone extends Error {}

export async function startServer(script: Script): Promise<ScriptedServer> {
  const peers: Peer[] = []
  const sockets = new Set<Socket>()
  const troubles: unknown[] = []
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    const peer = createPeer(socket)
    peers.push(peer)
    void Promise.resolve(script(peer, peers.length - 1)).catch((error: unknown) => {
      if (!(error instanceof PeerGone)) troubles.push(error)
    })
  })
  const address = await new Promise<AddressInfo>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      if (bound !== null && typeof bound !== 'string') resolve(bound)
    })
  })
  return {
    port: address.port,
    peers,
    troubles,
    peer: (index) => until(`connection ${index}`, () => peers[index]),
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function createPeer(raw: Socket): Peer {
  let socket: Socket = raw
  let seen = ''
  let seenInClear = ''
  let unread = ''
  let closed = false
  let serverName: string | undefined
  let alpn: string | undefined
  let wake = (): void => undefined

  const onData = (data: Buffer): void => {
    const text = data.toString()
    seen += text
    unread += text
    if (socket === raw) seenInClear += text
    wake()
  }
  raw.on('data', onData)
  raw.on('error', () => undefined)
  raw.on('close', () => {
    closed = true
    wake()
  })

  return {
    async read(pattern) {
      for (;;) {
        const match = pattern.exec(unread)
        if (match) {
          unread = unread.slice(match.index + match[0].length)
          return match[0]
        }
        if (closed) throw new PeerGone(`gone while waiting for ${String(pattern)}`)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    write(data) {
      if (!closed) socket.write(data)
    },
    async startTls(certificate) {
      raw.removeListener('data', onData)
      const secured = new TLSSocket(raw, {
        isServer: true,
        secureContext: createSecureContext(certificate),
        ALPNProtocols: ['xmpp-client'],
        SNICallback(name, done) {
          serverName = name
          done(null, createSecureContext(certificate))
        },
      })
      socket = secured
      secured.on('data', onData)
      await new Promise<void>((resolve) => {
        secured.on('error', () => resolve())
        secured.once('close', () => resolve())
        secured.once('secure', () => {
          alpn = typeof secured.alpnProtocol === 'string' ? secured.alpnProtocol : undefined
          resolve()
        })
      })
    },
    end() {
      socket.end()
    },
    reset() {
      raw.resetAndDestroy()
    },
    get seen() {
      return seen
    },
    get seenInClear() {
      return seenInClear
    },
    get serverName() {
      return serverName
    },
    get alpn() {
      return alpn
    },
    get closed() {
      return closed
    },
  }
}
