/** A profile of its own for each run, and what was left in it. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface Profile {
  readonly folder: string
  remove(): void
}

/** The profile's memory as an earlier run left it: who uses it knows the program, and is shown no tour. */
export const MEMORY_FILE = 'shell.json'
export const memoryOfEarlierRun = (): string =>
  JSON.stringify({ installId: Math.random().toString(36).slice(2, 10).padEnd(8, '0') })

/** Of somebody who used the program before. */
export function createProfile(): Profile {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ringside-e2e-'))
  writeFileSync(path.join(folder, MEMORY_FILE), memoryOfEarlierRun())
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** The bytes of every regular file below a folder, read as Latin-1, so that any ASCII text in them can be found. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) =>
      statSync(file, { throwIfNoEntry: false }) === undefined ? '' : readFileSync(file, 'latin1'),
    )
}

/**
 * Forms in which a secret may have been written down: as it is, in UTF-16, in hexadecimal, and in base64 wherever in
 * a longer text it began (SASL PLAIN encodes it behind the user's name).
 */
export function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/u, '')
    // The outermost characters depend on what stands before and behind.
    return text.slice(Math.ceil((shift * 4) / 3), -1)
  })
  return [secret, Buffer.from(secret, 'utf16le').toString('latin1'), bytes.toString('hex'), ...base64]
}
