/** One simulator and one core at it, on a clock of their own that waits can be measured by. */
import { createScaledClock } from '../../clock.ts'
import { joinHouse, startSimulator, type House } from '../core/house.ts'
import type { TestPortsOptions } from '../core/ports.ts'
import { createSleepyClock, type SleepyClock } from './sleepy-clock.ts'

/** The first account's addresses. */
export const OWN = ['ann@example.com', 'sales@example.com']
export const ringFrom = (caller: string): Readonly<Record<string, string>> => ({
  do: 'ring',
  from: `sip:${caller}@jnctn.net`,
  to: 'sip:ann@example.com',
})

export interface Scene {
  readonly house: House
  /** The machine's clock; the simulator's runs on through sleep and jumps. */
  readonly clock: SleepyClock
  /** Waits so long, in ms of the simulator's clock. */
  readonly pass: (ms: number) => Promise<void>
  /** Looks again and again until it is so; fails after `limitMs` of the simulator's clock. */
  readonly until: (what: string, limitMs: number, isSo: () => boolean | Promise<boolean>) => Promise<void>
  readonly close: () => Promise<void>
}

const LOOK_EVERY_MS = 100

/** @param factor how much faster than the machine's own time everything runs */
export async function createScene(factor: number, ports: TestPortsOptions = {}): Promise<Scene> {
  const base = createScaledClock(factor)
  const clock = createSleepyClock(base)
  const simulator = await startSimulator({ clock: base, stepMs: 400, approvalMs: 400 })
  const house = joinHouse(simulator, { ...ports, clock })
  const pass = (ms: number): Promise<void> => new Promise((resolve) => void base.after(ms, resolve))
  return {
    house,
    clock,
    pass,
    async until(what, limitMs, isSo) {
      for (const endMs = base.monotonic() + limitMs; !(await isSo()); await pass(LOOK_EVERY_MS)) {
        if (base.monotonic() > endMs) throw new Error(`never: ${what}`)
      }
    },
    async close() {
      clock.wake()
      await house.close()
    },
  }
}
