// Packs the app: `npm run package` for users, with the official Electron; `-- --dir` leaves it unpacked; `-- --lab`
// packs the stand-in runtime instead, unpacked and marked as not for users, to try what only a package has.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bundle } from './bundle.mjs'
import { OUT, ROOT } from './paths.mjs'
import { FALLBACK_VERSION, fallbackFolder, findFallbackRuntime, findOfficialRuntime } from './runtime.mjs'
import { isProgram, runScript } from './script.mjs'
import { setUp } from './setup.mjs'
import { SetupError, say } from './setup/steps.mjs'
import { runTool } from './tools.mjs'

const LAB = path.join(OUT, 'lab')
const TRIAL = path.join(OUT, 'package-trial')

/**
 * @param {readonly string[]} args electron-builder's own, handed on
 * @returns {Promise<number>} exit code
 */
async function packForUsers(args) {
  const official = findOfficialRuntime()
  if (official === undefined) {
    throw new SetupError(
      'A package for users takes the official Electron, which is not on this machine: run `npm run setup -- --retry` where github.com or ELECTRON_MIRROR can be reached (or try `npm run package -- --lab`).',
    )
  }
  const { code } = await runTool('electron-builder', ['--publish', 'never', ...args], { shown: true })
  return code
}

/**
 * A package to run tests on, from the runtime at hand: the stand-in's, or the users' with the one fuse flipped without
 * which no test can drive it.
 * @returns {Promise<string>} its executable
 * @throws {Error} when it cannot be made
 */
export async function packTrial() {
  const official = findOfficialRuntime() !== undefined
  const flipped = [`-c.directories.output=${TRIAL}`, '-c.electronFuses.enableNodeCliInspectArguments=true']
  const code = official ? await packForUsers(['--dir', ...flipped]) : await packLab()
  if (code !== 0) throw new Error(`electron-builder ended with exit code ${String(code)}`)
  return path.join(official ? TRIAL : LAB, unpackedExecutable())
}

/** Where electron-builder leaves the executable of an unpacked package, under its output folder. */
function unpackedExecutable() {
  if (process.platform === 'win32') return 'win-unpacked/Ringside.exe'
  if (process.platform !== 'darwin') return 'linux-unpacked/ringside'
  return `mac${process.arch === 'arm64' ? '-arm64' : ''}/Ringside.app/Contents/MacOS/Ringside`
}

/** @returns {Promise<number>} exit code */
async function packLab() {
  if (findFallbackRuntime() === undefined) {
    throw new SetupError(
      'The stand-in runtime is not on this machine; here `npm run package -- --dir` is for you.',
    )
  }
  rmSync(LAB, { recursive: true, force: true })
  const dist = path.join(LAB, 'electron')
  mkdirSync(dist, { recursive: true })
  // Without its default app, which Electron would run instead of the packed one.
  const defaultApp = path.join(fallbackFolder(), 'resources', 'app')
  cpSync(fallbackFolder(), dist, { recursive: true, filter: (source) => source !== defaultApp })
  const config = path.join(LAB, 'electron-builder.json')
  writeFileSync(config, JSON.stringify(labConfig(dist)))
  const { code } = await runTool(
    'electron-builder',
    ['--linux', 'dir', '--publish', 'never', '--config', config],
    {
      shown: true,
    },
  )
  rmSync(dist, { recursive: true, force: true })
  if (code === 0) say(`Packed for the lab, not for users: ${path.join(LAB, unpackedExecutable())}`)
  return code
}

/**
 * The users' configuration, but for the runtime, its fuses (this one has none that could be set) and the name.
 * @param {string} dist
 */
function labConfig(dist) {
  return {
    extends: path.join(ROOT, 'electron-builder.yml'),
    productName: 'Ringside Lab (not for users)',
    directories: { output: LAB },
    electronDist: dist,
    electronVersion: FALLBACK_VERSION,
    electronFuses: null,
    files: ['build/fallback-bridge.cjs', 'build/fallback-package-main.cjs'],
    extraMetadata: {
      main: 'build/fallback-package-main.cjs',
      productName: 'Ringside Lab (not for users)',
      description: 'Ringside on the runtime of the development machines. Not for users.',
    },
  }
}

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    await setUp()
    await bundle()
    const args = process.argv.slice(2)
    return args.includes('--lab') ? packLab() : packForUsers(args)
  })
}
