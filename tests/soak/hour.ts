/** An hour at a desk, in twelve steps that each end at rest: calls, searches, a window closed and opened, a lost link. */
import { nowMs } from '../bench/clock.ts'
import type { RingsideApp } from '../bench/ringside-app.ts'
import { listOf } from '../desktop/plain-values.ts'
import { untilTrue } from '../desktop/until.ts'

export const STEPS = 12
const CALLS_A_STEP = 5
const CLOSE_STEP = 3
const OUTAGE_STEP = 8
const OUTAGE_MS = 1_500
const DEADLINE_MS = 60_000

const SEARCHES: readonly string[] = ['ann', 'ca', '4155', 'zz no one']
const CARDS = `document.querySelectorAll('article').length`
const SNAPSHOT = `window.ringside.invoke('state.get', {}).then((reply) => reply.value.state.session.snapshot)`

/** @param step counted from the beginning of the run */
export async function liveThrough(app: RingsideApp, step: number): Promise<void> {
  const inHour = step % STEPS
  if (inHour === OUTAGE_STEP) await loseTheLink(app)
  if (inHour === CLOSE_STEP) await app.order({ do: 'close', page: 'main' })
  for (let index = 0; index < CALLS_A_STEP; index += 1) {
    const isClosed = inHour === CLOSE_STEP && index === 0
    await takeCall(app, step * CALLS_A_STEP + index, isClosed ? () => openMain(app) : () => search(app))
  }
  await rest(app)
}

/** Rings, is painted, is answered or missed, ends. `meanwhile`: what its user does while it lasts. */
async function takeCall(app: RingsideApp, index: number, meanwhile: () => Promise<void>): Promise<void> {
  const sentAtMs = nowMs()
  const reply = await app.simulator.do({
    do: 'ring',
    from: `sip:1415${String(5_550_000 + index)}@outside.example`,
    to: 'sip:ann@example.com',
    phones: 1 + (index % 2),
  })
  if (!reply.ok || reply.call === undefined) throw new Error('the simulator did not ring')
  const { call } = reply
  await app.event((event) => event.kind === 'painted' && event.page === 'card', sentAtMs, DEADLINE_MS)
  if (index % 3 !== 0) await app.simulator.do({ do: 'answer', call })
  await meanwhile()
  await app.simulator.do({ do: 'hangup', call })
}

async function search(app: RingsideApp): Promise<void> {
  for (const text of SEARCHES) await app.invoke('main', 'people.search', { text, limit: 20 })
}

/** From the card, as the tray would. */
async function openMain(app: RingsideApp): Promise<void> {
  const sentAtMs = nowMs()
  await app.invoke('card', 'window.open', { view: 'calls' })
  await app.event((event) => event.kind === 'painted' && event.page === 'main', sentAtMs, DEADLINE_MS)
}

async function loseTheLink(app: RingsideApp): Promise<void> {
  await app.simulator.do({ do: 'fault', kind: 'restart', forMs: OUTAGE_MS })
  await untilTrue(
    'the loss to be seen',
    async () => (await app.inPage('main', SNAPSHOT)) !== 'done',
    DEADLINE_MS,
  )
  await untilTrue(
    'the link to be back',
    async () => (await app.inPage('main', SNAPSHOT)) === 'done',
    DEADLINE_MS,
  )
}

/** No call and no card; the cards' window is closed, as it does itself half a minute after the last one. */
async function rest(app: RingsideApp): Promise<void> {
  await untilTrue('the cards to be gone', async () => (await app.inPage('card', CARDS)) === 0, DEADLINE_MS)
  await app.order({ do: 'destroy', page: 'card' })
  await untilTrue('their window to go', async () => {
    const pages = listOf(await app.order({ do: 'pages' }))
    return pages.length === 1 && pages[0] === 'main'
  })
}
