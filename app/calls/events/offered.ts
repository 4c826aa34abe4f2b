/** Which of the user's rules have a button at a call. Pure. */
import type { Call } from '../model.ts'
import { isMeant, momentOf } from './moment.ts'
import type { EventMoment, EventRule } from './rule.ts'

/** What a call has behind it at each moment: a button that was there stays. */
const REACHED: Readonly<Record<EventMoment, readonly EventMoment[]>> = {
  ring: ['ring'],
  answer: ['ring', 'answer'],
  end: ['ring', 'end'],
  missed: ['ring', 'missed'],
}

/** @param watched addresses of colleagues' lines, `user@domain` */
export function offeredRules(
  rules: readonly EventRule[],
  call: Call,
  watched: readonly string[],
): readonly EventRule[] {
  const moment = momentOf(call)
  if (moment === undefined) return []
  const reached = [...REACHED[moment], ...(call.answeredAtMs === undefined ? [] : ['answer'])]
  return rules.filter(
    (rule) => rule.start === 'click' && reached.includes(rule.when) && isMeant(rule, call, watched),
  )
}
