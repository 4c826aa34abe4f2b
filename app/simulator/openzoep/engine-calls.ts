import type { SimulatorClock } from '../clock.ts'
import type { Identifiers } from '../chance.ts'
import { attr, xml, type Element } from '../stanza.ts'
import type { EngineConditions } from './conditions.ts'

/** A call of the engine's account. */
export interface EngineCall {
  readonly id: string
  /** Full JID of the other side, or `unknown/#00…` in the public network. */
  readonly peer: string
  readonly direction: 'incoming' | 'outgoing'
  readonly state: 'inviting' | 'ringing' | 'in-call'
}

/** The people at the other end of the engine, and what they and the engine say. */
export interface EngineCalls {
  list(): readonly EngineCall[]
  /** The user's program said something: a `voice` stanza. @returns false for what is no published stanza */
  readonly receive: (voice: Element) => boolean
  /** Somebody calls. @returns undefined when nobody is logged in */
  ring(peer: string, id?: string): EngineCall | undefined
  /** Whom the user calls picks up; without a name the newest. */
  answer(id?: string): EngineCall | undefined
  /** The other side says any word. */
  say(type: string, id?: string): EngineCall | undefined
  forget(): void
}

export interface EngineCallsDeps {
  readonly identifiers: Identifiers
  readonly clock: SimulatorClock
  readonly conditions: EngineConditions
  readonly autoAnswerMs: number | undefined
  /** Writes to the program that is logged in; false when there is none. */
  readonly deliver: (stanza: Element) => boolean
  /** Full JID of the account. */
  readonly self: string
}

const MOST_CALLS = 200

export function createEngineCalls(deps: EngineCallsDeps): EngineCalls {
  const { identifiers, clock, conditions, autoAnswerMs, deliver, self } = deps
  const calls = new Map<string, EngineCall>()

  const put = (call: EngineCall): EngineCall => {
    calls.set(call.id, call)
    for (const oldest of calls.keys()) {
      if (calls.size <= MOST_CALLS) break
      calls.delete(oldest)
    }
    return call
  }
  // As the engine writes it: addressed both ways, its body a line break.
  const voice = ({ id, peer }: EngineCall, type: string): Element =>
    xml('voice', { from: peer, id, to: self, type }, '\n')
  const find = (id: string | undefined, fits: (call: EngineCall) => boolean): EngineCall | undefined =>
    id === undefined ? [...calls.values()].reverse().find(fits) : calls.get(id)

  const answer = (id?: string): EngineCall | undefined => {
    const call = find(id, ({ direction, state }) => direction === 'outgoing' && state === 'inviting')
    if (call === undefined || !deliver(voice(call, 'joined'))) return undefined
    return put({ ...call, state: 'in-call' })
  }

  return {
    list: () => [...calls.values()],
    receive: (stanza) => {
      const id = attr(stanza, 'id') ?? ''
      const peer = attr(stanza, 'to') ?? ''
      const known = calls.get(id)
      if (id === '' || peer === '') return false
      if (attr(stanza, 'type') === 'join') {
        if (known !== undefined) return true
        put({ id, peer, direction: 'outgoing', state: 'inviting' })
        if (autoAnswerMs !== undefined) clock.after(autoAnswerMs, () => void answer(id))
        return true
      }
      if (attr(stanza, 'type') !== 'joined') return false
      // Both sides are in the call once each has heard `joined` from the other.
      if (known?.direction !== 'incoming' || known.peer !== peer || conditions.holdJoined) return true
      deliver(voice(known, 'joined'))
      put({ ...known, state: 'in-call' })
      return true
    },
    ring: (peer, id) => {
      const hex = identifiers.hex32()
      const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
      const call: EngineCall = {
        id: id ?? `phonecall_${parts.join('-')}`,
        peer,
        direction: 'incoming',
        state: 'ringing',
      }
      return deliver(voice(call, 'join')) ? put(call) : undefined
    },
    answer,
    say: (type, id) => {
      const call = find(id, () => true)
      return call !== undefined && deliver(voice(call, type)) ? call : undefined
    },
    forget: () => calls.clear(),
  }
}
