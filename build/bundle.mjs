// Builds what Electron runs, into out/, unless it was built from these very files: `npm run build`, and before every
// start, test and package.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { drawAssets } from './assets.mjs'
import { fingerprint, readFingerprint } from './fingerprint.mjs'
import { OUT } from './paths.mjs'
import { isProgram, runScript } from './script.mjs'
import { setUp } from './setup.mjs'
import { SetupError, say } from './setup/steps.mjs'
import { compileTexts } from './texts.mjs'

const INPUTS = ['app', 'main', 'renderer', 'build/bundle.mjs', 'build/vite-configs.mjs', 'package-lock.json']
const FOLDERS = ['main', 'renderer']
const STAMP = path.join(OUT, '.stamp')

/**
 * @returns {Promise<void>}
 * @throws {SetupError} when the sources do not build; the bundler's own words are on standard error
 */
export async function bundle() {
  await drawAssets()
  await compileTexts()
  const wanted = fingerprint(INPUTS)
  if (readFingerprint(STAMP) === wanted && FOLDERS.every((name) => existsSync(path.join(OUT, name)))) return
  say('Building …')
  const startedAt = Date.now()
  // Built aside and moved into place: an app that is started meanwhile finds the old build or the new one.
  const aside = path.join(OUT, `.building-${String(process.pid)}`)
  try {
    await build(aside)
    for (const name of FOLDERS) replaceFolder(path.join(aside, name), path.join(OUT, name))
    writeFileSync(STAMP, wanted)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  say(`Building: done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
}

/** @param {string} folder */
async function build(folder) {
  // Loaded here: this module is imported by scripts that install these packages first.
  const vite = await import('vite')
  const { viteConfigs } = await import('./vite-configs.mjs')
  try {
    for (const config of viteConfigs(folder)) await vite.build(config)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${process.stderr.isTTY ? words : stripVTControlCharacters(words)}\n`)
    throw new SetupError('Building failed: cure what the lines above name and run it again.')
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function replaceFolder(from, to) {
  const old = `${from}-old`
  mkdirSync(path.dirname(to), { recursive: true })
  if (existsSync(to)) renameSync(to, old)
  renameSync(from, to)
}

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    await setUp({ packagesOnly: true })
    await bundle()
  })
}
