import { describe, expect, it } from 'vitest'
import { createAuthority } from './certificates.ts'
import { NO_NETWORK, type ClientOptions } from './client.ts'
import {
  acceptPlain,
  answerHeader,
  bind,
  BIND_FEATURE,
  DOMAIN,
  mechanisms,
  offerStartTls,
  PROCEED,
  STARTTLS_FEATURE,
  SUCCESS,
  welcome,
} from './server-steps.ts'
import { createStage } from './stage.ts'

const stage = await createStage()
/** Keeps a failed attempt waiting, so that it can be looked at. */
const PATIENT: ClientOptions = { random: () => 0.9 }

describe('no credential without encryption', () => {
  it.each(['SCRAM-SHA-1', 'PLAIN'])(
    'a server that offers %s and no STARTTLS gets nothing, and is not asked again',
    async (mechanism) => {
      const { client, server } = await stage.play(async (peer) => {
        await answerHeader(peer, mechanisms(mechanism))
        await peer.read(/never/)
      })
      client.connection.start()
      const stopped = await client.reach('stopped')
      expect(stopped).toMatchObject({ stage: 'tls', error: { code: 'insecure-connection' } })
      await expect.poll(() => server.peers[0]?.closed).toBe(true)
      expect(server.peers[0]?.seen).not.toContain('<auth')
      expect(server.peers).toHaveLength(1)
    },
  )

  it('a server that refuses STARTTLS after offering it is tried again', async () => {
    const { client } = await stage.play(async (peer, index) => {
      if (index > 0) return welcome(peer, stage.certificate)
      await answerHeader(peer, STARTTLS_FEATURE)
      await peer.read(/<starttls [^>]*\/>/)
      peer.write("<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
    })
    client.connection.start()
    await client.reach('connected')
    expect(client.statuses).toContainEqual(expect.objectContaining({ status: 'waiting', stage: 'tls' }))
  })

  it('what is smuggled in clear text behind the go-ahead is never read', async () => {
    const { client } = await stage.play(async (peer) => {
      await answerHeader(peer, STARTTLS_FEATURE)
      await peer.read(/<starttls [^>]*\/>/)
      peer.write(`${PROCEED}${SUCCESS}<stream:features>${BIND_FEATURE}</stream:features>`)
      await peer.startTls(stage.certificate)
      await acceptPlain(peer)
      await bind(peer)
    }, PATIENT)
    client.connection.start()
    await client.reach('connected')
  })

  it('nothing that tells who signs in is sent in clear text', async () => {
    const { client, server } = await stage.play((peer) => welcome(peer, stage.certificate))
    client.connection.start()
    await client.reach('connected')
    expect(server.peers[0]?.seenInClear).not.toContain('ann')
    expect(server.peers[0]?.seenInClear).not.toContain('<auth')
  })
})

describe('server names in the handshake', () => {
  it('STARTTLS sends the XMPP domain as server name', async () => {
    const { client, server } = await stage.play((peer) => welcome(peer, stage.certificate))
    client.connection.start()
    await client.reach('connected')
    expect(server.peers[0]?.serverName).toBe(DOMAIN)
  })

  it('direct TLS sends the XMPP domain as server name, and ALPN xmpp-client', async () => {
    const { client, server } = await stage.play(
      async (peer) => {
        await peer.startTls(stage.certificate)
        await acceptPlain(peer)
        await bind(peer)
      },
      { target: { security: 'tls' } },
    )
    client.connection.start()
    await client.reach('connected')
    expect(server.peers[0]).toMatchObject({ serverName: DOMAIN, alpn: 'xmpp-client', seenInClear: '' })
  })
})

describe.each([
  ['STARTTLS', 'starttls'],
  ['direct TLS', 'tls'],
] as const)('the certificate under %s', (_name, security) => {
  const meet = async (
    names: readonly string[],
    { validity = 'valid', ...options }: ClientOptions & { validity?: 'valid' | 'expired' } = {},
  ) => {
    const certificate = await stage.authority.issue(names, validity)
    const scene = await stage.play(
      async (peer) => {
        if (security === 'tls') await peer.startTls(certificate)
        else await offerStartTls(peer, certificate)
        await acceptPlain(peer)
        await bind(peer)
      },
      { ...PATIENT, ...options, target: { security, ...options.target } },
    )
    scene.client.connection.start()
    return scene
  }

  it('may bear the XMPP domain, whatever host was typed', async () => {
    const { client } = await meet([DOMAIN])
    await client.reach('connected')
  })

  it('may bear the typed host instead', async () => {
    const { client } = await meet(['127.0.0.1'])
    await client.reach('connected')
  })

  it('is refused when it bears neither, and the sentence names both', async () => {
    const { client, server } = await meet(['elsewhere.example'])
    const waiting = await client.reach('waiting')
    expect(waiting).toMatchObject({ stage: 'tls', error: { code: 'certificate-name' } })
    expect(waiting.error.detail).toContain('example.com or 127.0.0.1')
    expect(waiting.error.detail).toContain('elsewhere.example')
    expect(server.peers[0]?.seen).not.toContain('<auth')
  })

  it('is refused when it bears only the name that DNS gave', async () => {
    const certificate = await stage.authority.issue(['localhost'])
    const server = { port: 0 }
    const scene = await stage.play(
      async (peer) => {
        if (security === 'tls') await peer.startTls(certificate)
        else await offerStartTls(peer, certificate)
        await peer.read(/never/)
      },
      {
        ...PATIENT,
        target: { host: '', security },
        network: {
          systemCertificates: () => [],
          proxyFor: () => Promise.resolve('DIRECT'),
          resolveSrv: (name) =>
            Promise.resolve(
              name === `_xmpp${security === 'tls' ? 's' : ''}-client._tcp.${DOMAIN}`
                ? [{ name: 'localhost', port: server.port, priority: 0, weight: 0 }]
                : [],
            ),
        },
      },
    )
    server.port = scene.server.port
    scene.client.connection.start()
    expect(await scene.client.reach('waiting')).toMatchObject({ error: { code: 'certificate-name' } })
  })

  it('is refused when it has expired', async () => {
    const { client } = await meet([DOMAIN], { validity: 'expired' })
    expect(await client.reach('waiting')).toMatchObject({
      stage: 'tls',
      error: { code: 'certificate-expired' },
    })
  })

  it('is refused when nobody known signed it', async () => {
    const { caPem } = await createAuthority('Somebody else')
    const { client } = await meet([DOMAIN], { target: { caPem } })
    expect(await client.reach('waiting')).toMatchObject({
      stage: 'tls',
      error: { code: 'certificate-untrusted' },
    })
  })

  it('is believed when the system trusts its authority', async () => {
    const { caPem } = await createAuthority('Somebody else')
    const { client } = await meet([DOMAIN], {
      target: { caPem },
      network: { ...NO_NETWORK, systemCertificates: () => [stage.authority.caPem] },
    })
    await client.reach('connected')
  })
})
