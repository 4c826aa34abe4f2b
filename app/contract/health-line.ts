/** One line of "Will I see the next call?". */
import type { AppError } from './errors.ts'
import { quotedDetail } from './messages/errors.ts'
import { errorReason, healthText } from './messages/health.ts'

/** Worst first. `unknown`: nobody can tell yet. `amber`: not as it should be, and calls are seen all the same. */
const HEALTH_STATUSES = ['red', 'amber', 'unknown', 'green'] as const
export type HealthStatus = (typeof HEALTH_STATUSES)[number]

/** What may help, as a command that is sent as it stands. */
type CureCommand =
  | {
      readonly name: 'session.retry' | 'engine.retry' | 'health.testCards' | 'health.refresh'
      readonly input: Readonly<Record<string, never>>
    }
  | { readonly name: 'accounts.retry'; readonly input: { readonly id: string } }
  | { readonly name: 'window.open'; readonly input: { readonly view: 'sign-in' | 'settings' } }
  | { readonly name: 'alerts.pause'; readonly input: { readonly pause: 'over' } }

export interface HealthLine {
  /** Unique among the lines and stable, e.g. `link` or `display 7`. */
  readonly id: string
  readonly group: 'link' | 'system'
  readonly status: HealthStatus
  /** What is looked at, e.g. `Connection`. */
  readonly name: string
  /** How it stands, as a sentence or a few words. */
  readonly text: string
  /** Why it is not green, or what follows from it. */
  readonly reason?: string
  /** The server's or the system's own words, as a quotation. */
  readonly detail?: string
  readonly cure?: { readonly label: string; readonly command: CureCommand }
}

/** The line that matters most: the first of the worst status. Undefined when there is no line. */
export const worstOf = (lines: readonly HealthLine[]): HealthLine | undefined =>
  HEALTH_STATUSES.map((status) => lines.find((line) => line.status === status)).find(
    (line) => line !== undefined,
  )

export const tryNow = () =>
  ({ label: healthText.tryNow, command: { name: 'session.retry', input: {} } }) as const

/** Why a line is not green, by the error that made it so. */
export const because = (error: AppError): Pick<HealthLine, 'reason' | 'detail'> => ({
  reason: errorReason(error),
  ...(error.detail === undefined ? {} : { detail: quotedDetail(error.detail) }),
})
