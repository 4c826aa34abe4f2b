/** Date and time on the wire (XEP-0082, a profile of ISO 8601). */

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)$/

/**
 * Epoch milliseconds, cut off below one. A space may stand for the `T`. Undefined for whatever is no time, such as
 * a missing zone or a thirteenth month: nothing is guessed.
 */
export function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text.trim())
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  if (hour === undefined || minute === undefined || second === undefined) return undefined
  // `Date.UTC` would roll what does not exist over into what does.
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  // 60: a leap second.
  if (hour > 23 || minute > 59 || second > 60) return undefined
  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  return (
    date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds - offsetMs(match[8] ?? 'Z')
  )
}

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

/**
 * The form that the service documents for `pubsub#expire`: UTC with seven fractional digits, such as
 * `2010-11-02T12:00:00.0000000Z` (OnSIP developer wiki, "First XMPP API client").
 */
export const formatExpire = (epochMs: number): string => new Date(epochMs).toISOString().replace('Z', '0000Z')
