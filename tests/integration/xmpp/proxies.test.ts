import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../clock.ts'
import { untilTrue } from '../../desktop/until.ts'
import { NO_NETWORK, type ClientOptions } from './client.ts'
import { acceptPlain, bind, DOMAIN, offerStartTls, welcome } from './server-steps.ts'
import { createStage } from './stage.ts'
import { startHttpProxy, startProxy, startSocksProxy } from './test-proxies.ts'

const stage = await createStage()

/** The server is known by its domain alone, and by nobody but the proxies. */
function reachedBy(answer: (url: string) => string | Promise<string>): ClientOptions {
  return {
    random: () => 0.9,
    target: { host: '', port: null },
    network: { ...NO_NETWORK, proxyFor: (url) => Promise.resolve(answer(url)) },
  }
}
const at = (word: string, port: number): string => `${word} 127.0.0.1:${String(port)}`

describe.each([
  ['an HTTP proxy', 'PROXY', startHttpProxy],
  ['a SOCKS5 proxy', 'SOCKS5', startSocksProxy],
] as const)('through %s', (_name, word, start) => {
  it.each(['starttls', 'tls'] as const)(
    'a session opens with %s, and the proxy resolves the name',
    async (security) => {
      let proxyPort = 0
      const urls: string[] = []
      const options = reachedBy((url) => {
        urls.push(url)
        return at(word, proxyPort)
      })
      const { client, server } = await stage.play(
        async (peer) => {
          if (security === 'starttls') return welcome(peer, stage.certificate)
          await peer.startTls(stage.certificate)
          await acceptPlain(peer)
          await bind(peer)
        },
        { ...options, target: { ...options.target, security } },
      )
      const proxy = await start(server.port)
      proxyPort = proxy.port
      client.connection.start()
      await client.reach('connected')
      const port = security === 'tls' ? 5223 : 5222
      expect(proxy.asked).toEqual([`${DOMAIN}:${String(port)}`])
      expect(urls).toEqual([`https://${DOMAIN}:${String(port)}/`])
      expect(server.peers[0]?.serverName).toBe(DOMAIN)
    },
  )

  it('the certificate is checked all the same', async () => {
    const certificate = await stage.authority.issue(['elsewhere.example'])
    let proxyPort = 0
    const { client, server } = await stage.play(
      async (peer) => {
        await offerStartTls(peer, certificate)
        await peer.read(/never/)
      },
      reachedBy(() => at(word, proxyPort)),
    )
    proxyPort = (await start(server.port)).port
    client.connection.start()
    expect(await client.reach('waiting')).toMatchObject({ error: { code: 'certificate-name' } })
  })

  it('a proxy that is not there is told as such, and the next one is taken', async () => {
    let list = at(word, 1)
    const { client, server } = await stage.play(
      (peer) => welcome(peer, stage.certificate),
      reachedBy(() => list),
    )
    client.connection.start()
    expect(await client.reach('waiting')).toMatchObject({
      stage: 'connect',
      error: { code: 'proxy-unreachable' },
    })
    list = `${at(word, 1)}; ${at(word, (await start(server.port)).port)}`
    client.connection.check()
    await client.reach('connected')
  })

  it('a proxy that accepts and is silent costs its part of the time only', async () => {
    const clock = createManualClock()
    const mute = await startProxy(() => undefined)
    let list = ''
    const { client, server } = await stage.play((peer) => welcome(peer, stage.certificate), {
      ...reachedBy(() => list),
      clock,
    })
    list = `${at(word, mute.port)}; ${at(word, (await start(server.port)).port)}`
    client.connection.start()
    await untilTrue('the first proxy to be asked', () => mute.open === 1)
    clock.advance(2_500)
    await client.reach('connected')
    await untilTrue('the first to be left', () => mute.open === 0)
  })

  it('a proxy that stays silent is told when the stage is over, and nothing stays open', async () => {
    const clock = createManualClock()
    const mute = await startProxy(() => undefined)
    const { client } = await stage.play(() => undefined, { ...reachedBy(() => at(word, mute.port)), clock })
    client.connection.start()
    await untilTrue('the proxy to be asked', () => mute.open === 1)
    clock.advance(5_000)
    const waiting = await client.reach('waiting')
    expect(waiting).toMatchObject({ stage: 'connect', error: { code: 'proxy-unreachable' } })
    await untilTrue('the proxy to be left', () => mute.open === 0)
  })

  it.each([
    ['garbage', 'garbage garbage\n'.repeat(1_000)],
    ['bytes', Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 37) % 256))],
    ['a header without end', `HTTP/1.1 200 OK\r\n${'X-Long: aaaaaaaaaaaaaaaa\r\n'.repeat(20_000)}`],
  ])('a proxy that answers %s is told as one that made no connection', async (_what, answer) => {
    const proxy = await startProxy((socket) => socket.write(answer))
    const { client } = await stage.play(
      () => undefined,
      reachedBy(() => at(word, proxy.port)),
    )
    client.connection.start()
    expect(await client.reach('waiting')).toMatchObject({ error: { code: 'proxy-refused' } })
    await untilTrue('the proxy to be left', () => proxy.open === 0)
  })

  it('a proxy that hangs up is told as one that made no connection', async () => {
    const proxy = await startProxy((socket) => socket.once('data', () => socket.end()))
    const { client } = await stage.play(
      () => undefined,
      reachedBy(() => at(word, proxy.port)),
    )
    client.connection.start()
    expect(await client.reach('waiting')).toMatchObject({ error: { code: 'proxy-refused' } })
  })
})

describe('a refusal is told in the proxy’s words', () => {
  const http = (head: string) => (port: number) =>
    startHttpProxy(port, `HTTP/1.1 ${head}\r\nContent-Length: 0\r\n\r\n`)
  it.each([
    ['PROXY', http('403 Forbidden'), 'proxy-refused', '403 Forbidden'],
    ['PROXY', http('502 Bad Gateway'), 'proxy-refused', '502 Bad Gateway'],
    ['PROXY', http('407 Proxy Authentication Required'), 'proxy-authentication', '407'],
    ['SOCKS5', (port: number) => startSocksProxy(port, 0xff), 'proxy-authentication', 'authentication'],
    ['SOCKS5', (port: number) => startSocksProxy(port, 0, 2), 'proxy-refused', 'NotAllowed'],
    ['SOCKS5', (port: number) => startSocksProxy(port, 0, 4), 'proxy-refused', 'HostUnreachable'],
  ] as const)('%s', async (word, start, code, words) => {
    const proxy = await start(1)
    const { client } = await stage.play(
      () => undefined,
      reachedBy(() => at(word, proxy.port)),
    )
    client.connection.start()
    const { error } = await client.reach('waiting')
    expect(error.code).toBe(code)
    expect(error.detail).toContain(words)
  })
})

describe('without a proxy that can be used', () => {
  it('kinds that are not spoken have their own sentence', async () => {
    const { client } = await stage.play(
      () => undefined,
      reachedBy(() => 'HTTPS proxy.example:443'),
    )
    client.connection.start()
    expect(await client.reach('waiting')).toMatchObject({ error: { code: 'proxy-unsupported' } })
  })

  it('a server on this very machine is reached directly, and no settings are asked', async () => {
    const asked: string[] = []
    const { client } = await stage.play((peer) => welcome(peer, stage.certificate), {
      network: {
        ...NO_NETWORK,
        proxyFor: (url) => {
          asked.push(url)
          return Promise.resolve('PROXY nowhere.invalid:1')
        },
      },
    })
    client.connection.start()
    await client.reach('connected')
    expect(asked).toEqual([])
  })

  it.each([
    ['cannot be read', () => Promise.reject(new Error('no settings'))],
    ['never answer', () => new Promise<string>(() => undefined)],
  ])('settings that %s leave the direct way', async (_what, answer) => {
    const clock = createManualClock()
    const { client } = await stage.play(() => undefined, {
      ...reachedBy(answer),
      target: { host: 'nobody.invalid', port: null },
      clock,
    })
    client.connection.start()
    await untilTrue('the stage', () => client.connection.status.status !== 'idle')
    await untilTrue('the direct way to fail', () => {
      if (client.connection.status.status === 'connecting') clock.advance(500)
      return client.connection.status.status === 'waiting'
    })
    expect(client.connection.status).toMatchObject({ stage: 'connect' })
    expect(client.log.map(({ event }) => event)).toContain('xmpp.proxy-unknown')
  })
})
