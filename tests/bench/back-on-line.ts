/** How long after the network returned the next call would be seen again. */
import { pause, untilTrue } from '../desktop/until.ts'
import { nowMs } from './clock.ts'
import type { RingsideApp } from './ringside-app.ts'

/** Long enough for the first tries to fail, so that the pause between tries has begun to grow. */
const AWAY_MS = 4_000
const SNAPSHOT = `window.ringside.invoke('state.get', {}).then((reply) => reply.value.state.session.snapshot)`

/**
 * Turn about the system wakes, and this machine has an address more. A service that returns without a word is found by the
 * next try, whose moment is left to chance so that not all come at once.
 * @param app signed in @returns the longest of so many times, in milliseconds
 */
export async function measureBackOnLine(app: RingsideApp, times: number): Promise<number> {
  let longestMs = 0
  for (let index = 0; index < times; index += 1) {
    await app.simulator.do({ do: 'fault', kind: 'restart', forMs: AWAY_MS })
    const backAtMs = nowMs() + AWAY_MS
    await untilTrue('the loss to be seen', async () => (await app.inPage('main', SNAPSHOT)) !== 'done')
    await pause(Math.max(0, backAtMs - nowMs()) + LISTENS_MS)
    await app.order({ do: index % 2 === 0 ? 'resume' : 'network' })
    await untilTrue('the link', async () => (await app.inPage('main', SNAPSHOT)) === 'done', 60_000)
    longestMs = Math.max(longestMs, nowMs() - backAtMs)
  }
  return longestMs
}

/** Until the service takes connections again. */
const LISTENS_MS = 100
