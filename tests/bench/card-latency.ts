/** From the socket to the pixel: how long a card takes to be painted, with its window ready and with none. */
import type { BareApp } from './bare-app.ts'
import { nowMs } from './clock.ts'
import { percentile } from './statistics.ts'
import type { RingsideApp } from './ringside-app.ts'
import { listOf } from '../desktop/plain-values.ts'
import { untilTrue } from '../desktop/until.ts'

export interface Latencies {
  readonly samplesMs: readonly number[]
  readonly p50Ms: number
  readonly p95Ms: number
}

/** `warm`: the card's window is there. `cold`: no window is. `beside`: the main window is open, and shows the call too. */
export type Readiness = 'warm' | 'cold' | 'beside'

export const latenciesOf = (samplesMs: readonly number[]): Latencies => ({
  samplesMs,
  p50Ms: percentile(samplesMs, 0.5),
  p95Ms: percentile(samplesMs, 0.95),
})

/** Takes one sample, in milliseconds. */
export type Sample = (index: number) => Promise<number>

/**
 * Two programs turn about, so that a machine that grows slower is slower for both. The first sample of each pays for
 * caches that every later one finds; it is thrown away.
 * @param other absent: the one alone
 */
export async function turnAbout(
  count: number,
  one: Sample,
  other?: Sample,
): Promise<readonly [Latencies, Latencies]> {
  const samplesMs: readonly [number[], number[]] = [[], []]
  for (let index = 0; index <= count; index += 1) {
    for (const [at, sample] of [one, other].entries()) {
      const sampleMs = await sample?.(index)
      if (index > 0 && sampleMs !== undefined) samplesMs[at]?.push(sampleMs)
    }
  }
  return [latenciesOf(samplesMs[0]), latenciesOf(samplesMs[1])]
}

/** The floor: a line over a socket makes a bare program show a window and paint that line. */
export function bareCard(app: BareApp, readiness: Readiness): Sample {
  return async (index) => {
    const id = `${readiness}-${String(index)}`
    app.tell(readiness === 'warm' ? 'ready' : 'drop')
    await app.order({ do: 'pages' })
    if (readiness === 'warm') {
      app.tell('hide')
      await settled(app, 'card')
    } else await untilTrue('the window to go', async () => !(await pages(app)).includes('card'))
    const sentAtMs = nowMs()
    app.tell(`line ${id}`)
    return (await seen(app, (key) => key === id, sentAtMs)) - sentAtMs
  }
}

/** Ringside: an event written by the simulator makes a card. Every call is another one, so every card is new. */
export async function ringsideCard(app: RingsideApp, readiness: Readiness): Promise<Sample> {
  await app.invoke('main', 'settings.set', { patch: { alerts: { keepCardReady: readiness === 'warm' } } })
  if (readiness === 'cold') await closeToTray(app)
  return async (index) => {
    if (readiness !== 'warm') {
      // As it does itself half a minute after the last card.
      await app.order({ do: 'destroy', page: 'card' })
      await untilTrue('the window to go', async () => !(await pages(app)).includes('card'))
    } else await settled(app, 'card')
    const sentAtMs = nowMs()
    const reply = await app.simulator.do({
      do: 'ring',
      from: `sip:1415555${String(1000 + index)}@outside.example`,
      to: 'sip:ann@example.com',
      fromDisplay: 'Carter & Sons',
    })
    if (!reply.ok) throw new Error(reply.error)
    const paintedAtMs = await seen(app, () => true, sentAtMs)
    await clear(app, reply.call)
    return paintedAtMs - sentAtMs
  }
}

/** Painted and on the screen, whichever came last. */
async function seen(
  app: RingsideApp | BareApp,
  isIt: (key: string) => boolean,
  sinceMs: number,
): Promise<number> {
  const [paintedAtMs, shownAtMs] = await Promise.all([
    app.event((event) => event.kind === 'painted' && event.page === 'card' && isIt(event.key), sinceMs),
    app.event((event) => event.kind === 'shown' && event.page === 'card', sinceMs),
  ])
  return Math.max(paintedAtMs, shownAtMs)
}

/** Hides the card and ends the call, so that the next sample starts from nothing. */
async function clear(app: RingsideApp, call: string | undefined): Promise<void> {
  const endedAtMs = nowMs()
  await app.inPage(
    'card',
    `window.ringside.invoke('state.get', {}).then((reply) => Promise.all(reply.value.state.calls.active.map(
      (call) => window.ringside.invoke('call.hide', { callId: call.id }))))`,
  )
  await app.event((event) => event.kind === 'hidden' && event.page === 'card', endedAtMs)
  await app.simulator.do({ do: 'hangup', ...(call === undefined ? {} : { call }) })
  await untilTrue('the call to be over', async () => {
    const count = await app.inPage(
      'card',
      `window.ringside.invoke('state.get', {}).then((reply) => reply.value.state.calls.active.length)`,
    )
    return count === 0
  })
}

/** Nothing is open any more but the tray icon. */
export async function closeToTray(app: RingsideApp): Promise<void> {
  await app.order({ do: 'close', page: 'main' })
  await untilTrue('the window to go', async () => !(await pages(app)).includes('main'))
}

async function pages(app: RingsideApp | BareApp): Promise<readonly unknown[]> {
  return listOf(await app.order({ do: 'pages' }))
}

/** The window exists and its page has loaded. */
async function settled(app: RingsideApp | BareApp, page: string): Promise<void> {
  await untilTrue(`the ${page} window to be ready`, async () => {
    if (!(await pages(app)).includes(page)) return false
    return (await app.inPage(page, 'window.benchNext !== undefined')) === true
  })
}
