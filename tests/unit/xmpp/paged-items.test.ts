import { describe, expect, it } from 'vitest'
import { err, ok } from '../../../app/contract/result.ts'
import type { Requester } from '../../../app/xmpp/connection-types.ts'
import { PUBSUB, RESULT_SET, STANZA_ERRORS } from '../../../app/xmpp/namespaces.ts'
import { createPagedItems } from '../../../app/xmpp/paged-items.ts'
import { requestItems, subscribe } from '../../../app/xmpp/pubsub.ts'
import { child, childText, readStanzaError } from '../../../app/xmpp/stanza.ts'
import { xml, type Element } from '../../../app/xmpp/xml.ts'

const SERVICE = 'pubsub.example.com'
const itemsOf = (ids: readonly string[]): Element =>
  xml('items', { node: '/a' }, ...ids.map((id) => xml('item', { id }, xml('thing', { xmlns: 'urn:x' }))))
const answer = (ids: readonly string[], set?: Element): Element =>
  xml('iq', { type: 'result' }, xml('pubsub', { xmlns: PUBSUB }, itemsOf(ids), ...(set ? [set] : [])))

interface Service extends Requester {
  readonly asked: (string | undefined)[]
}

/** What was asked after what, and the answer to it. @param after undefined for a request without pages */
function service(respond: (after: string | undefined, paged: boolean) => Element): Service {
  const asked: (string | undefined)[] = []
  return {
    asked,
    request(iq) {
      const pubsub = child(iq, 'pubsub', PUBSUB)
      const set = pubsub && child(pubsub, 'set', RESULT_SET)
      const after = set && (childText(set, 'after', RESULT_SET) ?? 'start')
      asked.push(after)
      const reply = respond(after, set !== undefined)
      const failed = reply.attrs['type'] === 'error'
      return Promise.resolve(failed ? err({ kind: 'stanza', ...readStanzaError(reply) } as const) : ok(reply))
    },
  }
}

async function ids(requester: Requester): Promise<readonly string[] | undefined> {
  const answered = await requestItems(createPagedItems(requester, 2), SERVICE, '/a')
  return answered.ok ? answered.value.flatMap(({ items }) => items.map(({ id }) => id)) : undefined
}

const ALL = ['1', '2', '3', '4', '5']
const set = (last: string | undefined, count = ALL.length): Element =>
  xml(
    'set',
    { xmlns: RESULT_SET },
    ...(last === undefined ? [] : [xml('last', {}, last)]),
    xml('count', {}, String(count)),
  )
function page(after: string | undefined): Element {
  const start = after === 'start' || after === undefined ? 0 : ALL.indexOf(after) + 1
  const part = ALL.slice(start, start + 2)
  return answer(part, set(part.at(-1)))
}

describe('items asked for in pages', () => {
  it('come together, each page once', async () => {
    const paged = service(page)
    expect(await ids(paged)).toEqual(ALL)
    expect(paged.asked).toEqual(['start', '2', '4'])
  })

  it('come at once from a service that knows no pages', async () => {
    const plain = service(() => answer(ALL))
    expect(await ids(plain)).toEqual(ALL)
    expect(plain.asked).toEqual(['start'])
  })

  it('are asked for without pages where the service cannot stand them', async () => {
    const refusal = xml(
      'iq',
      { type: 'error' },
      xml('error', { type: 'modify' }, xml('bad-request', { xmlns: STANZA_ERRORS })),
    )
    const strict = service((_after, paged) => (paged ? refusal : answer(ALL)))
    expect(await ids(strict)).toEqual(ALL)
    expect(strict.asked).toEqual(['start', undefined])
  })

  it('end with a service that says the same for ever, or never says the end', async () => {
    const stuck = service(() => answer(['1', '2'], set('2', 1_000)))
    expect((await ids(stuck))?.length).toBe(4)
    let at = 0
    const endless = service(() => answer([String((at += 1))], set(String(at), Infinity)))
    expect((await ids(endless))?.length).toBe(500)
  })

  it('are refused as a whole where one page is', async () => {
    const gone = xml(
      'iq',
      { type: 'error' },
      xml('error', { type: 'cancel' }, xml('item-not-found', { xmlns: STANZA_ERRORS })),
    )
    expect(await ids(service((after) => (after === '2' ? gone : page(after))))).toBeUndefined()
  })

  it('are all that is paged', async () => {
    const other = service(() => answer([]))
    await subscribe(
      createPagedItems(other, 2),
      { service: SERVICE, node: '/a', jid: 'a@b/c' },
      { expireAtMs: 0 },
    )
    expect(other.asked).toEqual([undefined])
  })
})
