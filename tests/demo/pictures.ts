/** Numbered pictures of what the screen shows. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { hasProgram } from '../desktop/programs.ts'
import { takePicture } from '../desktop/screen.ts'
import type { RunningApp } from '../e2e/harness/running-app.ts'
import { X11 } from '../e2e/harness/systems.ts'

export interface Pictures {
  /** @param name in words, e.g. `incoming call` @returns the file's name */
  take(name: string): Promise<string>
}

/** Empties the folder of an earlier run's pictures. */
export function createPictures(folder: string, app: () => RunningApp): Pictures {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    if (/^(?:\d\d-.*\.png|timeline\.json)$/u.test(name)) rmSync(path.join(folder, name))
  }
  let count = 0
  return {
    take: async (name) => {
      count += 1
      const file = `${String(count).padStart(2, '0')}-${name.replace(/\W+/gu, '-')}.png`
      if (X11 && hasProgram('scrot')) await takePicture(path.join(folder, file))
      else {
        // The whole screen belongs to the user here: our own newest window alone.
        const page = app().pageNow('card') ?? app().pageNow('main')
        await page?.screenshot({ path: path.join(folder, file) })
      }
      return file
    },
  }
}
