/** A server of XMPP over WebSocket that does what a test's script says, message for message. */
import { createServer } from 'node:https'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { afterEach, expect } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { createAuthority, type Authority, type ServerCertificate } from './certificates.ts'
import { createClient, type Client, type ClientOptions } from './client.ts'
import { attributeOf, BIND_FEATURE, DOMAIN, FULL_JID, mechanisms, SUCCESS } from './server-steps.ts'

export interface WebSocketPeer {
  /** Waits for a message that matches, and takes off everything up to it. */
  read(pattern: RegExp): Promise<string>
  write(text: string | Buffer): void
  readonly socket: WebSocket
  /** Messages, each as it came. */
  readonly seen: readonly string[]
  readonly closed: boolean
}

export interface WebSocketScene {
  readonly client: Client
  readonly port: number
  readonly peers: readonly WebSocketPeer[]
  /** Server names of the TLS handshakes; false where none was sent. */
  readonly serverNames: readonly (string | false)[]
  /** First lines and headers of the upgrades. */
  readonly upgrades: readonly string[]
}

export interface WebSocketPlay {
  /** What happens on each connection. */
  readonly script?: (peer: WebSocketPeer, index: number) => Promise<void> | void
  /** Instead of an upgrade. */
  readonly answer?: (socket: Duplex) => void
  readonly certificate?: ServerCertificate
  readonly client?: (port: number) => ClientOptions
}

class PeerGone extends Error {}

export interface WebSocketStage {
  readonly authority: Authority
  play(play: WebSocketPlay): Promise<WebSocketScene>
}

/** Its certificate bears 127.0.0.1, the host of the address. */
export async function createWebSocketStage(): Promise<WebSocketStage> {
  const authority = await createAuthority()
  const usual = await authority.issue(['127.0.0.1'])
  const endings: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const end of endings.splice(0)) await end()
  })

  return {
    authority,
    async play({ script, answer, certificate = usual, client: options }) {
      const peers: WebSocketPeer[] = []
      const troubles: unknown[] = []
      const serverNames: (string | false)[] = []
      const upgrades: string[] = []
      const sockets = new Set<Duplex>()
      const https = createServer(certificate)
      const framing = new WebSocketServer({ noServer: true, handleProtocols: () => 'xmpp' })
      https.on('secureConnection', (socket: TLSSocket) => {
        serverNames.push(nameOf(socket))
        sockets.add(socket)
        socket.on('error', () => undefined)
      })
      https.on('upgrade', (request, socket: Duplex, head) => {
        upgrades.push([request.url, ...request.rawHeaders].join('\n'))
        if (answer) {
          answer(socket)
          return
        }
        framing.handleUpgrade(request, socket, head, (webSocket) => {
          const peer = createPeer(webSocket)
          peers.push(peer)
          void Promise.resolve(script?.(peer, peers.length - 1)).catch((error: unknown) => {
            if (!(error instanceof PeerGone)) troubles.push(error)
          })
        })
      })
      await new Promise<void>((resolve) => https.listen(0, '127.0.0.1', resolve))
      const address = https.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      const { target, ...more } = options?.(port) ?? {}
      const client = createClient(port, authority.caPem, {
        random: () => 0.9,
        ...more,
        target: { webSocketUrl: `wss://127.0.0.1:${String(port)}/ws?tenant=1`, ...target },
      })
      endings.push(async () => {
        for (const socket of sockets) socket.destroy()
        await new Promise((resolve) => https.close(resolve))
        await client.connection.stop()
        expect(troubles).toEqual([])
        expect(client.log.filter(({ event }) => event.endsWith('-broke'))).toEqual([])
      })
      return { client, port, peers, serverNames, upgrades }
    },
  }
}

function nameOf(socket: TLSSocket): string | false {
  const name: unknown = Reflect.get(socket, 'servername')
  return typeof name === 'string' ? name : false
}

function createPeer(socket: WebSocket): WebSocketPeer {
  const seen: string[] = []
  let read = 0
  let closed = false
  let wake = (): void => undefined
  socket.on('message', (data) => {
    seen.push(Buffer.isBuffer(data) ? data.toString() : '')
    wake()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    closed = true
    wake()
  })
  return {
    socket,
    seen,
    get closed() {
      return closed
    },
    async read(pattern) {
      for (;;) {
        const at = seen.findIndex((text, index) => index >= read && pattern.test(text))
        if (at >= 0) {
          read = at + 1
          return seen[at] ?? ''
        }
        if (closed) throw new PeerGone(`gone while waiting for ${String(pattern)}`)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    write(text) {
      socket.send(text)
    },
  }
}

export const OPEN = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' id='1' from='${DOMAIN}' version='1.0'/>`
export const CLOSE = "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>"

export const features = (content: string): string =>
  `<stream:features xmlns:stream='http://etherx.jabber.org/streams'>${content}</stream:features>`

/** Answers the client's `<open/>`. */
export async function answerOpen(peer: WebSocketPeer, offered: string): Promise<void> {
  await peer.read(/^<open /)
  peer.write(OPEN)
  peer.write(features(offered))
}

/** Everything, up to the client's presence. */
export async function welcomeByWebSocket(peer: WebSocketPeer): Promise<void> {
  await answerOpen(peer, mechanisms('PLAIN'))
  await peer.read(/^<auth /)
  peer.write(SUCCESS)
  await answerOpen(peer, BIND_FEATURE)
  const request = await peer.read(/^<iq /)
  peer.write(
    `<iq xmlns='jabber:client' type='result' id='${attributeOf(request, 'id')}'>` +
      `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${FULL_JID}</jid></bind></iq>`,
  )
  await peer.read(/^<presence /)
}
