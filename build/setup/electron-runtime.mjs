// Step two: an Electron to run. The official one through its own installer; where that cannot be, the stand-in.
import path from 'node:path'
import { readFileSync } from 'node:fs'
import { ROOT } from '../paths.mjs'
import { findOfficialRuntime } from '../runtime.mjs'
import { installFallbackRuntime } from './fallback-runtime.mjs'
import { readStamp, writeStamp } from './stamp.mjs'
import { SetupError, runStep, say } from './steps.mjs'

const MODULE = path.join(ROOT, 'node_modules', 'electron')
const DOWNLOAD_DEADLINE_MS = 15 * 60_000
const CURE =
  'check that github.com can be reached, or name a mirror in ELECTRON_MIRROR, and run `npm run setup -- --retry`.'

/**
 * @param {{ retry: boolean, sudo: boolean }} options `retry`: try the official download again although it failed here before
 * @returns {Promise<void>}
 * @throws {SetupError} when no Electron can be had
 */
export async function installElectron({ retry, sudo }) {
  if (findOfficialRuntime() !== undefined) return
  const version = String(JSON.parse(readFileSync(path.join(MODULE, 'package.json'), 'utf8')).version)
  if (retry || readStamp().officialElectronFailed !== version) {
    if (await downloadOfficial(version)) return
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(`Electron ${version} cannot be had here: ${CURE}`)
  }
  await installFallbackRuntime({ sudo })
}

/**
 * Electron's own installer: it honours ELECTRON_MIRROR and its cache, and verifies the checksum.
 * @param {string} version
 * @returns {Promise<boolean>} whether it is there now; a failure is remembered, so that the next run is quick
 */
async function downloadOfficial(version) {
  const step = { doing: `Downloading Electron ${version}`, cure: CURE, deadlineMs: DOWNLOAD_DEADLINE_MS }
  try {
    await runStep(step, process.execPath, [path.join(MODULE, 'install.js')])
    return findOfficialRuntime() !== undefined
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    writeStamp({ officialElectronFailed: version })
    return false
  }
}
