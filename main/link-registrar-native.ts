/** Links on Windows and macOS, through Electron. Windows lets nobody but the user choose, in its own settings. */
import type { App, Shell } from 'electron'
import { appError } from '../app/contract/errors.ts'
import { err, ok } from '../app/contract/result.ts'
import { nativeLinkOwner, type NativeLinks } from './link-owners-native.ts'
import type { LinkRegistrar } from './link-registrar.ts'

export type NativeLinkBooks = NativeLinks &
  Pick<App, 'setAsDefaultProtocolClient' | 'removeAsDefaultProtocolClient'>

export interface NativeLinksDeps {
  readonly app: NativeLinkBooks
  readonly shell: Pick<Shell, 'openExternal'>
  readonly platform: 'win32' | 'darwin'
  /** Absolute path of the program that runs, and the arguments before a link. */
  readonly command: readonly [string, ...string[]]
}

/** The page on which Windows asks who opens what (learn.microsoft.com, "Launch Windows Settings"). */
const WINDOWS_SETTINGS = 'ms-settings:defaultapps'

export function nativeLinks({ app, shell, platform, command }: NativeLinksDeps): LinkRegistrar {
  const [program, ...args] = command
  // What follows `--` is never an option: a link comes from a page, and Windows puts it there as it came.
  const withProgram = [program, [...args, '--']] as const
  const set = (scheme: string): boolean =>
    platform === 'win32'
      ? app.setAsDefaultProtocolClient(scheme, ...asArguments(withProgram))
      : app.setAsDefaultProtocolClient(scheme)
  const unset = (scheme: string): boolean =>
    platform === 'win32'
      ? app.removeAsDefaultProtocolClient(scheme, ...asArguments(withProgram))
      : app.removeAsDefaultProtocolClient(scheme)

  /** Whoever else has them is asked for by the system itself; a scheme of our own is nobody else's. */
  async function letUserChoose(scheme: string): Promise<void> {
    if (platform === 'win32' && scheme !== 'ringside') await shell.openExternal(WINDOWS_SETTINGS)
  }

  return {
    ownerOf: (scheme) => Promise.resolve(nativeLinkOwner(app, scheme)),
    async claim(scheme) {
      const { name = '' } = nativeLinkOwner(app, scheme)
      if (!set(scheme)) return err(appError('links-not-taken'))
      await letUserChoose(scheme)
      return ok(name)
    },
    async release(scheme) {
      if (!unset(scheme)) return err(appError('links-not-returned'))
      await letUserChoose(scheme)
      return ok(null)
    },
    nameOf: (former) => former,
  }
}

/** Electron takes a list that it may change. */
const asArguments = ([program, args]: readonly [string, readonly string[]]): [string, string[]] => [
  program,
  [...args],
]
