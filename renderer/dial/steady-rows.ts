/** Rows that are picked by their number: a row keeps its place although its call ends, so that no key means another call. */
import type { Call } from '../../app/calls/model.ts'

export interface SteadyRow {
  readonly call: Call
  /** The call can no longer be hung up. */
  readonly over: boolean
}

/** The keys 1–9 pick; whoever has more calls sees the rest in the main window. */
const MOST = 9

export function steadyRows(before: readonly SteadyRow[], calls: readonly Call[]): readonly SteadyRow[] {
  const kept = before.map(({ call }) => {
    const now = calls.find(({ id }) => id === call.id)
    return { call: now ?? call, over: now === undefined }
  })
  const added = calls.filter(({ id }) => !before.some(({ call }) => call.id === id))
  return [...kept, ...added.map((call) => ({ call, over: false }))].slice(0, MOST)
}
