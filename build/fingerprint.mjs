// Whether something was built from what lies here now.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './paths.mjs'

/**
 * A hash over files: their names and their contents.
 * @param {readonly string[]} inputs files and folders, relative to the checkout; what does not exist is left out
 * @returns {string}
 */
export function fingerprint(inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap((input) => filesUnder(input))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(ROOT, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} name relative to the checkout
 * @returns {string[]} every file at or under it, in a fixed order
 */
function filesUnder(name) {
  const full = path.join(ROOT, name)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [name]
  return readdirSync(full)
    .sort()
    .flatMap((entry) => filesUnder(path.posix.join(name, entry)))
}

/**
 * @param {string} file absolute path of a stamp
 * @returns {string} what it says, empty when there is none
 */
export function readFingerprint(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
