/**
 * A time of day that stands still unless it is put forward, for the program and its simulator alike, so that pictures
 * show the same times in every run. Timers go on as ever.
 */
import { createSystemClock, type SimulatorClock } from '../../../app/simulator/clock.ts'
import type { RunningApp } from '../../e2e/harness/running-app.ts'

export interface HeldTime {
  readonly simulatorClock: SimulatorClock
  /** Holds the time of a program too, from now on. */
  hold(app: RunningApp): Promise<void>
  forward(ms: number): Promise<void>
  /**
   * From now on chance gives the same row each time that it is asked, for pseudonyms and for how soon the next attempt
   * comes. No calls may be placed any more: their ids would be alike.
   */
  holdChance(): Promise<void>
}

/** Numerical Recipes' congruential generator: any row will do, as long as it is the same. */
const [FACTOR, ADDEND, MODULUS] = [1_664_525, 1_013_904_223, 2 ** 32] as const

/** @param startMs epoch ms */
export function createHeldTime(startMs: number): HeldTime {
  let nowMs = startMs
  let held: readonly RunningApp[] = []
  const tell = async (app: RunningApp): Promise<void> => {
    await app.electron.evaluate(
      (_electron, [atMs, sinceMs]) => {
        globalThis.Date = new Proxy(Date, {
          construct(real, given: readonly unknown[]) {
            const made: unknown = Reflect.construct(real, given.length === 0 ? [atMs] : given)
            return made instanceof real ? made : new real(atMs)
          },
          get(real, key) {
            const its: unknown = Reflect.get(real, key)
            return key === 'now' ? () => atMs : its
          },
        })
        // What is measured stands still with it, or the server's clock would seem to run ahead.
        const measuredMs: unknown = Reflect.get(globalThis, 'heldMeasureMs') ?? performance.now()
        Reflect.set(globalThis, 'heldMeasureMs', measuredMs)
        Object.defineProperty(performance, 'now', {
          configurable: true,
          value() {
            return Number(measuredMs) + sinceMs
          },
        })
      },
      [nowMs, nowMs - startMs] as const,
    )
    await app.electron.context().clock.setFixedTime(nowMs)
  }
  return {
    simulatorClock: { now: () => nowMs, after: createSystemClock().after },
    hold: async (app) => {
      held = [...held, app]
      await tell(app)
    },
    forward: async (ms) => {
      nowMs += ms
      await Promise.all(held.map(tell))
    },
    holdChance: async () => {
      await Promise.all(held.map(holdChance))
    },
  }
}

async function holdChance(app: RunningApp): Promise<void> {
  await app.electron.evaluate(
    (_electron, [factor, addend, modulus]) => {
      const main: unknown = Reflect.get(process, 'mainModule')
      const load: unknown =
        typeof main === 'object' && main !== null ? Reflect.get(main, 'require') : undefined
      const crypto: unknown = typeof load === 'function' ? Reflect.apply(load, main, ['node:crypto']) : null
      if (typeof crypto !== 'object' || crypto === null) throw new Error('no node:crypto')
      let last = 1
      Object.defineProperty(crypto, 'randomInt', {
        configurable: true,
        value(below: number) {
          // Whoever draws several does so in one go.
          if (last === 1) {
            setImmediate(() => {
              last = 1
            })
          }
          last = (last * factor + addend) % modulus
          return Math.floor((last / modulus) * below)
        },
      })
    },
    [FACTOR, ADDEND, MODULUS] as const,
  )
}
