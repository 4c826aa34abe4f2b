/** Ten thousand clients lose one server at the same moment. Pure: time is a number, chance is seeded. */
import { createChance } from '../../app/simulator/chance.ts'
import { createBackoff } from '../../app/xmpp/backoff.ts'

export const CLIENTS = 10_000
/** The server is away so long; every attempt before that is refused at once. */
export const OUTAGE_MS = 60_000
export const SLOT_MS = 100

export interface Curve {
  /** Attempts to connect in each tenth of a second from the loss on. */
  readonly attempts: readonly number[]
  /** When the last client was back, in ms after the loss. */
  readonly allBackMs: number
}

/** @param delays gives each client's waits, one after another, in ms */
export function simulateStorm(delays: () => () => number): Curve {
  const attempts: number[] = []
  let allBackMs = 0
  for (let client = 0; client < CLIENTS; client += 1) {
    const next = delays()
    let atMs = 0
    do {
      atMs += next()
      const slot = Math.floor(atMs / SLOT_MS)
      while (attempts.length <= slot) attempts.push(0)
      attempts[slot] = (attempts[slot] ?? 0) + 1
    } while (atMs < OUTAGE_MS)
    allBackMs = Math.max(allBackMs, atMs)
  }
  return { attempts, allBackMs }
}

export function ourStorm(seed = 1): Curve {
  const chance = createChance(seed)
  return simulateStorm(() => {
    const backoff = createBackoff(chance)
    return () => backoff.next()
  })
}

/** What many clients do: once a second, all of them in step, since they all began together. */
export const fixedStorm = (): Curve => simulateStorm(() => () => 1_000)

/** The busiest tenth of a second, as attempts per second. */
export const peakPerSecond = ({ attempts }: Curve, fromMs = 0): number =>
  Math.max(...attempts.slice(Math.floor(fromMs / SLOT_MS))) * (1_000 / SLOT_MS)
