/** The colleagues' lines that the user watches. The lines themselves stay in main: a window asks for the rows it shows. */
export type { LineDoubt, LineRow } from '../people/line-rows.ts'
export type { LineState } from '../people/lines.ts'

export interface TeamState {
  /** Grows with each change of any row. */
  readonly revision: number
  readonly total: number
  /** How many are being asked for, and how many nobody lets us see. */
  readonly asking: number
  readonly refused: number
  /** Since when no line is seen, by this machine's clock; undefined while they are, or before they were. */
  readonly staleSinceMs?: number
  /** By missed call: the name, else the address, of the line that took it, where that line's own state showed it. */
  readonly takenBy: Readonly<Record<string, string>>
}

export const NO_TEAM: TeamState = { revision: 0, total: 0, asking: 0, refused: 0, takenBy: {} }
