/**
 * The item of the recent-calls service: XML → `RecentCall` (fields as the vendor's OXJS reads them,
 * `src/services/recent_calls.js`). Total: any input gives a call or the reason why not. An item bears no call-id.
 */
import { cleanDisplay } from '../calls/party.ts'
import type { Party } from '../calls/model.ts'
import type { MissedSight } from '../contract/state.ts'
import { err, ok, type Result } from '../contract/result.ts'
import { parseDateTime } from '../xmpp/date-time.ts'
import { ONSIP_RECENT_CALLS } from '../xmpp/namespaces.ts'
import { attribute, child, childText } from '../xmpp/stanza.ts'
import type { FormatNumber, PublishedItem, Refusal } from './active-calls.ts'
import { addressOfLeaf } from './services.ts'
import { addressOf, userPart } from './sip-address.ts'

/** `startedAtMs` is server time. */
export type RecentCall = MissedSight

export type RecentRefusal =
  | Extract<Refusal, 'not-a-leaf' | 'no-payload' | 'foreign-payload' | 'too-long'>
  | 'no-party'
  | 'two-parties'
  | 'call-setup'
  | 'no-time'

const MAX_FIELD = 2048
/** A day: nobody talks longer, and a number beyond it is a mistake. */
const MAX_DURATION_S = 86_400
/** The call-setup server's ring of the own phone is a step of click-to-call, not a call. */
const SETUP_USERS: readonly string[] = ['call-setup', 'clicktocall']

export function decodeRecentCall(
  item: Pick<PublishedItem, 'node' | 'payload'>,
  formatNumber: FormatNumber,
): Result<RecentCall, RecentRefusal> {
  const owner = addressOfLeaf(item.node)
  if (owner === undefined) return err('not-a-leaf')
  const call = item.payload
  if (call === undefined) return err('no-payload')
  if (!call.is('recent-call', ONSIP_RECENT_CALLS)) return err('foreign-payload')

  const field = (name: string): string => childText(call, name, ONSIP_RECENT_CALLS) ?? ''
  const [from, to] = [field('from-uri'), field('to-uri')]
  if (from === '' && to === '') return err('no-party')
  // One of them is what makes a call incoming or outgoing; with both nobody can tell.
  if (from !== '' && to !== '') return err('two-parties')
  const [uri, display] = from === '' ? [to, field('to-display')] : [from, field('from-display')]
  if (uri.length > MAX_FIELD || display.length > MAX_FIELD) return err('too-long')

  const time = child(call, 'time', ONSIP_RECENT_CALLS)
  const startedAtMs = time && parseDateTime(attribute(time, 'start') ?? '')
  const durationS = readDuration((time && attribute(time, 'duration')) ?? '')
  if (startedAtMs === undefined || durationS === undefined) return err('no-time')

  const remote = partyOf(uri, display, formatNumber)
  if (SETUP_USERS.includes(userPart(remote.address).toLowerCase())) return err('call-setup')
  const direction = from === '' ? 'outgoing' : 'incoming'
  const unanswered = direction === 'outgoing' ? 'cancelled' : 'missed'
  return ok({
    direction,
    outcome: durationS > 0 ? 'answered' : unanswered,
    remote,
    owner,
    startedAtMs,
    durationS,
  })
}

/** Whole seconds; undefined for anything else. */
function readDuration(text: string): number | undefined {
  if (!/^\d{1,9}$/.test(text.trim())) return undefined
  const seconds = Number(text)
  return seconds <= MAX_DURATION_S ? seconds : undefined
}

function partyOf(uri: string, display: string, formatNumber: FormatNumber): Party {
  const address = addressOf(uri)
  return { uri, address, display: cleanDisplay(display), number: formatNumber(userPart(address)) }
}
