import { describe, expect, it } from 'vitest'
import type { Element } from '../../../app/xmpp/xml.ts'
import { xml } from '../../../app/xmpp/xml.ts'
import { untilTrue } from '../../desktop/until.ts'
import type { ClientOptions } from './client.ts'
import type { Peer } from './scripted-server.ts'
import { acceptPlain, bind, BIND_FEATURE, offerStartTls, streamError, welcome } from './server-steps.ts'
import { createStage, type Scene } from './stage.ts'

const stage = await createStage()
const PATIENT: ClientOptions = { random: () => 0.9 }

/** A connected client, and the server's side of it. Only the first connection is welcomed. */
async function connected(
  options: ClientOptions = PATIENT,
): Promise<Scene & { peer: Peer; stanzas: Element[] }> {
  const scene = await stage.play(async (peer, index) => {
    if (index === 0) await welcome(peer, stage.certificate)
  }, options)
  const stanzas: Element[] = []
  scene.client.connection.onStanza((stanza) => stanzas.push(stanza))
  scene.client.connection.start()
  await scene.client.reach('connected')
  const peer = await scene.server.peer(0)
  await untilTrue('the presence to arrive', () => peer.seen.includes('</presence>'))
  return { ...scene, peer, stanzas }
}

const bodyOf = (stanza: Element | undefined): string | null | undefined => stanza?.getChildText('body')

describe('what arrives in pieces', () => {
  it('characters that lie across two chunks stay whole', async () => {
    const { peer, stanzas } = await connected()
    const body = 'é€😀'.repeat(20_000)
    const bytes = Buffer.from(`<message><body>${body}</body></message>`)
    // An odd size, so that chunks end within characters of two, three and four bytes.
    for (let at = 0; at < bytes.length; at += 997) peer.write(bytes.subarray(at, at + 997))
    await untilTrue('the message', () => stanzas.length === 1)
    expect(bodyOf(stanzas[0]) === body).toBe(true)
  })

  it('a stanza that comes one byte at a time is read like any other', async () => {
    const { peer, stanzas } = await connected()
    for (const byte of Buffer.from('<message><body>süß &amp; "x>y"</body></message>')) {
      peer.write(Buffer.from([byte]))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await untilTrue('the message', () => stanzas.length === 1)
    expect(bodyOf(stanzas[0])).toBe('süß & "x>y"')
  })

  it('several stanzas in one chunk keep their order, those right behind the binding too', async () => {
    const { client } = await stage.play(async (peer) => {
      await offerStartTls(peer, stage.certificate)
      await acceptPlain(peer)
      const trailing = "<message id='m1'/><message id='m2'/><presence id='p3'/>"
      const write = peer.write
      await bind({
        ...peer,
        write: (data) => write(`${String(data)}${data.includes('<iq') ? trailing : ''}`),
      })
    })
    const ids: unknown[] = []
    client.connection.onStanza((stanza) => ids.push(stanza.attrs['id']))
    client.connection.start()
    await untilTrue('three stanzas', () => ids.length === 3)
    expect(ids).toEqual(['m1', 'm2', 'p3'])
  })

  it('white space between stanzas is a sign of life and nothing else', async () => {
    const { peer, stanzas, client } = await connected()
    peer.write(' \n \n<message id="after"/>')
    await untilTrue('the message', () => stanzas.length === 1)
    expect(client.connection.status.status).toBe('connected')
  })
})

describe('hostile input ends the stream and nothing else', () => {
  it.each([
    ['a stanza without an end', '<message><body>', 'x'.repeat(65_536)],
    ['a stanza of endless children', '<message>', '<a b="c"/>'.repeat(6_000)],
    ['a tag without an end', '<message ', 'a="b" '.repeat(10_000)],
    ['a comment without an end', '<message><!-- ', 'x'.repeat(65_536)],
    ['elements nested for ever', '<message>', '<a>'.repeat(20_000)],
  ])('%s', async (_name, start, more) => {
    const { peer, client } = await connected()
    peer.write(start)
    let sent = 0
    while (!peer.closed && sent < 40 * 1_048_576) {
      peer.write(more)
      sent += more.length
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await client.reach('waiting')).toMatchObject({ error: { code: 'stream-error' } })
  })

  it.each([
    ['a wrong end tag', '<message></presence>'],
    ['an end tag that nothing opened', '</message></message>'],
    ['an unknown entity', '<message>&bomb;</message>'],
    ['an illegal character', '<message>&#0;</message>'],
  ])('%s', async (_name, data) => {
    const { peer, client } = await connected()
    peer.write(data)
    expect(await client.reach('waiting')).toMatchObject({ error: { code: 'stream-error' } })
  })

  it('a server that talks on before signing in is cut off', async () => {
    const { client } = await stage.play(async (peer) => {
      await peer.read(/<stream:stream [^>]*>/)
      peer.write("<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams'>")
      while (!peer.closed) {
        peer.write(`<x>${'y'.repeat(1_000)}</x>`.repeat(100))
        await new Promise((resolve) => setImmediate(resolve))
      }
    }, PATIENT)
    client.connection.start()
    expect(await client.reach('waiting')).toMatchObject({ error: { code: 'stream-error' } })
  })

  it('what is no XMPP at all is told as such', async () => {
    const { client } = await stage.play(async (peer) => {
      await peer.read(/<stream:stream [^>]*>/)
      peer.write('<html><body>Please log in to the hotel network</body></html>')
    }, PATIENT)
    client.connection.start()
    expect(await client.reach('waiting')).toMatchObject({
      stage: 'connect',
      error: { code: 'stream-error', detail: 'not an XMPP stream' },
    })
  })
})

describe('the end of a stream', () => {
  it('a conflict stops: two programs with one resource do not throw each other out for ever', async () => {
    const { peer, client, server } = await connected()
    peer.write(streamError('conflict'))
    expect(await client.reach('stopped')).toMatchObject({ stage: 'bind', error: { code: 'conflict' } })
    expect(server.peers).toHaveLength(1)
  })

  it.each(['system-shutdown', 'policy-violation', 'host-unknown'])(
    'the stream error %s is told and tried again',
    async (condition) => {
      const { peer, client } = await connected()
      peer.write(streamError(condition))
      expect(await client.reach('waiting')).toMatchObject({
        error: { code: 'stream-error', detail: condition },
      })
    },
  )

  it('a host that a stream error points to is not followed', async () => {
    const elsewhere = await stage.play(() => undefined)
    const { peer, client } = await connected()
    peer.write(
      `<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>127.0.0.1:${elsewhere.server.port}` +
        '</see-other-host></stream:error>',
    )
    await client.reach('waiting')
    client.connection.check()
    await client.reach('connecting')
    expect(elsewhere.server.peers).toHaveLength(0)
  })

  it.each([
    ['a good-bye', (peer: Peer) => peer.write('</stream:stream>')],
    ['a closed connection', (peer: Peer) => peer.end()],
    ['a reset', (peer: Peer) => peer.reset()],
  ])('%s is followed by a fresh stream that binds anew', async (_name, end) => {
    const { client, server } = await stage.play((peer) => welcome(peer, stage.certificate))
    client.connection.start()
    await client.reach('connected')
    end(await server.peer(0))
    await untilTrue('a second session', () => server.peers[1]?.seen.includes('</presence>') === true)
    await client.reach('connected')
    expect(client.statuses).toContainEqual(expect.objectContaining({ status: 'waiting', stage: 'connect' }))
    expect(server.peers[1]?.seen).toContain('<resource>ringside-test</resource>')
  })

  it('stop says good-bye and waits for the server to hang up', async () => {
    const { peer, client } = await connected()
    const stopped = client.connection.stop()
    expect(client.connection.status).toEqual({ status: 'idle' })
    await peer.read(/<\/stream:stream>/)
    peer.end()
    await stopped
  })

  it('stream management is not asked for where it is offered: its counters are wrong', async () => {
    const features = `${BIND_FEATURE}<sm xmlns='urn:xmpp:sm:3'/>`
    const { client, server } = await stage.play(async (peer) => {
      await offerStartTls(peer, stage.certificate)
      await acceptPlain(peer)
      await bind(peer, features)
      await peer.read(/<\/presence>/)
    })
    client.connection.start()
    await client.reach('connected')
    await client.connection.stop()
    expect(server.peers[0]?.seen).not.toContain('urn:xmpp:sm')
  })
})

describe('what goes out', () => {
  it('characters that XML forbids are left out, so that they cannot end the stream', async () => {
    const { peer, client } = await connected()
    client.connection.send(xml('message', {}, xml('body', {}, 'a\u0000b\u001Bc\uD800d\tä😀')))
    expect(await peer.read(/<body>.*<\/body>/)).toBe('<body>abcd\tä😀</body>')
  })

  it('nothing is sent while there is no connection', async () => {
    const { client } = await stage.play(() => undefined)
    expect(() => {
      client.connection.send(xml('message'))
    }).not.toThrow()
  })
})

it('a listener that throws is logged, and neither the others nor the stream notice', async () => {
  const { peer, client, stanzas } = await connected()
  client.connection.onStanza(() => {
    throw new Error('a bug')
  })
  peer.write("<message id='one'/><message id='two'/>")
  await untilTrue('both stanzas', () => stanzas.length === 2)
  expect(client.connection.status.status).toBe('connected')
  expect(client.log.filter(({ event }) => event === 'xmpp.listener-failed')).toHaveLength(2)
})
