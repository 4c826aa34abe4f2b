import { connect, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createConsoleTap, type HeardStanza } from '../../../app/xmpp/console-tap.ts'
import { xml } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'
import { untilTrue } from '../../desktop/until.ts'
import { formsOf } from '../../e2e/harness/profile.ts'
import { silentLog } from '../../unit/onsip/silent-log.ts'
import { createAuthority } from './certificates.ts'
import { createClient, NO_NETWORK } from './client.ts'
import { attributeOf, mechanisms, PASSWORD, SUCCESS } from './server-steps.ts'
import { startHttpProxy, startSocksProxy } from './test-proxies.ts'
import {
  CLOSE,
  createWebSocketStage,
  features,
  OPEN,
  welcomeByWebSocket,
  type WebSocketPeer,
} from './websocket-server.ts'

const stage = await createWebSocketStage()

describe('over WebSocket', () => {
  it('a session opens, anew after signing in, and each message bears its own namespace', async () => {
    const { client, peers, upgrades, serverNames } = await stage.play({ script: welcomeByWebSocket })
    client.connection.start()
    expect(await client.reach('connected')).toMatchObject({ jid: 'ann@example.com/ringside-test' })
    const seen = peers[0]?.seen ?? []
    expect(seen.filter((text) => text.startsWith('<open '))).toHaveLength(2)
    for (const text of seen) expect(text).toMatch(/^<\w+ xmlns="/)
    expect(upgrades[0]).toContain('/ws?tenant=1')
    expect(upgrades[0]).toMatch(/Sec-WebSocket-Protocol\nxmpp(\n|$)/)
    expect(upgrades[0]).not.toMatch(/permessage-deflate|authorization/i)
    // RFC 6066 §3: an IP address is no server name.
    expect(serverNames).toEqual([false])
    expect(client.statuses.flatMap((now) => (now.status === 'connecting' ? [now.stage] : []))).toEqual([
      'resolve',
      'connect',
      'tls',
      'sasl',
      'bind',
    ])
  })

  it('whoever looks on sees it all from the first element, and no secret', async () => {
    const tap = createConsoleTap(silentLog)
    const heard: HeardStanza[] = []
    tap.open((one) => heard.push(one))
    const { client } = await stage.play({ script: welcomeByWebSocket, client: () => ({ tap }) })
    client.connection.start()
    await client.reach('connected')
    const titles = heard.map(({ direction, title }) => `${direction} ${title}`)
    expect(titles.slice(0, 2)).toEqual(['out open', 'in open'])
    for (const part of ['out auth', 'in success', 'out iq set: bind', 'out presence: priority']) {
      expect(titles).toContain(part)
    }
    const text = heard.map((one) => one.xml).join('\n')
    for (const secret of formsOf(PASSWORD)) expect(text).not.toContain(secret)
  })

  it('stanzas go both ways, whatever their letters, and however large a decent one is', async () => {
    const long = 'ß€😀'.repeat(50_000)
    const { client, peers } = await stage.play({
      script: async (peer) => {
        await welcomeByWebSocket(peer)
        const request = await peer.read(/<query/)
        const reply = `<iq xmlns='jabber:client' type='result' id='${attributeOf(request, 'id')}'`
        peer.write(`${reply} from='b@example.com'><query xmlns='q'>${long}</query></iq>`)
      },
    })
    client.connection.start()
    await client.reach('connected')
    const answer = await client.connection.request(
      xml('iq', { type: 'get', to: 'b@example.com' }, xml('query', { xmlns: 'q' }, 'é😀')),
    )
    expect(answer.ok && answer.value.getChildText('query')).toBe(long)
    expect(peers[0]?.seen.at(-1)).toContain('é😀')
  })

  it('a good-bye is said, and answered', async () => {
    const { client, peers } = await stage.play({
      script: async (peer) => {
        await welcomeByWebSocket(peer)
        await peer.read(/^<close /)
        peer.write(CLOSE)
      },
    })
    client.connection.start()
    await client.reach('connected')
    await client.connection.stop()
    expect(peers[0]?.seen.at(-1)).toBe('<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>')
    await untilTrue('the socket to be gone', () => peers[0]?.closed === true)
  })

  it('a server that falls silent is noticed by the same ping, and replaced', async () => {
    const clock = createManualClock()
    const { client, peers } = await stage.play({
      script: welcomeByWebSocket,
      client: () => ({ clock, random: () => 0.5 }),
    })
    client.connection.start()
    await client.reach('connected')
    clock.advance(10_000)
    await untilTrue('the ping', () => peers[0]?.seen.at(-1)?.includes('urn:xmpp:ping') === true)
    clock.advance(5_000)
    const waiting = await client.reach('waiting')
    expect(waiting).toMatchObject({ error: { code: 'connection-timeout' } })
    await untilTrue('the socket to be gone', () => peers[0]?.closed === true)
    clock.advance(waiting.retryAtMs - clock.now())
    await client.reach('connected')
    expect(peers).toHaveLength(2)
  })

  it.each([
    ['a close', (peer: WebSocketPeer) => peer.write(CLOSE), 'connection-lost'],
    ['an end without a word', (peer: WebSocketPeer) => peer.socket.terminate(), 'connection-lost'],
    ['a close of the WebSocket alone', (peer: WebSocketPeer) => peer.socket.close(), 'connection-lost'],
    ['bytes', (peer: WebSocketPeer) => peer.write(Buffer.from('<iq/>')), 'stream-error'],
    ['half an element', (peer: WebSocketPeer) => peer.write('<message>'), 'stream-error'],
    ['two elements at once', (peer: WebSocketPeer) => peer.write('<iq/><iq/>'), 'stream-error'],
    ['no XML', (peer: WebSocketPeer) => peer.write('hello'), 'stream-error'],
    [
      'nine megabytes',
      (peer: WebSocketPeer) => peer.write(`<a>${'x'.repeat(9_000_000)}</a>`),
      'stream-error',
    ],
    [
      'an error of the stream',
      (peer: WebSocketPeer) => {
        const stream = "xmlns:stream='http://etherx.jabber.org/streams'"
        peer.write(
          `<stream:error ${stream}><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`,
        )
      },
      'stream-error',
    ],
  ] as const)('%s ends the session, and the next attempt comes', async (_what, misbehave, code) => {
    const { client, peers } = await stage.play({
      script: async (peer, index) => {
        await welcomeByWebSocket(peer)
        if (index === 0) misbehave(peer)
      },
      client: () => ({ random: () => 0 }),
    })
    client.connection.start()
    await untilTrue('the second session', () => peers.length === 2)
    await client.reach('connected')
    const lost = client.statuses.find(({ status }) => status === 'waiting')
    expect(lost).toMatchObject({ error: { code } })
  })

  it.each([
    [
      'speaks before it opened the stream',
      (peer: WebSocketPeer) => peer.write(features(mechanisms('PLAIN'))),
    ],
    [
      'sends no features',
      (peer: WebSocketPeer) => {
        peer.write(OPEN)
        peer.write(SUCCESS)
      },
    ],
    [
      'floods with elements',
      (peer: WebSocketPeer) => {
        peer.write(OPEN)
        peer.write(features(mechanisms('X-UNKNOWN')))
        for (let index = 0; index < 100; index++) peer.write('<a xmlns="b"/>')
      },
    ],
    ['sends a large message', (peer: WebSocketPeer) => peer.write(`<a>${'x'.repeat(70_000)}</a>`)],
  ])('a server that %s gets no password', async (_what, misbehave) => {
    const { client, peers } = await stage.play({
      script: async (peer) => {
        await peer.read(/^<open /)
        misbehave(peer)
      },
    })
    client.connection.start()
    expect(await client.reach('waiting')).toMatchObject({ error: { code: 'stream-error' } })
    expect(peers[0]?.seen.join('')).not.toContain('<auth')
  })
})

describe('an answer that is no upgrade', () => {
  const http = (head: string): string => `HTTP/1.1 ${head}\r\nContent-Length: 0\r\n\r\n`
  const upgrade = 'HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
  it.each([
    ['not found', http('404 Not Found')],
    ['a redirection, which is not followed', http('302 Found\r\nLocation: wss://elsewhere.example/')],
    ['a page of a captive portal', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'],
    ['a switch to something else', 'HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'],
    ['a proof that is none', `${upgrade}Sec-WebSocket-Accept: AAAA\r\nSec-WebSocket-Protocol: xmpp\r\n\r\n`],
    ['no HTTP', 'SSH-2.0-OpenSSH_9\r\n'],
    ['a header without end', `HTTP/1.1 101 Switching\r\n${'X-Long: aaaaaaaaaaaaaaaa\r\n'.repeat(20_000)}`],
  ])('%s: nothing is sent, and it has its own sentence', async (_what, text) => {
    const { client, upgrades } = await stage.play({ answer: (socket) => socket.write(text) })
    client.connection.start()
    const waiting = await client.reach('waiting')
    expect(waiting).toMatchObject({ stage: 'tls', error: { code: 'websocket-refused' } })
    expect(JSON.stringify(upgrades)).not.toContain(PASSWORD)
  })

  it('a server that never answers is given up in time', async () => {
    const clock = createManualClock()
    const { client, upgrades } = await stage.play({ answer: () => undefined, client: () => ({ clock }) })
    client.connection.start()
    await untilTrue('the upgrade to be asked for', () => upgrades.length === 1)
    clock.advance(5_000)
    expect(await client.reach('waiting')).toMatchObject({
      stage: 'tls',
      error: { code: 'connection-timeout' },
    })
  })
})

describe('the certificate over WebSocket', () => {
  const refused = async (names: readonly string[], validity: 'valid' | 'expired', ca?: string) => {
    const scene = await stage.play({
      certificate: await stage.authority.issue(names, validity),
      client: () => ({ target: ca === undefined ? {} : { caPem: ca } }),
    })
    scene.client.connection.start()
    const waiting = await scene.client.reach('waiting')
    expect(scene.upgrades).toEqual([])
    return waiting
  }

  it('must bear the host of the address: the XMPP domain alone is another server', async () => {
    const { error } = await refused(['example.com'], 'valid')
    expect(error.code).toBe('certificate-name')
    expect(error.detail).toContain('127.0.0.1')
  })

  it('must not have expired', async () => {
    expect(await refused(['127.0.0.1'], 'expired')).toMatchObject({ error: { code: 'certificate-expired' } })
  })

  it('must be signed by somebody who is trusted', async () => {
    const { caPem } = await createAuthority('Somebody else')
    const waiting = await refused(['127.0.0.1'], 'valid', caPem)
    expect(waiting).toMatchObject({ stage: 'tls', error: { code: 'certificate-untrusted' } })
  })

  it('is believed when the file holds its authority behind another', async () => {
    const { caPem } = await createAuthority('Somebody else')
    const { client } = await stage.play({
      script: welcomeByWebSocket,
      client: () => ({ target: { caPem: `${caPem}\n${stage.authority.caPem}` } }),
    })
    client.connection.start()
    await client.reach('connected')
  })

  it('is believed when the system trusts its authority', async () => {
    const { caPem } = await createAuthority('Somebody else')
    const { client } = await stage.play({
      script: welcomeByWebSocket,
      client: () => ({
        target: { caPem },
        network: { ...NO_NETWORK, systemCertificates: () => [stage.authority.caPem] },
      }),
    })
    client.connection.start()
    await client.reach('connected')
  })
})

it('an address without encryption is refused for good before anything is connected to, on loopback too', async () => {
  let connections = 0
  const server = createServer((socket) => {
    connections++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { connection } = createClient(port, stage.authority.caPem, {
    target: { webSocketUrl: `ws://127.0.0.1:${String(port)}/` },
  })
  connection.start()
  expect(connection.status).toMatchObject({ status: 'stopped', error: { code: 'websocket-insecure' } })
  // One of our own comes last: whoever came before it would have been counted.
  await new Promise((resolve) => connect(port, '127.0.0.1').on('error', resolve).on('close', resolve))
  expect(connections).toBe(1)
  await connection.stop()
  await new Promise((resolve) => server.close(resolve))
})

it.each([
  ['PROXY', startHttpProxy],
  ['SOCKS5', startSocksProxy],
] as const)('through a %s the proxy gets the name, and the server too', async (word, startProxy) => {
  const proxy = { port: 0, asked: (): readonly string[] => [] }
  const { client, port, serverNames } = await stage.play({
    script: welcomeByWebSocket,
    certificate: await stage.authority.issue(['xmpp.example.test']),
    client: () => ({
      target: { webSocketUrl: 'wss://xmpp.example.test/ws' },
      network: { ...NO_NETWORK, proxyFor: () => Promise.resolve(`${word} 127.0.0.1:${String(proxy.port)}`) },
    }),
  })
  const started = await startProxy(port)
  proxy.port = started.port
  client.connection.start()
  await client.reach('connected')
  expect(started.asked).toEqual(['xmpp.example.test:443'])
  expect(serverNames).toEqual(['xmpp.example.test'])
})
