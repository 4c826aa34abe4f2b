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

export async function measureIdle(app: MeasuredApp, seconds: number): Promise<IdleCost> {
  // Start-up and the closing of windows leave work behind that is not idling.
  await pause(SETTLE_MS)
  const usedBefore = processorSeconds(app.pid)
  const samples: number[] = []
  for (let index = 0; index < SAMPLES; index += 1) {
    await pause((seconds * 1000) / SAMPLES)
    samples.push(memoryMb(app.pid))
  }
  return {
    memoryMb: median(samples),
    processorPercent: ((processorSeconds(app.pid) - usedBefore) / seconds) * 100,
    seconds,
  }
}
