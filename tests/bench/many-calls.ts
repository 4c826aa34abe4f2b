/**
 * Many calls in an hour's pattern, pressed together: bursts and lulls, every second call on two or three phones. Each rings,
 * is answered and hung up, and nothing of it may stay for ever: no memory, no listener, no window. Garbage is collected
 * before each sample, since a call every 40 ms makes it faster than any collector is in a hurry to.
 */
import { nowMs } from './clock.ts'
import type { RingsideApp } from './ringside-app.ts'
import { privateMemoryMb } from './process-cost.ts'
import { quarterMedians } from './statistics.ts'
import { z } from 'zod'
import { latenciesOf, type Latencies } from './card-latency.ts'
import { listOf } from '../desktop/plain-values.ts'
import { pause, untilTrue } from '../desktop/until.ts'

const holdingsSchema = z.object({ windows: z.number(), listeners: z.number() })
const CARDS = `document.querySelectorAll('article').length`
const ENDED_CARDS = `document.querySelectorAll('[data-card-kind=ended]').length`

export interface MemoryOverCalls {
  readonly calls: number
  readonly samplesMb: readonly number[]
  readonly quarterMediansMb: readonly [number, number, number, number]
  /** The last quarter's median over the second's. */
  readonly growth: number
  readonly seconds: number
  /** From the order to ring, to its card painted: of calls that came while others were there. */
  readonly card: Latencies
  readonly before: Holdings
  readonly after: Holdings
}

/** What a program holds that nothing takes away by itself. */
export interface Holdings {
  readonly windows: number
  /** Listeners of the program, its windows and their pages, and of the channels between them. */
  readonly listeners: number
}

/** Several calls are live at a time, as many as a busy person has. */
const AT_ONCE = 4
const SAMPLE_EVERY = 20
const PACE_MS = 20
/** An hour has busy minutes and quiet ones: after so many calls a lull, until the cards of those that ended are gone. */
const BURST = 40

/** The program must run with this. */
export const MANY_CALLS_SWITCHES: readonly string[] = ['--js-flags=--expose-gc']

export async function measureManyCalls(app: RingsideApp, calls: number): Promise<MemoryOverCalls> {
  const { simulator } = app
  const startedAtMs = nowMs()
  const live: string[] = []
  const samplesMb: number[] = []
  const cardsMs: number[] = []
  // The window of the cards stays ready throughout, and is there from the first one on.
  await app.invoke('main', 'settings.set', { patch: { alerts: { keepCardReady: true } } })
  await untilTrue('the window of the cards to be ready', async () =>
    listOf(await app.order({ do: 'pages' })).includes('card'),
  )
  const before = holdingsSchema.parse(await app.order({ do: 'holdings' }))
  const endOldest = async (): Promise<void> => {
    const call = live.shift()
    if (call !== undefined) await simulator.do({ do: 'hangup', call })
  }
  for (let index = 0; index < calls; index += 1) {
    const isAfterLull = index % BURST === BURST - 1
    if (isAfterLull)
      await untilTrue('the ended cards to be gone', async () => (await app.inPage('card', ENDED_CARDS)) === 0)
    const sentAtMs = nowMs()
    const reply = await simulator.do({
      do: 'ring',
      from: `sip:1415${String(5_550_000 + index)}@outside.example`,
      to: 'sip:ann@example.com',
      phones: index % 2 === 0 ? 1 : 2 + (index % 3 === 0 ? 1 : 0),
    })
    if (!reply.ok) throw new Error(reply.error)
    if (reply.call !== undefined) {
      live.push(reply.call)
      // Others are live meanwhile, as on any busy desk.
      if (isAfterLull) {
        const paintedAtMs = await app.event(
          (event) => event.kind === 'painted' && event.page === 'card' && event.key === reply.call,
          sentAtMs,
        )
        cardsMs.push(paintedAtMs - sentAtMs)
      }
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
  // The last cards say for two seconds how their calls ended.
  await untilTrue('the cards to be gone', async () => (await app.inPage('card', CARDS)) === 0)
  const after = holdingsSchema.parse(await app.order({ do: 'holdings' }))
  const quarters = quarterMedians(samplesMb)
  return {
    calls,
    samplesMb,
    quarterMediansMb: quarters,
    growth: quarters[3] / quarters[1],
    seconds: (nowMs() - startedAtMs) / 1000,
    card: latenciesOf(cardsMs),
    before,
    after,
  }
}
