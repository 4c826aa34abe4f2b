// The package for the machines that this is developed on: the stand-in runtime instead of the official Electron, so
// that what only a package has can be tried. It is not for users, and says so wherever it has a name.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { OUT, ROOT } from '../paths.mjs'
import { FALLBACK_VERSION, fallbackFolder, findFallbackRuntime } from '../runtime.mjs'
import { SetupError, say } from '../setup/steps.mjs'
import { runTool } from '../tools.mjs'

const LAB = path.join(OUT, 'lab')

/** Where `packLab` leaves the unpacked package. */
export const LAB_UNPACKED = path.join(LAB, 'linux-unpacked')

const NAME = 'Ringside Lab (not for users)'
const PACKAGE = 'ringside-lab'

/**
 * @typedef {object} LabOptions
 * @property {boolean} [deb] also as a Debian package, beside the unpacked one
 * @property {string} [version] another than package.json's
 * @property {string} [folder] absolute; another than `LAB`
 * @property {boolean} [inspectable] with the one fuse flipped without which Playwright cannot drive it
 */

/** @param {string} version @returns {string} the Debian package, where `packLab({ deb: true })` left it */
export const labDeb = (version) => path.join(LAB, `${PACKAGE}_${version}_amd64.deb`)

/**
 * @param {LabOptions} [options]
 * @returns {Promise<void>}
 * @throws {SetupError} when the stand-in is not on this machine, or electron-builder fails
 */
export async function packLab({ deb = false, version, folder = LAB, inspectable = false } = {}) {
  if (findFallbackRuntime() === undefined) {
    throw new SetupError(
      'The stand-in runtime is not on this machine; here `npm run package -- --dir` is for you.',
    )
  }
  const dist = path.join(folder, 'electron')
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist, { recursive: true })
  // Without its default app, which Electron would run instead of the packed one.
  const defaultApp = path.join(fallbackFolder(), 'resources', 'app')
  cpSync(fallbackFolder(), dist, { recursive: true, filter: (source) => source !== defaultApp })
  const file = path.join(folder, 'electron-builder.json')
  writeFileSync(file, JSON.stringify(labConfig({ folder, dist, version, inspectable })))
  const { code } = await runTool(
    'electron-builder',
    ['--linux', deb ? 'deb' : 'dir', '--publish', 'never', '--config', file],
    {
      shown: true,
      env: { ...process.env, CUSTOM_FPM_PATH: path.join(ROOT, 'build/packaging/deb-stand-in.mjs') },
    },
  )
  rmSync(dist, { recursive: true, force: true })
  if (code !== 0) throw new SetupError('Packing failed: see the lines above.')
  say(`Packed for the lab, not for users: ${folder}`)
}

/**
 * The users' configuration, but for the runtime and the names. No space in the folder of the installation: the xdg-open
 * of Debian 12 takes what stands before the first space of a desktop entry's Exec line for the program.
 * @param {{ folder: string, dist: string, version: string | undefined, inspectable: boolean }} options
 */
function labConfig({ folder, dist, version, inspectable }) {
  const described = {
    description: 'Ringside on the runtime of the development machines. Not for users.',
    ...(version === undefined ? {} : { version }),
  }
  return {
    extends: path.join(ROOT, 'electron-builder.yml'),
    productName: 'RingsideLab',
    directories: { output: folder },
    electronDist: dist,
    electronVersion: FALLBACK_VERSION,
    electronFuses: { enableNodeCliInspectArguments: inspectable },
    afterPack: path.join(ROOT, 'build/packaging/lab-fuses.mjs'),
    files: ['build/fallback-bridge.cjs', 'build/fallback-package-main.cjs'],
    extraMetadata: { main: 'build/fallback-package-main.cjs', productName: NAME, ...described },
    linux: { synopsis: 'Not for users', desktop: { entry: { Name: NAME } } },
    deb: {
      packageName: PACKAGE,
      artifactName: `${PACKAGE}_\${version}_\${arch}.\${ext}`,
      fpm: ['--conflicts', 'ringside'],
    },
  }
}
