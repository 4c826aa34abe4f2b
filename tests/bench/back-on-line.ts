/** How long after the network returned the next call would be seen again. */
import { untilTrue } from '../desktop/until.ts'
import { nowMs } from './clock.ts'
import type { RingsideApp } from './ringside-app.ts'

/** Long enough for the first tries to fail, so that the pause between tries has begun to grow. */
const AWAY_MS = 4_000
const SNAPSHOT = `window.ringside.invoke('state.get', {}).then((reply) => reply.value.state.session.snapshot)`

/** @param app signed in @returns the longest of so many times, in milliseconds */
export async function measureBackOnLine(app: RingsideApp, times: number): Promise<number> {
  let longestMs = 0
  for (let index = 0; index < times; index += 1) {
    const sentAtMs = nowMs()
    await app.simulator.do({ do: 'fault', kind: 'restart', forMs: AWAY_MS })
    await untilTrue('the loss to be seen', async () => (await app.inPage('main', SNAPSHOT)) !== 'done')
    await untilTrue('the link', async () => (await app.inPage('main', SNAPSHOT)) === 'done', 60_000)
    longestMs = Math.max(longestMs, nowMs() - sentAtMs - AWAY_MS)
  }
  return longestMs
}
