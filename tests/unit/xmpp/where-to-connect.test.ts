import { describe, expect, it } from 'vitest'
import type { SrvRecord } from '../../../app/ports.ts'
import type { ConnectionTarget } from '../../../app/xmpp/connection-types.ts'
import { whereToConnect, xmppDomain } from '../../../app/xmpp/where-to-connect.ts'
import { createManualClock } from '../../clock.ts'

const TARGET: ConnectionTarget = {
  jid: 'ann@example.com',
  password: '',
  resource: 'r',
  host: '',
  port: null,
  domain: '',
  security: 'auto',
}
const server = (name: string, port: number, priority = 0): SrvRecord => ({ name, port, priority, weight: 0 })

const find = async (
  target: Partial<ConnectionTarget>,
  dns: Readonly<Record<string, readonly SrvRecord[]>> = {},
) => {
  const asked: string[] = []
  const result = await whereToConnect(
    { ...TARGET, ...target },
    {
      clock: createManualClock(),
      random: () => 0,
      network: {
        systemCertificates: () => [],
        proxyFor: () => Promise.resolve('DIRECT'),
        resolveSrv: (name) => {
          asked.push(name)
          return Promise.resolve(dns[name] ?? [])
        },
      },
    },
  )
  return { result, asked, endpoints: result.ok ? result.value : [] }
}

const DIRECT = '_xmpps-client._tcp.example.com'
const STARTTLS = '_xmpp-client._tcp.example.com'

describe('a typed host', () => {
  it.each([
    ['auto', null, 5222, false],
    ['auto', 5223, 5223, true],
    ['auto', 443, 443, false],
    ['starttls', 5223, 5223, false],
    ['tls', null, 5223, true],
    ['tls', 443, 443, true],
  ] as const)(
    'with %s and port %s means port %i, direct TLS %s',
    async (security, port, expected, directTls) => {
      const { endpoints, asked } = await find({ host: 'xmpp.example.net', security, port })
      expect(endpoints).toEqual([{ host: 'xmpp.example.net', port: expected, directTls }])
      expect(asked).toEqual([])
    },
  )
})

it('an IPv6 address may be typed with its brackets', async () => {
  const { endpoints } = await find({ host: ' [::1] ' })
  expect(endpoints).toEqual([{ host: '::1', port: 5222, directTls: false }])
})

describe('DNS', () => {
  it('direct TLS comes before STARTTLS, each by priority', async () => {
    const { endpoints } = await find(
      {},
      {
        [DIRECT]: [server('d2.example.net', 443, 2), server('d1.example.net.', 5223, 1)],
        [STARTTLS]: [server('s1.example.net', 5222)],
      },
    )
    expect(endpoints).toEqual([
      { host: 'd1.example.net', port: 5223, directTls: true },
      { host: 'd2.example.net', port: 443, directTls: true },
      { host: 's1.example.net', port: 5222, directTls: false },
    ])
  })

  it.each([
    ['starttls', [STARTTLS]],
    ['tls', [DIRECT]],
    ['auto', [DIRECT, STARTTLS]],
  ] as const)('with %s only what would be used is asked for', async (security, names) => {
    expect((await find({ security })).asked).toEqual(names)
  })

  it.each([
    ['auto', 5222, false],
    ['starttls', 5222, false],
    ['tls', 5223, true],
  ] as const)('that knows nobody leaves the domain itself, %s', async (security, port, directTls) => {
    expect((await find({ security })).endpoints).toEqual([{ host: 'example.com', port, directTls }])
  })

  it('that says the service does not exist is believed', async () => {
    const { result } = await find({}, { [STARTTLS]: [server('.', 0)] })
    expect(result).toMatchObject({ ok: false, error: { code: 'host-not-found' } })
  })

  it('that lists half the world gets eight tries', async () => {
    const many = Array.from({ length: 100 }, (_, index) => server(`s${index}.example.net`, 5222))
    expect((await find({}, { [STARTTLS]: many })).endpoints).toHaveLength(8)
  })

  it('that fails or does not answer is the same as one that knows nothing', async () => {
    const clock = createManualClock()
    const answer = whereToConnect(TARGET, {
      clock,
      random: () => 0,
      network: {
        systemCertificates: () => [],
        proxyFor: () => Promise.resolve('DIRECT'),
        resolveSrv: (name) =>
          name === DIRECT ? Promise.reject(new Error('SERVFAIL')) : new Promise<never>(() => undefined),
      },
    })
    clock.advance(4_000)
    expect(await answer).toEqual({ ok: true, value: [{ host: 'example.com', port: 5222, directTls: false }] })
  })

  it('is not asked about an IP address', async () => {
    const { asked, endpoints } = await find({ jid: 'ann@192.0.2.1' })
    expect(asked).toEqual([])
    expect(endpoints).toEqual([{ host: '192.0.2.1', port: 5222, directTls: false }])
  })
})

describe('the XMPP domain', () => {
  it.each([
    [{ jid: 'ann@example.com', domain: '' }, 'example.com'],
    [{ jid: 'ann!example.com@dashboard.example.net', domain: '' }, 'dashboard.example.net'],
    [{ jid: 'ann@example.com', domain: 'other.example' }, 'other.example'],
    [{ jid: 'ann@bücher.example', domain: '' }, 'xn--bcher-kva.example'],
  ])('of %j is %s', (target, expected) => {
    expect(xmppDomain(target)).toBe(expected)
  })
})
