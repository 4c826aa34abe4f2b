/** What came while calls could not be seen. */
import type { GapReport, MissedSight } from '../state.ts'
import { assertNever } from '../result.ts'
import { inWords } from './numbers.ts'
import { duration, moment } from './time.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const gapText = texts({
  gaps: m.gaps_gaps,
  show: m.gaps_show,
  hide: m.gaps_hide,
})

/** E.g. `Off line 12:01–12:40: three calls came, one was missed.` Never silence. */
export function gapSentence({ fromMs, toMs, found }: GapReport, nowMs: number): string {
  const [from, to] = [moment(fromMs, nowMs), moment(toMs, nowMs)]
  const span =
    from === to ? m.gaps_span_at({ from, duration: duration(toMs - fromMs) }) : m.gaps_span({ from, to })
  switch (found.kind) {
    case 'asking':
      return m.gaps_asking({ span })
    case 'calls':
      return m.gaps_counted({ span, facts: counted(found.calls) })
    case 'unknown':
      return m.gaps_unknown({ span })
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
  const facts: string[] = [
    came === 0 ? m.gaps_none_came() : m.gaps_came({ count: came, words: inWords(came) }),
  ]
  if (missed > 0) facts.push(missedPart(came, missed))
  if (made > 0) facts.push(m.gaps_made({ count: made, words: inWords(made) }))
  return facts.join(', ')
}

function missedPart(came: number, missed: number): string {
  if (missed < came) return m.gaps_missed({ count: missed, words: inWords(missed) })
  if (came === 1) return m.gaps_missed_it()
  return came === 2 ? m.gaps_missed_both() : m.gaps_missed_all()
}

/** The second line of a call in the list. */
export function sightDetail({ direction, outcome, durationS }: MissedSight): string {
  switch (outcome) {
    case 'missed':
      return direction === 'outgoing' ? m.gaps_sight_detail_not_answered() : m.gaps_sight_detail_missed()
    case 'cancelled':
      return m.gaps_sight_detail_cancelled()
    case 'answered':
      return m.gaps_sight_detail_answered({ duration: duration(durationS * 1000) })
    default:
      return assertNever(outcome)
  }
}
