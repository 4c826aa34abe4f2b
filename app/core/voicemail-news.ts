/** What a message that has just come tells of the call before it. Pure. */
import type { CallEvent } from '../calls/model.ts'
import type { VoicemailItem } from '../onsip/voicemail.ts'

/** A message that was over longer ago is an old one that was published again: moved to another label, restored. */
const FRESH_WITHIN_MS = 120_000

/** The mailbox of an address is an address of its own (OnSIP developer wiki, Voicemail Pubsub). */
const MAILBOX_PREFIX = /^vm_(?=[^@])/i

/**
 * @param item what an event brought that was not there before
 * @param skewMs the service's clock minus ours
 * @returns nothing for what tells of no caller of an own address
 */
export function voicemailNews(
  item: VoicemailItem,
  nowMs: number,
  skewMs: number,
): Extract<CallEvent, { readonly kind: 'voicemail-arrived' }> | undefined {
  if (item.kind !== 'message' || !MAILBOX_PREFIX.test(item.mailbox) || item.remote.address === '') {
    return undefined
  }
  const { createdAtMs, durationS = 0 } = item
  const isOld =
    createdAtMs !== undefined && nowMs - (createdAtMs - skewMs + durationS * 1_000) > FRESH_WITHIN_MS
  if (isOld) return undefined
  const owner = item.mailbox.replace(MAILBOX_PREFIX, '')
  return { kind: 'voicemail-arrived', owner, from: item.remote.address, atMs: nowMs }
}
