/** Where the program that runs can be asked, by the profile that it runs in. */
import { randomBytes } from 'node:crypto'
import { posixControlAddress } from './control-address-posix.ts'
import { windowsControlAddress } from './control-address-windows.ts'

export interface ControlAddress {
  /** Path of the socket or name of the pipe of whoever runs; undefined when surely nobody can be asked. */
  find(): string | undefined
  /**
   * Makes the place free for a new server. Only for whoever holds the profile's lock.
   * @returns undefined where no server can be: the path is too long, or something else lies there
   * @throws what the file system says
   */
  claim(): string | undefined
  /** Takes away what `claim` left behind. */
  release(): void
}

export const controlAddress = (profile: string, platform: NodeJS.Platform): ControlAddress =>
  platform === 'win32'
    ? windowsControlAddress(profile, () => randomBytes(16).toString('hex'))
    : posixControlAddress(profile)
