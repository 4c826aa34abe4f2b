/** Takes away a profile whose program was just killed: its helpers write to it for a moment longer. */
import { rmSync } from 'node:fs'
import { until } from '../desktop/until.ts'

export async function removeFolder(folder: string): Promise<void> {
  await until(`${folder} to go`, () => {
    try {
      rmSync(folder, { recursive: true, force: true })
      return true
    } catch {
      // A file came while the others were removed.
      return undefined
    }
  })
}
