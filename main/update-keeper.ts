/** Who brings updates to this installation. Where that is not surely Ringside, Ringside leaves them alone. Pure. */
import path from 'node:path'
import type { UpdateKeeper } from '../app/contract/updates.ts'
import type { UpdatePackage } from './update-package.ts'

export interface Installation {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isPackaged: boolean
  /** Absolute path of the program that runs. */
  readonly execPath: string
  readonly package: UpdatePackage
  readonly exists: (file: string) => boolean
  readonly isWritable: (path: string) => boolean
}

export function updateKeeper(place: Installation): UpdateKeeper {
  // Before all others: what runs in an AppImage is none of the rest.
  const appImage = ownAppImage(place)
  if (appImage !== undefined)
    return place.isWritable(appImage) && place.isWritable(path.dirname(appImage)) ? 'ringside' : 'place'
  if (!place.isPackaged) return 'development'
  switch (place.platform) {
    case 'win32':
      return onWindows(place)
    case 'darwin':
      // Contents/MacOS/Ringside within the bundle; one that runs from a disk image cannot be changed.
      return place.isWritable(path.resolve(place.execPath, '../../..')) ? 'ringside' : 'place'
    default:
      return onLinux(place)
  }
}

/**
 * The AppImage that this very program lies in. The variable alone proves nothing: whatever an AppImage starts inherits it,
 * a terminal and a Ringside in that too (docs.appimage.org, "Environment variables").
 */
export function ownAppImage({
  platform,
  env,
  execPath,
  exists,
}: Pick<Installation, 'platform' | 'env' | 'execPath' | 'exists'>): string | undefined {
  const { APPIMAGE: file, APPDIR: mounted } = env
  if (platform !== 'linux' || file === undefined || mounted === undefined || mounted === '') return undefined
  const isWithin = execPath.startsWith(mounted.endsWith('/') ? mounted : `${mounted}/`)
  return path.isAbsolute(file) && isWithin && exists(file) ? file : undefined
}

function onWindows({ env, execPath, exists, package: { publishers } }: Installation): UpdateKeeper {
  // The setup leaves its uninstaller beside the program; Windows Installer and whoever copies a folder do not.
  if (!exists(path.win32.join(path.win32.dirname(execPath), 'Uninstall Ringside.exe')))
    return 'software-distribution'
  const forAll = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['ProgramW6432']]
  const within = (folder: string | undefined): boolean =>
    folder !== undefined && folder !== '' && execPath.toLowerCase().startsWith(`${folder.toLowerCase()}\\`)
  if (forAll.some(within)) return 'everybody'
  return publishers === undefined ? 'unsigned' : 'ringside'
}

function onLinux({ env, package: { type } }: Installation): UpdateKeeper {
  if (env['SNAP'] !== undefined || env['FLATPAK_ID'] !== undefined) return 'store'
  switch (type) {
    case 'deb':
      return 'apt'
    case 'rpm':
      return 'dnf'
    case '':
      return 'unknown'
    default:
      return 'package-manager'
  }
}
