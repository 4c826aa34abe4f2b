/** A run that did not end in order is told at the next start, and a system that went down is no such end. */
import { expect, test } from 'vitest'
import { beginRun, type LastRunFacts, type RunMark } from '../../../main/last-run.ts'

function createMark(sinceMs: number | undefined): RunMark & { readonly held: () => number | undefined } {
  let held = sinceMs
  return {
    runningSinceMs: () => held,
    rememberRunning(next) {
      held = next
    },
    held: () => held,
  }
}

const HOUR = 3_600_000
const NOON: LastRunFacts = { nowMs: 12 * HOUR, systemSinceMs: 8 * HOUR, lastSignMs: 11 * HOUR }

test.each<[string, number | undefined, Partial<LastRunFacts>, boolean]>([
  ['the very first start', undefined, {}, false],
  ['a run that was killed', 9 * HOUR, {}, true],
  ['a run that was killed before it wrote a line', 9 * HOUR, { lastSignMs: undefined }, true],
  ['a run begun before the system’s last start', 5 * HOUR, { lastSignMs: 7 * HOUR }, false],
  ['a run that the system’s end cut off in the very minute', 5 * HOUR, { lastSignMs: 8 * HOUR + 500 }, false],
])('%s', (_what, sinceMs, facts, unexpected) => {
  const mark = createMark(sinceMs)
  const run = beginRun(mark, { ...NOON, ...facts })
  expect(run.endedUnexpectedly).toBe(unexpected)
  expect(mark.held()).toBe(12 * HOUR)
  run.ends()
  expect(mark.held()).toBeUndefined()
})
