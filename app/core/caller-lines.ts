/** What the record says of whoever calls now: one small line for each incoming call, never the record itself. */
import type { CallerLines } from '../contract/history.ts'
import { historyLine, type HistoryLine } from '../people/history-line.ts'
import type { Clock } from '../ports.ts'
import type { History } from './history.ts'
import type { Store } from './store.ts'

export interface CallerLineKeeper {
  /** Looks up whoever calls. The same lines change nothing. */
  readonly tell: () => void
}

export function createCallerLines(
  clock: Clock,
  store: Store,
  history: Pick<History, 'rows'>,
): CallerLineKeeper {
  return {
    tell() {
      const { calls, callers } = store.state
      const incoming = calls.active.filter(({ direction }) => direction === 'incoming')
      if (incoming.length === 0 && Object.keys(callers).length === 0) return
      const today = startOfDay(clock.now())
      const next: Record<string, HistoryLine> = {}
      for (const call of incoming) {
        const line = historyLine(history.rows(), call, today)
        if (line !== undefined) next[call.id] = line
      }
      if (!sameLines(callers, next)) store.patch({ callers: next })
    },
  }
}

const sameLines = (one: CallerLines, other: CallerLines): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Midnight where the user is, epoch ms. */
function startOfDay(nowMs: number): number {
  const day = new Date(nowMs)
  day.setHours(0, 0, 0, 0)
  return day.getTime()
}
