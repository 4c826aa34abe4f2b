import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSystemClock } from '../../../app/simulator/clock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const DAY_MS = 86_400_000

test.each([1, 20, 60 * DAY_MS])('a task runs once, %i ms later and not sooner', (delayMs) => {
  let runs = 0
  createSystemClock().after(delayMs, () => (runs += 1))
  vi.advanceTimersByTime(delayMs - 1)
  expect(runs).toBe(0)
  vi.advanceTimersByTime(1)
  expect(runs).toBe(1)
  vi.advanceTimersByTime(100 * DAY_MS)
  expect(runs).toBe(1)
})

test('a cancelled task never runs, however long its delay and however late it is cancelled', () => {
  let runs = 0
  const cancel = createSystemClock().after(60 * DAY_MS, () => (runs += 1))
  vi.advanceTimersByTime(59 * DAY_MS)
  cancel()
  cancel()
  vi.advanceTimersByTime(100 * DAY_MS)
  expect(runs).toBe(0)
})
