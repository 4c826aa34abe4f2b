import { describe, expect, it } from 'vitest'
import { updateKeeper, type Installation } from '../../../main/update-keeper.ts'
import { readUpdatePackage } from '../../../main/update-package.ts'

const NOTHING = readUpdatePackage(undefined, undefined)
const linux: Installation = {
  ...{ platform: 'linux', env: {}, isPackaged: true, execPath: '/opt/Ringside/ringside', package: NOTHING },
  exists: () => true,
  isWritable: () => true,
}
const mounted = { APPIMAGE: '/home/ann/Ringside.AppImage', APPDIR: '/tmp/.mount_ringsX' }
const appImage: Installation = { ...linux, env: mounted, execPath: '/tmp/.mount_ringsX/ringside' }
const windows: Installation = {
  ...linux,
  platform: 'win32',
  execPath: 'C:\\Users\\ann\\AppData\\Local\\Programs\\Ringside\\Ringside.exe',
  package: { ...NOTHING, publishers: ['Ringside Ltd'] },
  env: { ProgramFiles: 'C:\\Program Files' },
}

describe('updates are brought', () => {
  it.each<[string, Partial<Installation> & { readonly from?: Installation }, string]>([
    ['an AppImage', { from: appImage }, 'ringside'],
    ['an AppImage that may not be replaced', { from: appImage, isWritable: () => false }, 'place'],
    ['a deb', { package: readUpdatePackage(undefined, 'deb\n') }, 'apt'],
    ['a deb started by another AppImage', { env: mounted, package: readUpdatePackage('', 'deb') }, 'apt'],
    ['an rpm', { package: readUpdatePackage(undefined, 'rpm') }, 'dnf'],
    ['a pacman package', { package: readUpdatePackage(undefined, 'pacman') }, 'package-manager'],
    ['a snap', { env: { SNAP: '/snap/ringside/1' } }, 'store'],
    ['a copied folder', {}, 'unknown'],
    ['a checkout', { isPackaged: false }, 'development'],
    ['the Windows setup for one user', { from: windows }, 'ringside'],
    ['an unsigned Windows setup', { from: windows, package: NOTHING }, 'unsigned'],
    [
      'the Windows setup for all users',
      { from: windows, execPath: 'c:\\program files\\Ringside\\Ringside.exe' },
      'everybody',
    ],
    ['the MSI', { from: windows, exists: () => false }, 'software-distribution'],
    [
      'a Mac',
      { platform: 'darwin', execPath: '/Applications/Ringside.app/Contents/MacOS/Ringside' },
      'ringside',
    ],
    [
      'a Mac’s disk image',
      {
        platform: 'darwin',
        execPath: '/Volumes/R/Ringside.app/Contents/MacOS/Ringside',
        isWritable: () => false,
      },
      'place',
    ],
  ])('to %s by the right keeper', (_name, { from = linux, ...more }, keeper) => {
    expect(updateKeeper({ ...from, ...more })).toBe(keeper)
  })
})

describe('what a package says of updates', () => {
  it('is its feed, who signed it, and its kind', () => {
    const config = 'provider: generic\nurl: https://updates.example.com/ringside\nupdaterCacheDirName: x\n'
    expect(readUpdatePackage(`${config}publisherName:\n  - "Ringside Ltd"\n  - Other\n`, ' deb\n')).toEqual({
      feed: 'https://updates.example.com/ringside',
      publishers: ['Ringside Ltd', 'Other'],
      type: 'deb',
    })
    expect(readUpdatePackage(`${config}publisherName: Ringside Ltd`, undefined).publishers).toEqual([
      'Ringside Ltd',
    ])
  })

  it.each([
    '',
    'url: http://updates.example.com',
    'url: https://ringside.example/updates',
    'url: nonsense',
    'garbage',
  ])('is no feed where it is %j', (config) => {
    expect(readUpdatePackage(config, undefined).feed).toBeUndefined()
  })
})
