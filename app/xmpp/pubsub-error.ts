/** What a pubsub service adds to a stanza error (XEP-0060 §16.2). */
import type { RequestError } from './connection-types.ts'
import { PUBSUB_ERRORS } from './namespaces.ts'
import { childElements } from './stanza.ts'

/** The pubsub condition such as `too-many-subscriptions` or `invalid-subid`; undefined where none is named. */
export function pubsubCondition(error: RequestError): string | undefined {
  if (error.kind !== 'stanza') return undefined
  const holder = childElements(error.element).find((candidate) => candidate.is('error'))
  return holder
    ? childElements(holder)
        .find((detail) => detail.getNS() === PUBSUB_ERRORS)
        ?.getName()
    : undefined
}
