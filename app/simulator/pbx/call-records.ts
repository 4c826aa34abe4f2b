import { ONSIP_RECENT_CALLS } from '../../xmpp/namespaces.ts'
import type { Identifiers } from '../chance.ts'
import type { SimulatorClock } from '../clock.ts'
import type { PubsubService } from '../pubsub/pubsub-service.ts'
import { isoSeconds } from '../services/entity-time.ts'
import { addressOf } from '../sip.ts'
import { xml, type Element } from '../stanza.ts'
import type { EndedCall } from './switchboard.ts'

/** One address keeps so many records; the oldest makes room. */
export const MOST_RECORDS = 50

export interface CallRecordsDeps {
  readonly pubsub: PubsubService
  readonly identifiers: Identifiers
  readonly clock: SimulatorClock
  readonly isOwn: (address: string) => boolean
  /** How long after the end of a call its record is written, in milliseconds. */
  readonly delayMs: () => number
}

/** The record of every call that ended, one for each own address that took part. */
export interface CallRecords {
  readonly write: (call: EndedCall) => void
  /** Whose record has a call, by its Call-ID or by the id of the record's item. */
  ownersOf(callOrItemId: string): readonly string[]
}

interface Kept {
  readonly id: string
  readonly callId: string
}

export function createCallRecords(deps: CallRecordsDeps): CallRecords {
  const kept = new Map<string, Kept[]>()

  function keep(address: string, callId: string, record: Element): void {
    const id = deps.identifiers.hex32()
    const all = [...(kept.get(address) ?? []), { id, callId }]
    for (const old of all.splice(0, Math.max(0, all.length - MOST_RECORDS))) {
      deps.pubsub.retract(address, old.id)
    }
    kept.set(address, all)
    deps.pubsub.publish(address, id, record)
  }

  const write = (call: EndedCall): void => {
    const [caller, callee] = [addressOf(call.fromUri), addressOf(call.toUri)]
    // The call-setup server's ring of the own phone is no call of anybody's: its URI bears parameters.
    if (caller === undefined || callee === undefined) return
    const records: (readonly [string, Element])[] = []
    if (deps.isOwn(caller)) records.push([caller, recordOf(call, 'to')])
    if (deps.isOwn(callee)) records.push([callee, recordOf(call, 'from')])
    deps.clock.after(deps.delayMs(), () => {
      for (const [address, record] of records) keep(address, call.callId, record)
    })
  }
  return {
    write,
    ownersOf: (wanted) =>
      [...kept].flatMap(([address, all]) =>
        all.some(({ id, callId }) => id === wanted || callId === wanted) ? [address] : [],
      ),
  }
}

/** The far party and the time, as the vendor's OXJS fixtures have them; names come in quotes. */
function recordOf(call: EndedCall, far: 'from' | 'to'): Element {
  const [uri, display] = far === 'from' ? [call.fromUri, call.fromDisplay] : [call.toUri, call.toDisplay]
  const durationS =
    call.answeredAtMs === undefined ? 0 : Math.max(1, Math.round((call.endedAtMs - call.answeredAtMs) / 1000))
  const text = display === '' ? '' : `"${display}"`
  return xml(
    'recent-call',
    { xmlns: ONSIP_RECENT_CALLS },
    xml(`${far}-uri`, {}, uri),
    ...(text === '' ? [xml(`${far}-display`)] : [xml(`${far}-display`, {}, text)]),
    xml('time', { start: isoSeconds(call.startedAtMs), duration: String(durationS) }),
  )
}
