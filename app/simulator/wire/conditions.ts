/** How badly the line behaves just now. The faults of the simulator change it while it runs. */
export interface LineConditions {
  /** Nothing is heard and nothing is said; connections are still accepted. */
  muted: boolean
  /** Every answer leaves in pieces of `bytes`, one each `everyMs`. */
  trickle: { readonly bytes: number; readonly everyMs: number } | undefined
}

export const calmLine = (): LineConditions => ({ muted: false, trickle: undefined })
