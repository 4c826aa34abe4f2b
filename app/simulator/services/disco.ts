import { DISCO_INFO, DISCO_ITEMS } from '../../xmpp/namespaces.ts'
import { xml, type Element } from '../stanza.ts'

export interface Identity {
  readonly category: string
  readonly type: string
  readonly name?: string
}

export interface DiscoItem {
  readonly jid: string
  readonly node?: string
  readonly name?: string
}

/** XEP-0030 section 3.1. */
export const discoInfo = (identity: Identity, features: readonly string[], node?: string): Element =>
  xml(
    'query',
    { xmlns: DISCO_INFO, node },
    xml('identity', { ...identity }),
    ...[DISCO_INFO, DISCO_ITEMS, ...features].map((feature) => xml('feature', { var: feature })),
  )

/** XEP-0030 section 4.1. */
export const discoItems = (items: readonly DiscoItem[], node?: string): Element =>
  xml('query', { xmlns: DISCO_ITEMS, node }, ...items.map((item) => xml('item', { ...item })))
