/** Service discovery (XEP-0030): what an entity is, what it can do, and what it holds. */
import { ok, type Result } from '../contract/result.ts'
import type { DataForm } from '../contract/data-form.ts'
import type { Requester, RequestError } from './connection-types.ts'
import { decodeForm } from './data-form.ts'
import { DATA_FORM, DISCO_INFO, DISCO_ITEMS } from './namespaces.ts'
import { attribute, child, children } from './stanza.ts'
import { xml, type Element } from './xml.ts'

/** A JID, or one of its nodes. */
export interface DiscoTarget {
  readonly jid: string
  readonly node?: string | undefined
}

export interface DiscoInfo {
  readonly identities: readonly {
    readonly category: string
    readonly type: string
    readonly name: string
  }[]
  /** Namespaces, in the order that the entity names them. */
  readonly features: readonly string[]
  /** What else it tells of itself (XEP-0128). */
  readonly forms: readonly DataForm[]
}

export interface DiscoItem {
  readonly jid: string
  /** Empty where the item is an entity of its own. */
  readonly node: string
  /** Empty where it has none. */
  readonly name: string
}

export interface DiscoItems {
  readonly items: readonly DiscoItem[]
  /** How many more there were than are kept. */
  readonly left: number
}

const MOST_ITEMS = 1_000
const MOST_FEATURES = 500

async function ask(
  requester: Requester,
  { jid, node }: DiscoTarget,
  namespace: string,
): Promise<Result<Element | undefined, RequestError>> {
  const attributes = node === undefined ? { xmlns: namespace } : { xmlns: namespace, node }
  const answer = await requester.request(xml('iq', { type: 'get', to: jid }, xml('query', attributes)))
  return answer.ok ? ok(child(answer.value, 'query', namespace)) : answer
}

/** XEP-0030 §3. An answer without content is one about nothing. */
export async function requestDiscoInfo(
  requester: Requester,
  target: DiscoTarget,
): Promise<Result<DiscoInfo, RequestError>> {
  const answer = await ask(requester, target, DISCO_INFO)
  if (!answer.ok) return answer
  const query = answer.value
  if (!query) return ok({ identities: [], features: [], forms: [] })
  return ok({
    identities: children(query, 'identity', DISCO_INFO).map((identity) => ({
      category: attribute(identity, 'category') ?? '',
      type: attribute(identity, 'type') ?? '',
      name: attribute(identity, 'name') ?? '',
    })),
    features: children(query, 'feature', DISCO_INFO)
      .flatMap((feature) => attribute(feature, 'var') ?? [])
      .slice(0, MOST_FEATURES),
    forms: children(query, 'x', DATA_FORM).map(decodeForm),
  })
}

/** XEP-0030 §4. An item without a JID is none. */
export async function requestDiscoItems(
  requester: Requester,
  target: DiscoTarget,
): Promise<Result<DiscoItems, RequestError>> {
  const answer = await ask(requester, target, DISCO_ITEMS)
  if (!answer.ok) return answer
  const listed = answer.value ? children(answer.value, 'item', DISCO_ITEMS) : []
  const items = listed.flatMap((item) => {
    const jid = attribute(item, 'jid')
    if (!jid) return []
    return [{ jid, node: attribute(item, 'node') ?? '', name: attribute(item, 'name') ?? '' }]
  })
  return ok({ items: items.slice(0, MOST_ITEMS), left: Math.max(0, items.length - MOST_ITEMS) })
}
