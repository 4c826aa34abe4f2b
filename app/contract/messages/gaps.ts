/** What came while calls could not be seen. */
import type { GapReport, MissedSight } from '../state.ts'
import { assertNever } from '../result.ts'
import { inWords } from './numbers.ts'
import { duration, moment } from './time.ts'

export const gapText = {
  gaps: 'While off line',
  show: 'Show calls',
  hide: 'Hide calls',
} as const

/** E.g. `Off line 12:01–12:40: three calls came, one was missed.` Never silence. */
export function gapSentence({ fromMs, toMs, found }: GapReport, nowMs: number): string {
  const [from, to] = [moment(fromMs, nowMs), moment(toMs, nowMs)]
  const span = from === to ? `Off line at ${from} for ${duration(toMs - fromMs)}` : `Off line ${from}–${to}`
  switch (found.kind) {
    case 'asking':
      return `${span}: asking what came meanwhile…`
    case 'calls':
      return `${span}: ${counted(found.calls)}.`
    case 'unknown':
      return `${span}: what came meanwhile could not be found out.`
    default:
      return assertNever(found)
  }
}

function counted(calls: readonly MissedSight[]): string {
  const made = calls.filter(({ direction }) => direction === 'outgoing').length
  const came = calls.length - made
  const missed = calls.filter(
    ({ direction, outcome }) => direction !== 'outgoing' && outcome === 'missed',
  ).length
  const facts = [came === 0 ? 'no calls came' : `${callCount(came)} came`]
  if (missed > 0) facts.push(missedPart(came, missed))
  if (made > 0) facts.push(`${callCount(made)} ${isOne(made) ? 'was' : 'were'} made`)
  return facts.join(', ')
}

function missedPart(came: number, missed: number): string {
  if (missed < came) return `${inWords(missed)} ${isOne(missed) ? 'was' : 'were'} missed`
  if (isOne(came)) return 'and was missed'
  return came === 2 ? 'both were missed' : 'all were missed'
}

const isOne = (count: number): boolean => new Intl.PluralRules('en').select(count) === 'one'
const callCount = (count: number): string => `${inWords(count)} ${isOne(count) ? 'call' : 'calls'}`

/** The second line of a call in the list. */
export function sightDetail({ direction, outcome, durationS }: MissedSight): string {
  switch (outcome) {
    case 'missed':
      return direction === 'outgoing' ? 'Not answered' : 'Missed'
    case 'cancelled':
      return 'Cancelled'
    case 'answered':
      return `Answered · ${duration(durationS * 1000)}`
    default:
      return assertNever(outcome)
  }
}
