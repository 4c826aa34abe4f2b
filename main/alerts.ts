/**
 * Keeps what is held back and what may be shown: the verdict on each call, the pause, the quiet hours, the system's
 * do-not-disturb, and whether names are hidden. The decisions themselves are pure; here is when they are taken anew.
 */
import { judgeCalls, nextStepAtMs, type Hush } from '../app/calls/alerting.ts'
import { isQuiet } from '../app/calls/quiet-hours.ts'
import type { AttentionState, Pause } from '../app/contract/attention.ts'
import { assertNever } from '../app/contract/result.ts'
import type { AppState } from '../app/contract/state.ts'
import type { Clock, Dispose } from '../app/ports.ts'
import { localTime, tomorrowMorningMs } from './local-time.ts'

export interface AlertsDeps {
  readonly clock: Clock
  readonly state: () => AppState
  readonly report: (attention: AttentionState) => void
  readonly memory: PauseMemory
}

/** What is kept between starts. */
export interface PauseMemory {
  /** Epoch ms. */
  pausedUntilMs(): number | undefined
  rememberPause(untilMs: number | undefined): void
}

export interface Alerts {
  /** Decides anew and reports what changed, in the same tick. The same state changes nothing. */
  readonly judge: () => void
  readonly pause: (pause: Pause) => void
  readonly hideNames: (hidden: boolean) => void
  readonly systemDnd: (is: AttentionState['systemDnd']) => void
  /** Whether a program runs that names are to be hidden from. */
  readonly programRuns: (runs: boolean) => void
  readonly dispose: () => void
}

const HALF_HOUR_MS = 30 * 60_000
/** Timers stand still while a machine sleeps, so that the clock is looked at again every so often. */
const LOOK_MS = 30_000
/** From midnight to the next day's morning, with an hour for a change of the clocks; none is longer. */
const LONGEST_PAUSE_MS = 32 * 2 * HALF_HOUR_MS

export function createAlerts({ clock, state, report, memory }: AlertsDeps): Alerts {
  let pausedUntil = memory.pausedUntilMs()
  /** The same on the clock that nobody sets: put back, the wall clock would make a pause longer than was asked for. */
  let pauseEnds = endOf(pausedUntil)
  let dnd: AttentionState['systemDnd'] = 'unknown'
  let byHand = false
  let byProgram = false
  let cancel: Dispose = () => undefined
  let judged: { readonly calls?: unknown; readonly alerts?: unknown; readonly hush?: Hush | undefined } = {}

  function hushNow(nowMs: number): Hush | undefined {
    const { alerts } = state().settings.values
    if (pausedUntil !== undefined && pauseLeft(nowMs) <= 0) setPause(undefined)
    if (pausedUntil !== undefined) return 'pause'
    if (isQuiet(alerts, localTime(nowMs))) return 'quiet-hours'
    return alerts.followSystem && dnd === 'on' ? 'system' : undefined
  }

  function pauseLeft(nowMs: number): number {
    return Math.min((pausedUntil ?? 0) - nowMs, pauseEnds - clock.monotonic())
  }

  /** One that is kept from before and longer than any is of a clock that was wrong: it is over. */
  function endOf(untilMs: number | undefined): number {
    const leftMs = (untilMs ?? 0) - clock.now()
    return clock.monotonic() + (leftMs > LONGEST_PAUSE_MS ? 0 : leftMs)
  }

  function setPause(untilMs: number | undefined): void {
    pausedUntil = untilMs
    pauseEnds = endOf(untilMs)
    memory.rememberPause(untilMs)
  }

  function judge(isDue = false): void {
    const nowMs = clock.now()
    const { attention: before, calls, settings } = state()
    const { alerts } = settings.values
    const hush = hushNow(nowMs)
    // Much changes that no verdict depends on; a step that is due comes by its own timer.
    const isJudged = judged.calls === calls && judged.alerts === alerts && judged.hush === hush && !isDue
    judged = { calls, alerts, hush }
    const next: AttentionState = {
      verdicts: isJudged ? before.verdicts : judgeCalls(before.verdicts, calls, alerts, { hush, nowMs }),
      hush: hush ?? null,
      pausedUntilMs: pausedUntil ?? null,
      systemDnd: dnd,
      namesHidden: byHand ? 'by-hand' : byProgram ? 'program' : null,
    }
    lookAgain(nextStepAtMs(calls, alerts, nowMs), alerts.quietHours, nowMs)
    if (!sameAttention(before, next)) report(next)
  }

  function lookAgain(stepAtMs: number | undefined, hasHours: boolean, nowMs: number): void {
    cancel()
    const due = [
      ...(stepAtMs === undefined ? [] : [stepAtMs - nowMs]),
      ...(pausedUntil === undefined ? [] : [Math.min(LOOK_MS, pauseLeft(nowMs))]),
      ...(hasHours ? [LOOK_MS] : []),
    ]
    cancel = due.length === 0 ? () => undefined : clock.after(Math.max(0, Math.min(...due)), lookDue)
  }

  const lookDue = (): void => {
    judge(true)
  }

  return {
    judge: () => {
      judge()
    },
    pause(pause) {
      setPause(untilOf(pause, clock.now()))
      judge()
    },
    hideNames(hidden) {
      byHand = hidden
      // Asked to show them, a program's reason counts no more until it starts anew.
      if (!hidden) byProgram = false
      judge()
    },
    systemDnd(is) {
      dnd = is
      judge()
    },
    programRuns(runs) {
      byProgram = runs
      judge()
    },
    dispose() {
      cancel()
    },
  }
}

function untilOf(pause: Pause, nowMs: number): number | undefined {
  switch (pause) {
    case 'half-hour':
      return nowMs + HALF_HOUR_MS
    case 'hour':
      return nowMs + 2 * HALF_HOUR_MS
    case 'until-tomorrow':
      return tomorrowMorningMs(nowMs)
    case 'over':
      return undefined
    default:
      return assertNever(pause)
  }
}

const sameAttention = (one: AttentionState, other: AttentionState): boolean =>
  one.verdicts === other.verdicts &&
  one.hush === other.hush &&
  one.pausedUntilMs === other.pausedUntilMs &&
  one.systemDnd === other.systemDnd &&
  one.namesHidden === other.namesHidden
