/**
 * The calls of one stream, by the id that both sides know them by. A side is in the call when it *receives* `joined` from
 * the other, never by having sent it. No stanza ends a call: time, the user, an unknown word and the end of the stream do.
 */
import type { CallEvent, Direction, Leg } from '../calls/model.ts'
import { NOBODY } from '../calls/party.ts'
import type { Receipt } from '../calls/provider.ts'
import { appError } from '../contract/errors.ts'
import { assertNever, err, ok } from '../contract/result.ts'
import type { Clock, Dispose, Logger } from '../ports.ts'
import { sameBareJid, sameJid } from '../xmpp/jid.ts'
import type { Element } from '../xmpp/xml.ts'
import { partyOf, type FormatNumber } from './address.ts'
import { joinedStanza, joinStanza, type Voice } from './voice.ts'

/** Nothing tells that a ring is over, so that it must end by itself; OnSIP's own phones ring as long. */
export const RING_MS = 45_000
/** More than anybody has at once; what comes on top is a flood. */
export const MAX_CALLS = 50
/** So many ids of calls that are over are known again when a late stanza comes. */
const MAX_PAST = 200

interface Entry {
  readonly peer: string
  readonly direction: Direction
  readonly state: 'inviting' | 'ringing' | 'accepting' | 'in-call'
  readonly stopRinging: Dispose
}

export interface CallTable {
  /** What the engine said. */
  hear(voice: Voice): void
  /** @param peer full JID or `unknown/#00…` */
  invite(id: string, peer: string): Receipt
  readonly accept: (id: string) => Receipt
  /** Ours only: the engine has no word for it. */
  readonly end: (id: string) => Receipt
  /** The stream is gone: nobody knows what becomes of its calls. */
  clear(): void
}

export interface CallTableDeps {
  readonly clock: Clock
  readonly log: Logger
  /** Own bare JID. */
  readonly account: string
  readonly formatNumber: FormatNumber
  readonly emit: (event: CallEvent) => void
  readonly send: (element: Element) => void
}

export function createCallTable(deps: CallTableDeps): CallTable {
  const { clock, log, account, formatNumber, emit, send } = deps
  const calls = new Map<string, Entry>()
  const past = new Set<string>()
  const node = `openzoep ${account}`

  function publish(id: string, { peer, direction, state }: Entry): void {
    const own = { ...NOBODY, address: account }
    const other = partyOf(peer, formatNumber)
    const leg: Leg = {
      ...{ node, itemId: id, owner: account, provider: 'openzoep', callId: id, direction },
      state: state === 'in-call' ? 'answered' : 'ringing',
      ...(direction === 'outgoing' ? { from: own, to: other } : { from: other, to: own }),
      ...{ setupId: '', fromCallSetup: false, toAor: '', fromTag: '', toTag: '', branch: '' },
      publishedAtMs: undefined,
    }
    emit({ kind: 'leg-published', leg, atMs: clock.now(), silent: false })
  }

  function remove(id: string, explained: boolean): void {
    calls.get(id)?.stopRinging()
    calls.delete(id)
    past.add(id)
    for (const oldest of past) {
      if (past.size <= MAX_PAST) break
      past.delete(oldest)
    }
    const key = { node, itemId: id }
    emit({
      kind: 'leg-retracted',
      key,
      atMs: clock.now(),
      ...(explained ? {} : { unexplained: true }),
    })
  }

  function ring(id: string, peer: string, direction: 'incoming' | 'outgoing'): void {
    const stopRinging = clock.after(RING_MS, () => {
      // A call that rang here and was let ring is missed. What became of one that we asked for, nobody tells.
      remove(id, calls.get(id)?.state === 'ringing')
    })
    const entry: Entry = {
      peer,
      direction,
      state: direction === 'incoming' ? 'ringing' : 'inviting',
      stopRinging,
    }
    calls.set(id, entry)
    publish(id, entry)
  }

  function hearJoin({ id, from }: Voice): void {
    if (calls.has(id) || past.has(id)) log.debug('openzoep.join-again')
    else if (sameBareJid(from, account)) log.debug('openzoep.join-from-self')
    else if (calls.size >= MAX_CALLS) log.warn('openzoep.too-many-calls')
    else ring(id, from, 'incoming')
  }

  /** The call that a stanza speaks of, when it comes from the one at its other end. */
  function called({ id, from }: Voice): Entry | undefined {
    const entry = calls.get(id)
    if (entry !== undefined && sameJid(entry.peer, from)) return entry
    log.debug('openzoep.stanza-of-no-call', { known: entry !== undefined })
    return undefined
  }

  return {
    hear(voice) {
      if (voice.to !== '' && !sameBareJid(voice.to, account)) {
        log.debug('openzoep.stanza-for-another')
        return
      }
      switch (voice.type) {
        case 'join':
          hearJoin(voice)
          return
        case 'joined': {
          const entry = called(voice)
          if (entry === undefined || entry.state === 'in-call') return
          entry.stopRinging()
          const inCall: Entry = { ...entry, state: 'in-call' }
          calls.set(voice.id, inCall)
          publish(voice.id, inCall)
          return
        }
        case 'unknown':
          if (called(voice) !== undefined) remove(voice.id, false)
          return
        default:
          assertNever(voice.type)
      }
    },
    invite(id, peer) {
      if (sameBareJid(peer, account)) return err(appError('engine-target'))
      const twin = [...calls.values()].some((call) => call.state === 'inviting' && sameJid(call.peer, peer))
      if (twin || calls.has(id) || calls.size >= MAX_CALLS) return err(appError('in-flight'))
      send(joinStanza(id, peer))
      ring(id, peer, 'outgoing')
      return ok(undefined)
    },
    accept(id) {
      const entry = calls.get(id)
      if (entry?.direction !== 'incoming' || entry.state === 'in-call') return err(appError('call-not-found'))
      calls.set(id, { ...entry, state: 'accepting' })
      send(joinedStanza(id, entry.peer))
      return ok(undefined)
    },
    end(id) {
      if (!calls.has(id)) return err(appError('call-not-found'))
      remove(id, true)
      return ok(undefined)
    },
    clear() {
      for (const id of [...calls.keys()]) remove(id, false)
    },
  }
}
