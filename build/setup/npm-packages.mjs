// Step one: node_modules as the lockfile says.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../paths.mjs'
import { readStamp, writeStamp } from './stamp.mjs'
import { runStep } from './steps.mjs'

const LOCKFILE = path.join(ROOT, 'package-lock.json')
const MODULES = path.join(ROOT, 'node_modules')

/**
 * Runs `npm ci` unless node_modules was installed from this very lockfile.
 * @returns {Promise<void>}
 */
export async function installPackages() {
  // Packages hold native parts (rolldown), so the system counts as well as the lockfile.
  const hash = createHash('sha256')
    .update(readFileSync(LOCKFILE))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
  if (readStamp().packages === hash && existsSync(MODULES)) return
  if (!installedByHand()) {
    await runStep(
      {
        doing: 'Installing the npm packages',
        cure: 'see the lines above, check that the npm registry can be reached (`npm ping`), and run it again.',
        cwd: ROOT,
      },
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    )
  }
  writeStamp({ packages: hash })
}

/**
 * Whether node_modules already agrees with the lockfile, as it does after a developer's own `npm install`. npm writes
 * `node_modules/.package-lock.json` as its last act, so an interrupted install has none or an older one.
 * @returns {boolean}
 */
function installedByHand() {
  const hidden = path.join(MODULES, '.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = entries(LOCKFILE)
  const present = entries(hidden)
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === '' || entry.optional || entry.devOptional || present[name]?.integrity === entry.integrity,
  )
}

/**
 * @param {string} file
 * @returns {Record<string, { integrity?: string, optional?: boolean, devOptional?: boolean }>}
 */
function entries(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}
