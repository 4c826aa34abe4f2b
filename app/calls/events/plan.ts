/** Which rules act by themselves when calls change. Pure; each rule acts once for a call, whatever its news. */
import type { Call, CallsState } from '../model.ts'
import { carrierName } from '../carrier.ts'
import { isMeant, momentOf } from './moment.ts'
import type { EventRule } from './rule.ts'

export interface Firing {
  readonly rule: EventRule
  readonly call: Call
}

/** What was done already, oldest first: a rule's name and what its call is known by. */
export type Done = ReadonlySet<string>
export const NOTHING_DONE: Done = new Set()

/** More than the calls of a day that any are remembered of; the oldest go. */
const MOST_DONE = 2_000

export interface EventPlan {
  readonly firings: readonly Firing[]
  readonly done: Done
}

/**
 * @param done as the last plan gave it. A call is known by its SIP call-ids too (RFC 3261 §8.1.1.4): one that was lost from
 *   sight and found again is not told twice
 * @param watched addresses of colleagues' lines, `user@domain`
 */
export function planEvents(
  before: CallsState,
  after: CallsState,
  rules: readonly EventRule[],
  watched: readonly string[],
  done: Done,
): EventPlan {
  const acting = rules.filter(({ start }) => start === 'itself')
  if (before === after || acting.length === 0) return { firings: [], done }
  const known = new Map([...before.active, ...before.ended].map((call) => [call.id, call]))
  const firings: Firing[] = []
  const all = new Set(done)
  for (const call of [...after.active, ...after.ended]) {
    const previous = known.get(call.id)
    if (previous === call) continue
    for (const rule of acting) {
      if (!isReached(rule, call, watched) || wasReached(rule, previous, call, watched)) continue
      const keys = keysOf(rule, call)
      const isDone = keys.some((key) => all.has(key))
      for (const key of keys) all.add(key)
      if (!isDone) firings.push({ rule, call })
    }
  }
  return { firings, done: all.size > MOST_DONE ? new Set([...all].slice(-MOST_DONE)) : all }
}

const isReached = (rule: EventRule, call: Call, watched: readonly string[]): boolean =>
  momentOf(call) === rule.when && isMeant(rule, call, watched)

/**
 * Whether the rule had its moment before. What was there when Ringside began to look raises nothing, and nobody saw it
 * being missed; but that it is answered now, or over, was seen.
 */
function wasReached(
  rule: EventRule,
  before: Call | undefined,
  call: Call,
  watched: readonly string[],
): boolean {
  if (!call.silent) return before !== undefined && isReached(rule, before, watched)
  if (before === undefined || rule.when === 'ring' || rule.when === 'missed') return true
  return momentOf(before) === rule.when
}

const keysOf = (rule: EventRule, call: Call): readonly string[] =>
  [`call ${call.id}`, ...call.callIds.map((callId) => `${carrierName(call)} ${callId}`)].map(
    (key) => `${rule.name}\n${key}`,
  )
