import { describe, expect, it } from 'vitest'
import { acceptScram, type ScramOptions } from './scram-server.ts'
import {
  acceptPlain,
  answerHeader,
  answerIq,
  bind,
  BIND_FEATURE,
  FULL_JID,
  mechanisms,
  offerStartTls,
  PASSWORD,
  welcome,
} from './server-steps.ts'
import { createStage } from './stage.ts'

const stage = await createStage()
const FAILURE = (condition: string, words = 'Go away.\n'): string =>
  `<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><${condition}/><text>${words}</text></failure>`

describe('coming on line', () => {
  it('goes through every stage in order and says so', async () => {
    const { client } = await stage.play((peer) => welcome(peer, stage.certificate))
    client.connection.start()
    const connected = await client.reach('connected')
    expect(connected.jid).toBe(FULL_JID)
    expect(client.connection.fullJid).toBe(FULL_JID)
    const said = client.statuses.map((status) => ('stage' in status ? status.stage : status.status))
    expect(said).toEqual(['resolve', 'connect', 'tls', 'sasl', 'bind', 'connected'])
  })

  it('asks for its own resource and announces itself with priority 1', async () => {
    const { client, server } = await stage.play((peer) => welcome(peer, stage.certificate))
    client.connection.start()
    await client.reach('connected')
    expect(server.peers[0]?.seen).toContain('<resource>ringside-test</resource>')
    expect(server.peers[0]?.seen).toContain('<presence><priority>1</priority></presence>')
  })

  it('takes the address that the server bound, not the one it asked for', async () => {
    const { client } = await stage.play(async (peer) => {
      await offerStartTls(peer, stage.certificate)
      await acceptPlain(peer)
      await bind(peer, BIND_FEATURE, 'ann@example.com/other')
    })
    client.connection.start()
    expect((await client.reach('connected')).jid).toBe('ann@example.com/other')
  })

  it('opens the session that servers of RFC 3921 still require', async () => {
    const session = "<session xmlns='urn:ietf:params:xml:ns:xmpp-session'/>"
    const { client, server } = await stage.play(async (peer) => {
      await offerStartTls(peer, stage.certificate)
      await acceptPlain(peer)
      await bind(peer, BIND_FEATURE + session)
      await answerIq(peer, /<iq [^>]*><session .*?<\/iq>/)
      await peer.read(/<presence>/)
    })
    client.connection.start()
    await client.reach('connected')
    expect(server.peers[0]?.seen).toContain('<session xmlns="urn:ietf:params:xml:ns:xmpp-session"/>')
  })

  it('leaves out the session where it is optional', async () => {
    const session = "<session xmlns='urn:ietf:params:xml:ns:xmpp-session'><optional/></session>"
    const { client, server } = await stage.play(async (peer) => {
      await offerStartTls(peer, stage.certificate)
      await acceptPlain(peer)
      await bind(peer, BIND_FEATURE + session)
      await peer.read(/<presence>/)
    })
    client.connection.start()
    await client.reach('connected')
    expect(server.peers[0]?.seen).not.toContain('<session')
  })

  it('waits when its resource is still held by a session that has not ended', async () => {
    const { client } = await stage.play(
      async (peer) => {
        await offerStartTls(peer, stage.certificate)
        await acceptPlain(peer)
        await answerHeader(peer, BIND_FEATURE)
        await peer.read(/<iq .*?<\/iq>/)
        peer.write(
          "<iq type='error' id='bind'><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
        )
      },
      { random: () => 0.9 },
    )
    client.connection.start()
    const waiting = await client.reach('waiting')
    expect(waiting).toMatchObject({ stage: 'bind', error: { code: 'conflict' } })
  })
})

describe('passwords', () => {
  it.each(['correct horse', 'pässwörd', 'пароль', '密码🔑', '"&<>='])(
    'PLAIN carries %s in UTF-8',
    async (password) => {
      let sent = ''
      const { client } = await stage.play(
        async (peer) => {
          await offerStartTls(peer, stage.certificate)
          sent = await acceptPlain(peer)
          await bind(peer)
        },
        { target: { password } },
      )
      client.connection.start()
      await client.reach('connected')
      expect(sent).toBe(`\0ann\0${password}`)
    },
  )

  const scram = async (options: ScramOptions, password = options.password) => {
    const verdicts: boolean[] = []
    const { client } = await stage.play(
      async (peer) => {
        await offerStartTls(peer, stage.certificate)
        verdicts.push(await acceptScram(peer, options))
        await bind(peer)
      },
      { target: { password }, random: () => 0.9 },
    )
    client.connection.start()
    return { client, verdicts }
  }

  it.each(['SCRAM-SHA-1', 'SCRAM-SHA-256'] as const)(
    'a password with any letters is proved by %s, which is preferred to PLAIN',
    async (mechanism) => {
      const { client, verdicts } = await scram({ mechanism, password: 'pässwörd пароль 🔑' })
      await client.reach('connected')
      expect(verdicts).toEqual([true])
    },
  )

  it('SCRAM succeeds with a server that proves itself in a challenge of its own', async () => {
    const { client } = await scram({ mechanism: 'SCRAM-SHA-1', password: PASSWORD, proof: 'challenge' })
    await client.reach('connected')
  })

  it.each(['wrong', 'none'] as const)(
    'a server that says success with %s proof of the password is not believed',
    async (proof) => {
      const { client } = await scram({ mechanism: 'SCRAM-SHA-1', password: PASSWORD, proof })
      expect(await client.reach('waiting')).toMatchObject({ stage: 'sasl', error: { code: 'stream-error' } })
    },
  )

  it('a server cannot make the machine compute for ever', async () => {
    const { client } = await stage.play(
      async (peer) => {
        await offerStartTls(peer, stage.certificate)
        await answerHeader(peer, mechanisms('SCRAM-SHA-1'))
        const auth = await peer.read(/<auth .*?<\/auth>/)
        const nonce = /r=(.*)/.exec(Buffer.from(/>([^<]*)</.exec(auth)?.[1] ?? '', 'base64').toString())?.[1]
        const challenge = Buffer.from(`r=${nonce ?? ''}x,s=AAAA,i=9999999`).toString('base64')
        peer.write(`<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>${challenge}</challenge>`)
      },
      { random: () => 0.9 },
    )
    client.connection.start()
    expect(await client.reach('waiting')).toMatchObject({ error: { detail: 'unusable challenge' } })
  })
})

describe('a refused sign-in', () => {
  it('a wrong password stops, closes the connection and leaves no unhandled rejection', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    const { client, server } = await stage.play(async (peer) => {
      await offerStartTls(peer, stage.certificate)
      await answerHeader(peer, mechanisms('PLAIN'))
      await peer.read(/<auth .*?<\/auth>/)
      peer.write(FAILURE('not-authorized'))
      await peer.read(/never/)
    })
    client.connection.start()
    const stopped = await client.reach('stopped')
    expect(stopped).toMatchObject({ stage: 'sasl', error: { code: 'bad-credentials', detail: 'Go away.' } })
    await expect.poll(() => server.peers[0]?.closed).toBe(true)
    expect(server.peers).toHaveLength(1)
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })

  it.each(['not-authorized', 'temporary-auth-failure'])(
    'is told without the password that the server repeats (%s)',
    async (condition) => {
      const { client } = await stage.play(async (peer) => {
        await offerStartTls(peer, stage.certificate)
        await answerHeader(peer, mechanisms('PLAIN'))
        const [, sent = ''] = /<auth [^>]*>(.*?)<\/auth>/.exec(await peer.read(/<auth .*?<\/auth>/)) ?? []
        peer.write(FAILURE(condition, `No: ${PASSWORD}, ${sent}`))
        await peer.read(/never/)
      })
      client.connection.start()
      const { error } = await client.reach(condition === 'not-authorized' ? 'stopped' : 'waiting')
      expect(error.detail).toContain('No: …, …')
      await client.connection.stop()
    },
  )

  it('can be followed by another start, which tries anew', async () => {
    const { client } = await stage.play(async (peer, index) => {
      await offerStartTls(peer, stage.certificate)
      if (index > 0) {
        await acceptPlain(peer)
        await bind(peer)
        return
      }
      await answerHeader(peer, mechanisms('PLAIN'))
      await peer.read(/<auth .*?<\/auth>/)
      peer.write(FAILURE('not-authorized'))
    })
    client.connection.start()
    await client.reach('stopped')
    client.connection.start()
    await client.reach('connected')
  })

  it('a passing failure is tried again', async () => {
    const { client } = await stage.play(async (peer, index) => {
      await offerStartTls(peer, stage.certificate)
      if (index > 0) {
        await acceptPlain(peer)
        await bind(peer)
        return
      }
      await answerHeader(peer, mechanisms('PLAIN'))
      await peer.read(/<auth .*?<\/auth>/)
      peer.write(FAILURE('temporary-auth-failure'))
    })
    client.connection.start()
    await client.reach('connected')
    expect(client.statuses.find(({ status }) => status === 'waiting')).toMatchObject({
      stage: 'sasl',
      error: { code: 'stream-error' },
    })
  })

  it('a connection that closes in the middle of it is tried again', async () => {
    const { client } = await stage.play(async (peer, index) => {
      await offerStartTls(peer, stage.certificate)
      if (index > 0) {
        await acceptPlain(peer)
        await bind(peer)
        return
      }
      await answerHeader(peer, mechanisms('PLAIN'))
      await peer.read(/<auth .*?<\/auth>/)
      peer.end()
    })
    client.connection.start()
    await client.reach('connected')
    expect(client.statuses.find(({ status }) => status === 'waiting')).toMatchObject({
      stage: 'sasl',
      error: { code: 'connection-lost' },
    })
  })

  it('names the ways to sign in that it does not know', async () => {
    const { client } = await stage.play(
      async (peer) => {
        await offerStartTls(peer, stage.certificate)
        await answerHeader(peer, mechanisms('GSSAPI', 'X-OAUTH2'))
      },
      { random: () => 0.9 },
    )
    client.connection.start()
    const waiting = await client.reach('waiting')
    expect(waiting.error.detail).toContain('GSSAPI X-OAUTH2')
  })
})
