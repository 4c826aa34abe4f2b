/**
 * Private memory over many calls: each rings, is answered and hung up, and nothing of it may stay for ever. Garbage is
 * collected before each sample, since a call every 40 ms makes it faster than any collector is in a hurry to.
 */
import { nowMs } from './clock.ts'
import type { RingsideApp } from './ringside-app.ts'
import { privateMemoryMb } from './process-cost.ts'
import { quarterMedians } from './statistics.ts'
import { pause } from '../desktop/until.ts'

export interface MemoryOverCalls {
  readonly calls: number
  readonly samplesMb: readonly number[]
  readonly quarterMediansMb: readonly [number, number, number, number]
  /** The last quarter's median over the second's. */
  readonly growth: number
  readonly seconds: number
}

/** Several calls are live at a time, as many as a busy person has. */
const AT_ONCE = 4
const SAMPLE_EVERY = 20
const PACE_MS = 20

/** The program must run with this. */
export const MANY_CALLS_SWITCHES: readonly string[] = ['--js-flags=--expose-gc']

export async function measureManyCalls(app: RingsideApp, calls: number): Promise<MemoryOverCalls> {
  const { simulator } = app
  const startedAtMs = nowMs()
  const live: string[] = []
  const samplesMb: number[] = []
  const endOldest = async (): Promise<void> => {
    const call = live.shift()
    if (call !== undefined) await simulator.do({ do: 'hangup', call })
  }
  for (let index = 0; index < calls; index += 1) {
    const reply = await simulator.do({
      do: 'ring',
      from: `sip:1415${String(5_550_000 + index)}@outside.example`,
      to: 'sip:ann@example.com',
    })
    if (!reply.ok) throw new Error(reply.error)
    if (reply.call !== undefined) {
      live.push(reply.call)
      await pause(PACE_MS)
      // Every third one is missed.
      if (index % 3 !== 0) await simulator.do({ do: 'answer', call: reply.call })
    }
    await pause(PACE_MS)
    if (live.length >= AT_ONCE) await endOldest()
    if (index % SAMPLE_EVERY === 0) {
      await app.order({ do: 'collect' })
      samplesMb.push(privateMemoryMb(app.pid))
    }
  }
  while (live.length > 0) await endOldest()
  const quarters = quarterMedians(samplesMb)
  return {
    calls,
    samplesMb,
    quarterMediansMb: quarters,
    growth: quarters[3] / quarters[1],
    seconds: (nowMs() - startedAtMs) / 1000,
  }
}
