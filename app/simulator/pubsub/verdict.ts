import type { Jid } from '../jid.ts'
import type { Element, Refusal } from '../stanza.ts'
import type { RealNode } from './visibility.ts'

/** A subscriber's request, taken apart. */
export interface Asked {
  readonly sender: Jid
  /** The child of `<pubsub/>` that names the request. */
  readonly verb: Element
  /** `<pubsub/>` itself. */
  readonly payload: Element
  readonly node: RealNode
}

/** How a request is answered. */
export type Verdict =
  | { readonly is: 'granted'; readonly children: readonly Element[]; readonly afterwards?: () => void }
  | { readonly is: 'refused'; readonly refusal: Refusal }

export const granted = (...children: readonly Element[]): Verdict => ({ is: 'granted', children })

export const refuse = (refusal: Refusal): Verdict => ({ is: 'refused', refusal })
