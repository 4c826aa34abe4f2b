/** What is held back now and what was shown of each call: decided in main, drawn by every window. */
import type { Hush, Verdicts } from '../calls/alerting.ts'

export interface AttentionState {
  readonly verdicts: Verdicts
  /** Why alerts are held back now; null: they are not. */
  readonly hush: Hush | null
  /** Epoch ms until which alerts are paused by hand; null: they are not. */
  readonly pausedUntilMs: number | null
  /** The system's own do-not-disturb, where it can be read. */
  readonly systemDnd: 'on' | 'off' | 'unknown'
  /** Why names are shown by initials, if they are. */
  readonly namesHidden: 'by-hand' | 'program' | null
}

export const NO_ATTENTION: AttentionState = {
  verdicts: {},
  hush: null,
  pausedUntilMs: null,
  systemDnd: 'unknown',
  namesHidden: null,
}

/** Where the list of rules for people ends: nobody keeps more such wishes in mind. */
export const MOST_PEOPLE_RULES = 200
/** Programs that names are hidden from, and how long a program's name may be. */
export const MOST_PROGRAMS = 20
export const LONGEST_PROGRAM = 80

export const PAUSES = ['half-hour', 'hour', 'until-tomorrow', 'over'] as const
/** For how long alerts are paused; `over` resumes them. */
export type Pause = (typeof PAUSES)[number]
