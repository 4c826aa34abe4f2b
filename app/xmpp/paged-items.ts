/**
 * Items of a node asked for in pages (XEP-0060 §6.5.4 with XEP-0059), so that a directory of fifty thousand entries comes
 * as many small answers: one large one would hold up the stream, and be refused as too long. A service that knows no pages
 * answers with everything at once, or refuses and is asked without them.
 */
import { ok, type Result } from '../contract/result.ts'
import type { Requester, RequestError, RequestOptions } from './connection-types.ts'
import { PUBSUB, RESULT_SET } from './namespaces.ts'
import { attribute, child, childElements, children, childText } from './stanza.ts'
import { xml, type Element } from './xml.ts'

/** More pages than any directory has; a service that never ends is not listened to for ever. */
const MAX_PAGES = 500
/** What a service may say to a request that it does not understand the whole of. */
const NOT_UNDERSTOOD: readonly string[] = ['bad-request', 'feature-not-implemented', 'not-acceptable']

/** A requester that asks for items in pages and answers with all of them together; every other request passes. */
export function createPagedItems(requester: Requester, pageSize: number): Requester {
  return {
    request(iq, options) {
      const pubsub = child(iq, 'pubsub', PUBSUB)
      const items = pubsub && child(pubsub, 'items', PUBSUB)
      const isPageable = items !== undefined && attribute(iq, 'type') === 'get'
      return isPageable
        ? requestAll(iq, attribute(items, 'node') ?? '/', options)
        : requester.request(iq, options)
    },
  }

  async function requestAll(
    iq: Element,
    node: string,
    options: RequestOptions | undefined,
  ): Promise<Result<Element, RequestError>> {
    const page = (after: string | undefined): Promise<Result<Element, RequestError>> =>
      requester.request(pageRequest(attribute(iq, 'to') ?? '', node, pageSize, after), options)
    const first = await page(undefined)
    if (!first.ok) return isNotUnderstood(first.error) ? requester.request(iq, options) : first
    const whole = child(first.value, 'pubsub', PUBSUB)
    let got = itemsIn(first.value)
    let next = nextAfter(first.value, got)
    for (let pages = 1; whole !== undefined && next !== undefined && pages < MAX_PAGES; pages += 1) {
      const answer = await page(next)
      if (!answer.ok) return answer
      for (const group of groupsIn(answer.value)) whole.append(group)
      const here = itemsIn(answer.value)
      got += here
      const after = nextAfter(answer.value, got)
      next = here === 0 || after === next ? undefined : after
    }
    return ok(first.value)
  }
}

const pageRequest = (to: string, node: string, max: number, after: string | undefined): Element =>
  xml(
    'iq',
    { type: 'get', to },
    xml(
      'pubsub',
      { xmlns: PUBSUB },
      xml('items', { node }),
      xml(
        'set',
        { xmlns: RESULT_SET },
        xml('max', {}, String(max)),
        ...(after === undefined ? [] : [xml('after', {}, after)]),
      ),
    ),
  )

const isNotUnderstood = (error: RequestError): boolean =>
  error.kind === 'stanza' && NOT_UNDERSTOOD.includes(error.condition)

function groupsIn(answer: Element): readonly Element[] {
  const pubsub = child(answer, 'pubsub', PUBSUB)
  return pubsub === undefined ? [] : children(pubsub, 'items', PUBSUB)
}

const itemsIn = (answer: Element): number =>
  groupsIn(answer).reduce((sum, group) => sum + childElements(group).length, 0)

/** Where the next page begins; undefined where this one is the last. @param got items of all pages so far */
function nextAfter(answer: Element, got: number): string | undefined {
  const pubsub = child(answer, 'pubsub', PUBSUB)
  const set = pubsub && child(pubsub, 'set', RESULT_SET)
  if (set === undefined) return undefined
  const count = Number(childText(set, 'count', RESULT_SET) ?? Number.NaN)
  const last = childText(set, 'last', RESULT_SET)
  return last === undefined || last === '' || got >= count ? undefined : last
}
