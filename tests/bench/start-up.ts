/** From the start of the process to a painted main window. */
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ROOT } from '../../build/paths.mjs'
import { startBareApp } from './bare-app.ts'
import { startMeasuredApp, type MeasuredApp } from './measured-app.ts'
import { removeFolder } from './remove-folder.ts'
import { median } from './statistics.ts'

export interface StartUp {
  readonly samplesMs: readonly number[]
  readonly p50Ms: number
}

/** Turn about, so that a machine that grows slower is slower for both. */
export async function measureStartUp(
  count: number,
): Promise<{ readonly bare: StartUp; readonly ringside: StartUp }> {
  const bare: number[] = []
  const ringside: number[] = []
  for (let index = 0; index <= count; index += 1) {
    const first = await measureOnce(() => startBareApp({ window: true }))
    const profile = mkdtempSync(path.join(os.tmpdir(), 'ringside-bench-'))
    const second = await measureOnce(() => startMeasuredApp({ program: ROOT, userData: profile }))
    await removeFolder(profile)
    // The first round reads the program from the disk.
    if (index === 0) continue
    bare.push(first)
    ringside.push(second)
  }
  return {
    bare: { samplesMs: bare, p50Ms: median(bare) },
    ringside: { samplesMs: ringside, p50Ms: median(ringside) },
  }
}

async function measureOnce(start: () => MeasuredApp | Promise<MeasuredApp>): Promise<number> {
  const app = await start()
  try {
    const paintedAtMs = await app.event((event) => event.kind === 'painted' && event.page === 'main', 0)
    return paintedAtMs - app.startedAtMs
  } finally {
    await app.end()
  }
}
