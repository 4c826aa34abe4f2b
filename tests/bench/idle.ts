/** What it costs to lie in the tray: memory, and processor time while nothing happens. */
import { pause } from '../desktop/until.ts'
import type { MeasuredApp } from './measured-app.ts'
import { median } from './statistics.ts'
import { memoryMb, processorSeconds } from './process-cost.ts'

export interface IdleCost {
  /** Proportional set size of all processes, median of the samples. */
  readonly memoryMb: number
  /** Share of one processor, in percent. */
  readonly processorPercent: number
  readonly seconds: number
}

const SETTLE_MS = 10_000
const SAMPLES = 6

/**
 * Measures programs side by side: pages that they share are then split between them alike, and what runs elsewhere on
 * the machine meanwhile weighs on each the same.
 */
export async function measureIdle(
  apps: readonly MeasuredApp[],
  seconds: number,
): Promise<readonly IdleCost[]> {
  // Start-up and the closing of windows leave work behind that is not idling.
  await pause(SETTLE_MS)
  const runs = apps.map((app) => ({
    app,
    usedBefore: processorSeconds(app.pid),
    samples: new Array<number>(),
  }))
  for (let index = 0; index < SAMPLES; index += 1) {
    await pause((seconds * 1000) / SAMPLES)
    for (const { app, samples } of runs) samples.push(memoryMb(app.pid))
  }
  return runs.map(({ app, usedBefore, samples }) => ({
    memoryMb: median(samples),
    processorPercent: ((processorSeconds(app.pid) - usedBefore) / seconds) * 100,
    seconds,
  }))
}
