/** Where the program that runs is asked on Linux and macOS: a socket in the profile folder. */
import { lstatSync, unlinkSync } from 'node:fs'
import path from 'node:path'
import type { ControlAddress } from './control-address.ts'

/** The shortest `sun_path` of the systems we run on (macOS, 104 bytes with the final NUL); longer ones are cut silently. */
const LONGEST_PATH = 103

export function posixControlAddress(profile: string): ControlAddress {
  const file = path.join(profile, 'command.sock')
  const fits = Buffer.byteLength(file) <= LONGEST_PATH
  return {
    find: () => (fits ? file : undefined),
    claim() {
      if (!fits) return undefined
      // Whoever holds the profile's lock is alone: a socket that is there is left from a program that was killed.
      const found = lstatSync(file, { throwIfNoEntry: false })
      if (found?.isSocket() === true) unlinkSync(file)
      else if (found !== undefined) return undefined
      return file
    },
    // The server takes its socket away itself.
    release: () => undefined,
  }
}
