/** Who opens links, by the system's own books: read, taken over, given back. */
import type { App, Shell } from 'electron'
import type { LinkOwner, LinkScheme } from '../app/contract/links.ts'
import type { AppError } from '../app/contract/errors.ts'
import type { Result } from '../app/contract/result.ts'
import { linuxLinks } from './link-registrar-linux.ts'
import { nativeLinks, type NativeLinkBooks } from './link-registrar-native.ts'

export interface LinkRegistrar {
  /** Never rejects. */
  ownerOf(scheme: LinkScheme): Promise<LinkOwner>
  /** @returns who had them, as the system names it, so that `release` can give them back; empty: nobody */
  claim(scheme: LinkScheme): Promise<Result<string, AppError>>
  /** @param former what `claim` returned */
  release(scheme: LinkScheme, former: string): Promise<Result<null, AppError>>
  /** A former owner as a person knows it. */
  nameOf(former: string): string
}

export interface LinkRegistrarDeps {
  readonly app: NativeLinkBooks & Pick<App, 'isPackaged' | 'getAppPath' | 'getPath'>
  readonly shell: Pick<Shell, 'openExternal'>
  readonly platform: NodeJS.Platform
}

export function linkRegistrar({ app, shell, platform }: LinkRegistrarDeps): LinkRegistrar {
  // A checkout is started by naming its folder to the runtime.
  const args = app.isPackaged ? [] : [app.getAppPath()]
  switch (platform) {
    case 'win32':
    case 'darwin':
      return nativeLinks({ app, shell, platform, command: [process.execPath, ...args] })
    default:
      return linuxLinks({
        env: process.env,
        home: app.getPath('home'),
        // What an AppImage runs lies in a folder that is gone when it ends (docs.appimage.org, "Environment variables").
        command: [process.env['APPIMAGE'] ?? process.execPath, ...args],
      })
  }
}
