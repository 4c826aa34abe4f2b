import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '../../../app/contract/result.ts'
import type { RequestError } from '../../../app/xmpp/connection-types.ts'
import { STANZA_ERRORS } from '../../../app/xmpp/namespaces.ts'
import { createRedirects } from '../../../app/xmpp/redirects.ts'
import { readStanzaError } from '../../../app/xmpp/stanza.ts'
import { xml } from '../../../app/xmpp/xml.ts'

const SERVICE = 'pubsub.example.com'

const refused = (condition: string, uri = ''): Result<never, RequestError> =>
  err({
    kind: 'stanza',
    ...readStanzaError(
      xml('iq', { type: 'error' }, xml('error', {}, xml(condition, { xmlns: STANZA_ERRORS }, uri))),
    ),
  })

/** A service whose nodes have moved; `undefined` means that the node is there. */
function createService(moved: Map<string, string | undefined>) {
  const asked: string[] = []
  return {
    asked,
    moved,
    attempt(node: string): Promise<Result<string, RequestError>> {
      asked.push(node)
      if (!moved.has(node)) return Promise.resolve(refused('item-not-found'))
      const place = moved.get(node)
      return Promise.resolve(
        place === undefined ? ok(`at ${node}`) : refused('redirect', `xmpp:${SERVICE}?;node=${place}`),
      )
    },
  }
}

describe('a node that moved', () => {
  it('is asked for at its new place from then on', async () => {
    const service = createService(new Map([['/a', '/b'], ['/b', undefined]])) // prettier-ignore
    const redirects = createRedirects()
    await redirects.follow(SERVICE, '/a', service.attempt)
    expect(redirects.nodeFor(SERVICE, '/a')).toBe('/b')
    await redirects.follow(SERVICE, '/a', service.attempt)
    expect(service.asked).toEqual(['/a', '/b', '/b'])
    expect(redirects.nodeFor('pubsub.other.example', '/a')).toBe('/a')
  })

  it.each([
    ['is gone', [['/a', undefined]]],
    ['leads in a circle', [['/a', undefined], ['/b', '/c'], ['/c', '/b']]], // prettier-ignore
  ] as const)('is looked for from the start when its new place %s', async (_how, later) => {
    const service = createService(new Map([['/a', '/b'], ['/b', undefined]])) // prettier-ignore
    const redirects = createRedirects()
    await redirects.follow(SERVICE, '/a', service.attempt)
    service.moved.clear()
    for (const [node, place] of later) service.moved.set(node, place)
    expect(await redirects.follow(SERVICE, '/a', service.attempt)).toMatchObject({ value: { node: '/a' } })
    expect(redirects.nodeFor(SERVICE, '/a')).toBe('/a')
  })

  it('is forgotten when too many others moved since', async () => {
    const redirects = createRedirects()
    for (let index = 0; index <= 200; index += 1) {
      const nodes = new Map([[`/${String(index)}`, '/there'], ['/there', undefined]]) // prettier-ignore
      await redirects.follow(SERVICE, `/${String(index)}`, createService(nodes).attempt)
    }
    expect(redirects.nodeFor(SERVICE, '/0')).toBe('/0')
    expect(redirects.nodeFor(SERVICE, '/1')).toBe('/there')
  })
})
