import { expect, test } from 'vitest'
import { runCrowd } from './run.ts'

const nightly = process.env['RINGSIDE_NIGHTLY'] === '1'

test(
  'in a run of 200 generated calls the cards are the simulator’s calls at every quiet moment',
  { timeout: 120_000 },
  async () => {
    const run = await runCrowd(200, 11)
    expect(run.wrong).toEqual([])
    expect(run.begun).toBeGreaterThanOrEqual(200)
    expect(run.quietMoments).toBeGreaterThanOrEqual(50)
    expect(run.busyMoments).toBeGreaterThanOrEqual(50)
  },
)

if (nightly) {
  test('the same for other seeds', { timeout: 600_000 }, async () => {
    for (const seed of [21, 22, 23, 24]) {
      const { wrong } = await runCrowd(200, seed)
      expect(wrong, `seed ${String(seed)}`).toEqual([])
    }
  })
}
