// Renews fallback-api.json, the list of what the stand-in runtime has with its bridge: `node build/fallback-api.mjs`,
// after a change to the bridge or to the runtime.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { withDisplay } from './display.mjs'
import { fingerprint } from './fingerprint.mjs'
import { findFallbackRuntime } from './runtime.mjs'
import { isProgram, runScript } from './script.mjs'
import { setUp } from './setup.mjs'
import { SetupError, runStep } from './setup/steps.mjs'

/** What the list depends on besides the runtime itself; a test compares it with what the list was made from. */
export const SOURCES = ['build/fallback-bridge.cjs', 'build/fallback-api-dump.cjs']

const LIST = path.join(import.meta.dirname, 'fallback-api.json')
const DUMP = path.join(import.meta.dirname, 'fallback-api-dump.cjs')

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    await setUp()
    const runtime = findFallbackRuntime()
    if (runtime === undefined) {
      throw new SetupError(
        'The stand-in runtime is not on this machine: run this where Electron cannot be fetched.',
      )
    }
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ringside-api-'))
    try {
      const file = path.join(folder, 'api.json')
      await withDisplay((env) =>
        runStep(
          {
            doing: 'Listing the API',
            cure: 'see the lines above.',
            env: { ...env, RINGSIDE_API_FILE: file },
          },
          runtime.executable,
          ['--no-sandbox', DUMP],
        ),
      )
      const list = { madeFrom: fingerprint(SOURCES), ...JSON.parse(readFileSync(file, 'utf8')) }
      writeFileSync(LIST, `${JSON.stringify(list, null, 2)}\n`)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}
