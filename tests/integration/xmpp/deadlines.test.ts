import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../clock.ts'
import { untilTrue } from '../../desktop/until.ts'
import type { Peer } from './scripted-server.ts'
import {
  acceptPlain,
  answerHeader,
  BIND_FEATURE,
  header,
  mechanisms,
  offerStartTls,
  STARTTLS_FEATURE,
  welcome,
} from './server-steps.ts'
import { createStage } from './stage.ts'

const stage = await createStage()

/** A server that does its part up to a point and is silent from then on. */
const mute: readonly {
  readonly at: string
  readonly stage: string
  readonly limitMs: number
  readonly play: (peer: Peer) => Promise<unknown>
}[] = [
  {
    at: 'after accepting the connection',
    stage: 'connect',
    limitMs: 5_000,
    play: (peer) => peer.read(/<stream:stream [^>]*>/),
  },
  {
    at: 'after the stream header',
    stage: 'connect',
    limitMs: 5_000,
    play: async (peer) => {
      await peer.read(/<stream:stream [^>]*>/)
      peer.write(header('').replace(/<stream:features>.*/, ''))
    },
  },
  {
    at: 'when TLS shall begin',
    stage: 'tls',
    limitMs: 5_000,
    play: async (peer) => {
      await answerHeader(peer, STARTTLS_FEATURE)
      await peer.read(/<starttls [^>]*\/>/)
    },
  },
  {
    at: 'when it is told the password',
    stage: 'sasl',
    limitMs: 10_000,
    play: async (peer) => {
      await offerStartTls(peer, stage.certificate)
      await answerHeader(peer, mechanisms('PLAIN'))
      await peer.read(/<auth .*?<\/auth>/)
    },
  },
  {
    at: 'when a resource shall be bound',
    stage: 'bind',
    limitMs: 5_000,
    play: async (peer) => {
      await offerStartTls(peer, stage.certificate)
      await acceptPlain(peer)
      await answerHeader(peer, BIND_FEATURE)
      await peer.read(/<iq .*?<\/iq>/)
    },
  },
]

describe.each(mute)('a server that falls silent $at', ({ stage: name, limitMs, play }) => {
  it(`is given up after ${limitMs} ms and tried again, the first time and on a reconnect`, async () => {
    const clock = createManualClock()
    let arrived = 0
    const { client, server } = await stage.play(
      async (peer, index) => {
        if (index === 2) return welcome(peer, stage.certificate)
        await play(peer)
        arrived++
        await peer.read(/never/)
      },
      { clock, random: () => 0.5 },
    )
    client.connection.start()
    for (const round of [1, 2]) {
      await untilTrue('the server to fall silent', () => arrived === round)
      clock.advance(limitMs - 1)
      expect(client.connection.status).toMatchObject({ status: 'connecting', stage: name })
      clock.advance(1)
      const waiting = await client.reach('waiting')
      expect(waiting).toMatchObject({ stage: name, error: { code: 'connection-timeout' } })
      await untilTrue('the socket to be gone', () => server.peers[round - 1]?.closed === true)
      clock.advance(waiting.retryAtMs - clock.now())
    }
    await client.reach('connected')
  })
})

it('a server that drips through every stage is given up after fifteen seconds', async () => {
  const clock = createManualClock()
  let step = 0
  const reached = (wanted: number) => untilTrue(`step ${wanted}`, () => step === wanted)
  const { client } = await stage.play(
    async (peer) => {
      await peer.read(/<stream:stream [^>]*>/)
      step = 1
      await reached(2)
      peer.write(header(STARTTLS_FEATURE))
      await peer.read(/<starttls [^>]*\/>/)
      step = 3
      await reached(4)
      peer.write("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
      await peer.startTls(stage.certificate)
      await answerHeader(peer, mechanisms('PLAIN'))
      await peer.read(/<auth .*?<\/auth>/)
      step = 5
      await peer.read(/never/)
    },
    { clock, random: () => 0.5 },
  )
  client.connection.start()
  for (const odd of [1, 3]) {
    await reached(odd)
    clock.advance(4_500)
    step++
  }
  await reached(5)
  clock.advance(5_999)
  expect(client.connection.status).toMatchObject({ status: 'connecting', stage: 'sasl' })
  clock.advance(1)
  expect(await client.reach('waiting')).toMatchObject({
    stage: 'sasl',
    error: { code: 'connection-timeout' },
  })
})

describe('between attempts', () => {
  it('the pause doubles with each failure up to a minute, and a wake-up makes it short again', async () => {
    const clock = createManualClock()
    const { client, server } = await stage.play((peer) => peer.reset(), { clock, random: () => 0.999 })
    client.connection.start()
    const pauses: number[] = []
    for (let round = 0; round < 8; round++) {
      await server.peer(round)
      const waiting = await client.reach('waiting')
      pauses.push(Math.round((waiting.retryAtMs - clock.now()) / 1000))
      if (round < 7) clock.advance(waiting.retryAtMs - clock.now())
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
    client.connection.check()
    await server.peer(8)
    const waiting = await client.reach('waiting')
    expect(Math.round((waiting.retryAtMs - clock.now()) / 1000)).toBe(1)
  })

  it('a refused connection says so', async () => {
    const { client, server } = await stage.play(() => undefined, { random: () => 0.9 })
    await server.close()
    client.connection.start()
    expect(await client.reach('waiting')).toMatchObject({
      stage: 'connect',
      error: { code: 'connection-refused' },
    })
  })

  it('a host that does not exist says so', async () => {
    const { client } = await stage.play(() => undefined, {
      target: { host: 'nobody.invalid' },
      random: () => 0.9,
    })
    client.connection.start()
    const waiting = await client.reach('waiting')
    // A machine without a resolver cannot know whether the host exists.
    expect(['host-not-found', 'offline']).toContain(waiting.error.code)
  })

  it('the second machine of a domain is tried at once when the first is down', async () => {
    const port = { now: 0 }
    const { client, server } = await stage.play((peer) => welcome(peer, stage.certificate), {
      target: { host: '' },
      random: () => 0.9,
      network: {
        systemCertificates: () => [],
        proxyFor: () => Promise.resolve('DIRECT'),
        resolveSrv: (name) =>
          Promise.resolve(
            name.startsWith('_xmpp-client')
              ? [
                  { name: '127.0.0.1', port: port.now, priority: 20, weight: 0 },
                  { name: '127.0.0.1', port: 1, priority: 10, weight: 0 },
                ]
              : [],
          ),
      },
    })
    port.now = server.port
    client.connection.start()
    await client.reach('connected')
    expect(client.statuses.map(({ status }) => status)).not.toContain('waiting')
  })

  it('stop during an attempt ends it and nothing follows', async () => {
    const clock = createManualClock()
    const { client, server } = await stage.play((peer) => peer.read(/never/).then(() => undefined), { clock })
    client.connection.start()
    const peer = await server.peer(0)
    await client.connection.stop()
    expect(client.connection.status).toEqual({ status: 'idle' })
    await untilTrue('the socket to be gone', () => peer.closed)
    clock.advance(120_000)
    expect(client.connection.status).toEqual({ status: 'idle' })
    expect(server.peers).toHaveLength(1)
    expect(clock.pending).toBe(0)
  })

  it('what is no address is refused before anything is sent', async () => {
    const { client, server } = await stage.play(() => undefined, { target: { jid: 'example.com' } })
    client.connection.start()
    expect(client.connection.status).toMatchObject({ status: 'stopped', error: { code: 'bad-input' } })
    expect(server.peers).toHaveLength(0)
  })
})
