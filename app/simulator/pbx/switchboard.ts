import type { Identifiers } from '../chance.ts'
import type { SimulatorClock } from '../clock.ts'
import { addressOf } from '../sip.ts'
import type { Leg, LegFeed } from './leg.ts'
import type { Phones } from './phones.ts'

/** One SIP call: every leg of it bears its Call-ID. */
export interface Call {
  readonly callId: string
  readonly fromUri: string
  readonly toUri: string
  readonly fromTag: string
  readonly callSetupId: string
  readonly legs: readonly Leg[]
  readonly answered: boolean
}

/** A call that is over, for the record. Times are epoch milliseconds. */
export interface EndedCall {
  readonly callId: string
  readonly fromUri: string
  readonly toUri: string
  readonly fromDisplay: string
  readonly toDisplay: string
  readonly startedAtMs: number
  /** `undefined`: nobody picked up. */
  readonly answeredAtMs: number | undefined
  readonly endedAtMs: number
}

export interface CallPlan {
  readonly fromUri: string
  readonly toUri: string
  readonly fromDisplay?: string
  readonly toDisplay?: string
  readonly callSetupId?: string
  /** Devices that ring; without it every registered phone of the callee does. */
  readonly devices?: readonly string[]
  /** The called side picks up by itself when the simulator was started that way. */
  readonly answersItself: boolean
  readonly onAnswered?: () => void
}

/** The phone system: places calls, answers and ends them, and publishes every change of every leg. */
export interface Switchboard {
  place(plan: CallPlan): Call
  /** @param device the phone that picks up; the first that rings otherwise. `false` when nothing rings there. */
  answer(callId: string, device?: string): boolean
  /** `false` when there is no such call. */
  end(callId: string): boolean
  find(callId: string): Call | undefined
  /** Oldest first. */
  calls(): readonly Call[]
  /** Whether an address belongs to this phone system; everybody else is outside. */
  isOwn(address: string): boolean
}

export interface SwitchboardDeps {
  readonly clock: SimulatorClock
  readonly identifiers: Identifiers
  readonly phones: Phones
  readonly feed: LegFeed
  readonly isOwn: (address: string) => boolean
  /** `undefined`: nobody picks up without being told to. */
  readonly autoAnswerMs: number | undefined
  /** Told of every call that ended. */
  readonly onEnded: (call: EndedCall) => void
}

interface LiveCall extends Call {
  legs: Leg[]
  answered: boolean
  answeredAtMs: number | undefined
  readonly fromDisplay: string
  readonly toDisplay: string
  readonly startedAtMs: number
  readonly onAnswered: (() => void) | undefined
}

export function createSwitchboard(deps: SwitchboardDeps): Switchboard {
  const calls = new Map<string, LiveCall>()
  const { identifiers, feed } = deps

  const place = (plan: CallPlan): Call => {
    const { fromUri, toUri, callSetupId = '', fromDisplay = '', toDisplay = '' } = plan
    const [callId, fromTag] = [identifiers.callId(), identifiers.tag()]
    const common = { callId, fromUri, toUri, fromTag, callSetupId, fromDisplay, toDisplay, toTag: '' }
    const [caller, callee] = [addressOf(fromUri), addressOf(toUri)]
    const legs: Leg[] = []
    if (caller !== undefined && deps.isOwn(caller)) {
      const device = deps.phones.of(caller)[0]?.device ?? ''
      legs.push({
        ...common,
        id: identifiers.hex32(),
        address: caller,
        state: 'created',
        toAor: '',
        branch: '',
        device,
      })
    }
    if (callee !== undefined && deps.isOwn(callee)) {
      for (const device of plan.devices ?? deps.phones.of(callee).map((phone) => phone.device)) {
        const [id, branch] = [identifiers.hex32(), identifiers.branch()]
        legs.push({ ...common, id, address: callee, state: 'requested', toAor: callee, branch, device })
      }
    }
    const call: LiveCall = {
      ...common,
      legs,
      answered: false,
      answeredAtMs: undefined,
      startedAtMs: deps.clock.now(),
      onAnswered: plan.onAnswered,
    }
    // A call without a leg is nobody's to see: it is over before it began.
    if (legs.length > 0) calls.set(callId, call)
    legs.forEach((leg) => feed.put(leg))
    if (plan.answersItself && deps.autoAnswerMs !== undefined)
      deps.clock.after(deps.autoAnswerMs, () => answer(callId))
    return call
  }

  const answer = (callId: string, device?: string): boolean => {
    const call = calls.get(callId)
    if (call === undefined || call.answered) return false
    const callee = addressOf(call.toUri)
    const inside = callee !== undefined && deps.isOwn(callee)
    const ringing = call.legs.filter((leg) => leg.state === 'requested')
    const winner = ringing.find((leg) => device === undefined || leg.device === device)
    if (inside ? winner === undefined : device !== undefined) return false
    const toTag = identifiers.tag()
    const answered = call.legs
      .filter((leg) => leg === winner || leg.state === 'created')
      .map((leg): Leg => ({
        ...leg,
        state: 'confirmed',
        toTag,
        toAor: leg.toAor === '' ? (callee ?? '') : leg.toAor,
        branch: leg.branch === '' ? (winner?.branch ?? identifiers.branch()) : leg.branch,
      }))
    call.legs = answered
    call.answered = true
    call.answeredAtMs = deps.clock.now()
    // The phone that won first, then the forks that lost, then the caller's own leg.
    const won = answered.filter((leg) => leg.id === winner?.id)
    won.forEach((leg) => feed.put(leg))
    ringing.filter((leg) => leg !== winner).forEach((leg) => feed.drop(leg))
    answered.filter((leg) => leg.id !== winner?.id).forEach((leg) => feed.put(leg))
    call.onAnswered?.()
    return true
  }

  return {
    place,
    answer,
    end: (callId) => {
      const call = calls.get(callId)
      if (call === undefined) return false
      calls.delete(callId)
      call.legs.forEach((leg) => feed.drop(leg))
      deps.onEnded({ ...call, endedAtMs: deps.clock.now() })
      return true
    },
    find: (callId) => calls.get(callId),
    calls: () => [...calls.values()],
    isOwn: deps.isOwn,
  }
}
