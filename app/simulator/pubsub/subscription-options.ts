import { DATA_FORM, PUBSUB_SUBSCRIBE_OPTIONS } from '../../xmpp/namespaces.ts'
import { readForm } from '../commands/form.ts'
import type { Element } from '../stanza.ts'

/** What a subscriber may choose (XEP-0060 section 16.4.2, XEP-0248). Absent means: not said. */
export interface SubscriptionOptions {
  /** Epoch milliseconds. */
  readonly expires?: number
  readonly depth?: '1' | 'all'
}

/**
 * Reads the form inside `element`. Fields of other names are accepted and ignored, among them the `pubsub#expires`
 * that several of the vendor's own clients send by mistake; that one changes nothing.
 *
 * @returns `undefined` when the form is none of subscribe options or holds a value that makes no sense
 */
export function readOptions(element: Element): SubscriptionOptions | undefined {
  const input = readForm(element)
  if (input === undefined) return element.getChild('x', DATA_FORM) === undefined ? {} : undefined
  if (input.get('FORM_TYPE') !== PUBSUB_SUBSCRIBE_OPTIONS) return undefined
  const depth = input.get('pubsub#subscription_depth')
  const type = input.get('pubsub#subscription_type') ?? 'items'
  const expire = input.get('pubsub#expire')
  const expires = expire === undefined ? undefined : Date.parse(expire)
  if (depth !== undefined && depth !== '1' && depth !== 'all') return undefined
  if (type !== 'items' && type !== 'nodes') return undefined
  if (expires !== undefined && (Number.isNaN(expires) || !/^\d{4}-\d\d-\d\dT/.test(expire ?? '')))
    return undefined
  return { ...(expires === undefined ? {} : { expires }), ...(depth === undefined ? {} : { depth }) }
}
