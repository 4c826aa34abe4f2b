import { describe, expect, it } from 'vitest'
import { DISCO_INFO, DISCO_ITEMS, PING } from '../../../app/xmpp/namespaces.ts'
import { xml } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'
import { untilTrue } from '../../desktop/until.ts'
import type { ClientOptions } from './client.ts'
import { attributeOf, FULL_JID, welcome } from './server-steps.ts'
import { createStage } from './stage.ts'

const stage = await createStage()
const SERVICE = 'commands.example.com'

async function connected(options: ClientOptions = { random: () => 0.9 }) {
  const scene = await stage.play(async (peer, index) => {
    if (index === 0) await welcome(peer, stage.certificate)
  }, options)
  scene.client.connection.start()
  await scene.client.reach('connected')
  const peer = await scene.server.peer(0)
  await untilTrue('the presence to arrive', () => peer.seen.includes('</presence>'))
  return { ...scene, peer, connection: scene.client.connection }
}

const query = (to: string) => xml('iq', { type: 'get', to }, xml('query', { xmlns: 'test' }))
const REQUEST = /<iq [^>]*><query [^>]*\/><\/iq>/

describe('requests', () => {
  it('a result resolves the request that asked for it, in whatever order results come', async () => {
    const { peer, connection } = await connected()
    const first = connection.request(query(SERVICE))
    const second = connection.request(query(SERVICE))
    const ids = [attributeOf(await peer.read(REQUEST), 'id'), attributeOf(await peer.read(REQUEST), 'id')]
    for (const [index, id] of [...ids.entries()].reverse()) {
      peer.write(`<iq type='result' id='${id}' from='${SERVICE}'><answer n='${index}'/></iq>`)
    }
    const answers = await Promise.all([first, second])
    const numbers = answers.map((answer) => answer.ok && String(answer.value.getChild('answer')?.attrs['n']))
    expect(numbers).toEqual(['0', '1'])
  })

  it('a refusal comes as data, with its text trimmed', async () => {
    const { peer, connection } = await connected()
    const request = connection.request(query(SERVICE))
    const id = attributeOf(await peer.read(REQUEST), 'id')
    peer.write(
      `<iq type='error' id='${id}' from='${SERVICE}'><error type='modify' code='400'>` +
        "<bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>" +
        "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>\n  Execution Errors; no route\n </text></error></iq>",
    )
    expect(await request).toMatchObject({
      ok: false,
      error: { kind: 'stanza', type: 'modify', condition: 'bad-request', text: 'Execution Errors; no route' },
    })
  })

  it('a refusal that comes in the same breath as the request leaves no unhandled rejection', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    const { peer, connection } = await connected()
    const requests = Array.from({ length: 200 }, () => connection.request(query(SERVICE)))
    for (let n = 0; n < 200; n++) {
      peer.write(`<iq type='error' id='${attributeOf(await peer.read(REQUEST), 'id')}' from='${SERVICE}'/>`)
    }
    const answers = await Promise.all(requests)
    expect(new Set(answers.map((answer) => !answer.ok && answer.error.kind))).toEqual(new Set(['stanza']))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })

  it('an answer from somebody else does not count', async () => {
    const { peer, connection } = await connected()
    const request = connection.request(query(SERVICE))
    const id = attributeOf(await peer.read(REQUEST), 'id')
    peer.write(`<iq type='result' id='${id}' from='mallory@example.com/x'><forged/></iq>`)
    peer.write(`<iq type='result' id='${id}'><forged/></iq>`)
    peer.write(`<iq type='result' id='${id}' from='Commands.Example.COM'><real/></iq>`)
    const answer = await request
    expect(answer.ok && answer.value.getChild('real')).toBeTruthy()
  })

  it.each(['', 'example.com', 'ann@example.com', FULL_JID])(
    'a request to the own server is answered by "%s"',
    async (from) => {
      const { peer, connection } = await connected()
      const request = connection.request(xml('iq', { type: 'get' }, xml('query', { xmlns: 'test' })))
      const id = attributeOf(await peer.read(REQUEST), 'id')
      peer.write(`<iq type='result' id='${id}'${from === '' ? '' : ` from='${from}'`}/>`)
      expect((await request).ok).toBe(true)
    },
  )

  it('without an answer it times out, and a late one disturbs nobody', async () => {
    const clock = createManualClock()
    const { peer, connection } = await connected({ clock })
    const request = connection.request(query(SERVICE), { timeoutMs: 3_000 })
    const id = attributeOf(await peer.read(REQUEST), 'id')
    clock.advance(3_000)
    expect(await request).toEqual({ ok: false, error: { kind: 'timeout' } })
    peer.write(`<iq type='result' id='${id}' from='${SERVICE}'/>`)
    const next = connection.request(query(SERVICE))
    peer.write(`<iq type='result' id='${attributeOf(await peer.read(REQUEST), 'id')}' from='${SERVICE}'/>`)
    expect((await next).ok).toBe(true)
  })

  it('open requests fail at once when the connection is lost, not after their time', async () => {
    const clock = createManualClock()
    const { peer, connection } = await connected({ clock, random: () => 0.9 })
    const request = connection.request(query(SERVICE), { timeoutMs: 60_000 })
    await peer.read(REQUEST)
    peer.reset()
    expect(await request).toEqual({ ok: false, error: { kind: 'offline' } })
  })

  it('while off line a request fails at once', async () => {
    const { client } = await stage.play(() => undefined)
    expect(await client.connection.request(query(SERVICE))).toEqual({ ok: false, error: { kind: 'offline' } })
  })

  it('open requests fail when the connection is stopped', async () => {
    const { peer, connection } = await connected()
    const request = connection.request(query(SERVICE))
    await peer.read(REQUEST)
    const stopped = connection.stop()
    expect(await request).toEqual({ ok: false, error: { kind: 'offline' } })
    peer.end()
    await stopped
  })
})

describe('questions from others', () => {
  const ask = async (type: string, content: string) => {
    const { peer } = await connected()
    peer.write(`<iq type='${type}' id='q1' from='bob@example.com/home' to='${FULL_JID}'>${content}</iq>`)
    return peer.read(/<iq [^>]*id="q1"[^>]*(\/>|>.*?<\/iq>)/)
  }

  it('a ping is answered to whoever sent it', async () => {
    const answer = await ask('get', `<ping xmlns='${PING}'/>`)
    expect(attributeOf(answer, 'type')).toBe('result')
    expect(attributeOf(answer, 'to')).toBe('bob@example.com/home')
  })

  it('service discovery tells that this is a client', async () => {
    const answer = await ask('get', `<query xmlns='${DISCO_INFO}'/>`)
    expect(answer).toContain('<identity category="client" type="pc" name="Ringside"/>')
    expect(answer).toContain(`<feature var="${PING}"/>`)
  })

  it('the time is told in UTC, and nothing of where that is', async () => {
    const answer = await ask('get', "<time xmlns='urn:xmpp:time'/>")
    expect(answer).toMatch(/<tzo>Z<\/tzo><utc>\d{4}-\d\d-\d\dT[\d:.]+Z<\/utc>/)
  })

  it('there is nothing to be found below us', async () => {
    expect(await ask('get', `<query xmlns='${DISCO_ITEMS}'/>`)).toContain(`<query xmlns="${DISCO_ITEMS}"/>`)
  })

  it('a node of ours that does not exist is not found', async () => {
    expect(await ask('get', `<query xmlns='${DISCO_INFO}' node='x'/>`)).toContain('<item-not-found')
  })

  it.each([
    ['get', "<query xmlns='jabber:iq:version'/>"],
    ['set', "<time xmlns='urn:xmpp:time'/>"],
    ['set', `<ping xmlns='${PING}'/>`],
    ['set', "<query xmlns='jabber:iq:roster'/>"],
  ])('all else is not available: %s %s', async (type, content) => {
    expect(await ask(type, content)).toContain('<service-unavailable')
  })

  it('two questions in one are a bad request', async () => {
    expect(await ask('get', "<a xmlns='x'/><b xmlns='x'/>")).toContain('<bad-request')
  })
})
