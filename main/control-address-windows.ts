/**
 * Where the program that runs is asked on Windows: a named pipe. Pipes have no folder, so its name is made by chance at
 * each start and written into the profile, which only this user can read; nobody else can guess it, or wait there first.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ControlAddress } from './control-address.ts'

const NAME = /^\\\\\.\\pipe\\ringside-[0-9a-f]{32}$/u

/** @param randomHex 32 hexadecimal digits that nobody can guess */
export function windowsControlAddress(profile: string, randomHex: () => string): ControlAddress {
  const file = path.join(profile, 'command-pipe')
  return {
    find() {
      try {
        const name = readFileSync(file, 'utf8').trim()
        return NAME.test(name) ? name : undefined
      } catch {
        // Nobody has left one: nobody runs.
        return undefined
      }
    },
    claim() {
      const name = `\\\\.\\pipe\\ringside-${randomHex()}`
      writeFileSync(file, name, { mode: 0o600 })
      return name
    },
    release() {
      rmSync(file, { force: true })
    },
  }
}
