/** Entity time (XEP-0202): what the other side's clock says, for reading its times by ours. */
import { ok, type Result } from '../contract/result.ts'
import type { Clock } from '../ports.ts'
import type { Requester, RequestError } from './connection-types.ts'
import { parseDateTime } from './date-time.ts'
import { TIME } from './namespaces.ts'
import { child, childText } from './stanza.ts'
import { xml } from './xml.ts'

/**
 * How far the entity's clock is ahead of ours, in milliseconds; add it to our time to get theirs. Undefined when the
 * answer holds no readable time. Taken against the middle of the exchange, so the error is at most half of it.
 */
export async function requestClockSkew(
  requester: Requester,
  clock: Clock,
  entity: string,
): Promise<Result<number | undefined, RequestError>> {
  const startedAt = clock.monotonic()
  const answer = await requester.request(xml('iq', { type: 'get', to: entity }, xml('time', { xmlns: TIME })))
  if (!answer.ok) return answer
  const halfway = clock.now() - (clock.monotonic() - startedAt) / 2
  const time = child(answer.value, 'time', TIME)
  const utc = time && childText(time, 'utc', TIME)
  const theirs = utc === undefined ? undefined : parseDateTime(utc)
  return ok(theirs === undefined ? undefined : theirs - halfway)
}
