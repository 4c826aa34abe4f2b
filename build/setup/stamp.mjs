// What an earlier set-up already found out, kept inside node_modules: a fresh `npm ci` forgets it, and so it should.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../paths.mjs'

const FILE = path.join(ROOT, 'node_modules', '.ringside-setup.json')

/**
 * @typedef {object} Stamp
 * @property {string} [packages] hash of the lockfile that node_modules was installed from
 * @property {string} [officialElectronFailed] the version of Electron whose own download failed here
 */

/** @returns {Stamp} empty when there is none, or none that can be read */
export function readStamp() {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'))
  } catch {
    // No stamp yet, or a damaged one: every step then looks for itself.
    return {}
  }
}

/** @param {Stamp} change laid over what is known already */
export function writeStamp(change) {
  writeFileSync(FILE, `${JSON.stringify({ ...readStamp(), ...change }, null, 2)}\n`)
}
