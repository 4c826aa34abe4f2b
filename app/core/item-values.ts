/** What Ringside itself reads in an item of a service, as names and values. Total and bounded. */
import type { DecodedValue } from '../contract/developer.ts'
import { developerText } from '../contract/messages/developer.ts'
import type { Result } from '../contract/result.ts'
import { decodeActiveCall, type FormatNumber, type PublishedItem } from '../onsip/active-calls.ts'
import { decodeDirectoryEntry } from '../onsip/directories.ts'
import { decodeRecentCall } from '../onsip/recent-calls.ts'
import { servicesOf } from '../onsip/services.ts'
import { decodeUserAgent } from '../onsip/user-agents.ts'
import { decodeVoicemail } from '../onsip/voicemail.ts'
import { sameJid } from '../xmpp/jid.ts'
import { decodedValues } from './decoded-values.ts'

const MOST_VALUES = 200
const MAX_VALUE = 2_000
/** The last moment that a `Date` can hold (ECMAScript, Time Values and Time Range). */
const LAST_MS = 8.64e15

/** `suffix`: tail of the components' JIDs; `jid`: the service the item lies at. */
export interface ItemPlace {
  readonly jid: string
  readonly suffix: string
}

/**
 * By the decoder of its service; by the names of its own elements where there is none. What the decoder refuses is
 * shown that way too, with the reason before it.
 */
export function itemValues(
  { jid, suffix }: ItemPlace,
  item: PublishedItem,
  formatNumber: FormatNumber,
): readonly DecodedValue[] {
  const read = decoded(jid, suffix, item, formatNumber)
  if (read === undefined) return decodedValues(item.payload)
  if (read.ok) return valuesOf(read.value)
  return [{ name: developerText.notRead, value: read.error }, ...decodedValues(item.payload)]
}

/** Of preferences nobody knows what they mean, so nothing is made of them. */
function decoded(
  jid: string,
  suffix: string,
  item: PublishedItem,
  formatNumber: FormatNumber,
): Result<object, string> | undefined {
  const services = servicesOf(suffix)
  if (sameJid(jid, services.calls)) return decodeActiveCall(item, formatNumber)
  if (sameJid(jid, services.recentCalls)) return decodeRecentCall(item, formatNumber)
  if (sameJid(jid, services.voicemail)) return decodeVoicemail(item, formatNumber)
  if (sameJid(jid, services.directories)) return decodeDirectoryEntry(item)
  if (sameJid(jid, services.userAgents)) return decodeUserAgent(item)
  return undefined
}

/** Leaves by their path, `remote.display`; moments (`…AtMs`) as ISO 8601 in UTC; what is not told is left out. */
function valuesOf(read: object): readonly DecodedValue[] {
  const values: DecodedValue[] = []

  function walk(value: unknown, path: string): void {
    if (values.length >= MOST_VALUES) return
    if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) walk(inner, path === '' ? name : `${path}.${name}`)
    } else if (typeof value === 'number' && path.endsWith('AtMs') && Math.abs(value) <= LAST_MS) {
      values.push({ name: path.replace(/Ms$/, ''), value: new Date(value).toISOString() })
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      values.push({ name: path, value: String(value).slice(0, MAX_VALUE) })
    }
  }

  walk(read, '')
  return values
}
