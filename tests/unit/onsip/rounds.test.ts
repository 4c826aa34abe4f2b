import { describe, expect, it } from 'vitest'
import { createRounds, type Outcome } from '../../../app/onsip/rounds.ts'
import { createManualClock } from '../../clock.ts'
import { silentLog } from './silent-log.ts'

const MINUTE = 60_000
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Rounds that end as told, one after another. */
function rounds(...outcomes: readonly (Outcome | Error | (() => Promise<Outcome>))[]) {
  const clock = createManualClock()
  const begun: number[] = []
  const left = [...outcomes]
  const subject = createRounds({ clock, random: () => 0.5, log: silentLog }, () => {
    begun.push(clock.monotonic())
    const outcome = left.shift()
    if (outcome === undefined) throw new Error('one round too many')
    if (outcome instanceof Error) return Promise.reject(outcome)
    return typeof outcome === 'function' ? outcome() : Promise.resolve(outcome)
  })
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms)
    await settle()
  }
  return { clock, begun, subject, pass }
}
const stands = (forMs: number): Outcome => ({ kind: 'stands', expiresAtMs: forMs, serverNowMs: 0 })
const retry: Outcome = { kind: 'retry', soon: false }
const retrySoon: Outcome = { kind: 'retry', soon: true }
const stop: Outcome = { kind: 'stop' }

describe('rounds', () => {
  it('that succeed come again in time for the renewal', async () => {
    const { begun, subject, pass } = rounds(stands(60 * MINUTE), stop)
    subject.request(0)
    await pass(0)
    await pass(50 * MINUTE - 1)
    expect(begun).toEqual([0])
    await pass(1)
    expect(begun).toEqual([0, 50 * MINUTE])
  })

  it('that fail come again after 30 s, 60 s, and from 30 s anew after a success', async () => {
    const { begun, subject, pass } = rounds(retry, new Error('a bug'), stands(60 * MINUTE), retry, stop)
    subject.request(0)
    await pass(0)
    expect(subject.failures).toBe(1)
    await pass(30_000)
    expect(subject.failures).toBe(2)
    await pass(60_000)
    expect(subject.failures).toBe(0)
    await pass(50 * MINUTE)
    await pass(30_000)
    expect(begun).toEqual([0, 30_000, 90_000, 90_000 + 50 * MINUTE, 120_000 + 50 * MINUTE])
  })

  it('that find nobody come again within seconds, and less and less often', async () => {
    const { begun, subject, pass } = rounds(...Array<Outcome>(7).fill(retrySoon), stop)
    subject.request(0)
    await pass(0)
    for (const seconds of [1.5, 3, 6, 12, 24, 45, 45]) await pass(seconds * 1_000)
    expect(begun.map((at) => at / 1_000)).toEqual([0, 1.5, 4.5, 10.5, 22.5, 46.5, 91.5, 136.5])
  })

  it('that stop come again only when somebody asks', async () => {
    const { begun, clock, subject, pass } = rounds(stop, stop)
    subject.request(0)
    await pass(0)
    await pass(24 * 60 * MINUTE)
    expect(begun).toHaveLength(1)
    subject.request(0)
    await pass(0)
    expect(begun).toHaveLength(2)
    expect(clock.pending).toBe(0)
  })

  it('never run two at a time: what is asked for meanwhile follows', async () => {
    const finish: ((outcome: Outcome) => void)[] = []
    const held = () => new Promise<Outcome>((resolve) => finish.push(resolve))
    const { begun, subject, pass } = rounds(held, stop)
    subject.request(0)
    await pass(0)
    subject.request(0)
    subject.request(0)
    await pass(10 * MINUTE)
    expect(begun).toHaveLength(1)
    finish[0]?.(stands(60 * MINUTE))
    await settle()
    await pass(0)
    expect(begun).toHaveLength(2)
  })

  it('are over once disposed of', async () => {
    const { begun, clock, subject, pass } = rounds(retry)
    subject.request(0)
    await pass(0)
    subject.dispose()
    subject.request(0)
    await pass(60 * MINUTE)
    expect(begun).toHaveLength(1)
    expect(clock.pending).toBe(0)
  })
})
