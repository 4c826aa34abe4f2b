// Packs the app: `npm run package` for users, with the official Electron; `-- --dir` leaves it unpacked; `-- --lab`
// packs the stand-in runtime instead, marked as not for users, to try what only a package has; `--lab --contents` also
// writes down what it consists of, for the test that compares.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { bundle } from './bundle.mjs'
import { contentsOf } from './packaging/contents.mjs'
import { feedBy } from './packaging/feed.mjs'
import { LAB_UNPACKED, labDeb, packLab } from './packaging/lab.mjs'
import { writeShellFiles } from './packaging/shell-files.mjs'
import { signingBy } from './packaging/signing.mjs'
import { OUT, ROOT } from './paths.mjs'
import { findOfficialRuntime } from './runtime.mjs'
import { isProgram, runScript } from './script.mjs'
import { setUp } from './setup.mjs'
import { SetupError, say } from './setup/steps.mjs'
import { runTool } from './tools.mjs'

const CONTENTS = path.join(ROOT, 'tests/e2e/package-contents.json')
const TRIAL = path.join(OUT, 'package-trial')

/**
 * @param {readonly string[]} args electron-builder's own, handed on
 * @throws {SetupError} where the official Electron is missing, or electron-builder fails
 */
async function packForUsers(args) {
  if (findOfficialRuntime() === undefined) {
    throw new SetupError(
      'A package for users takes the official Electron, which is not on this machine: run `npm run setup -- --retry` where github.com or ELECTRON_MIRROR can be reached (or try `npm run package -- --lab`).',
    )
  }
  const signing = signingBy(process.env, process.platform)
  const feed = feedBy(process.env)
  for (const line of [...signing.lines, ...feed.lines]) say(line)
  const own = ['--publish', 'never', ...signing.args, ...feed.args]
  const { code } = await runTool('electron-builder', [...own, ...args], { shown: true })
  if (code !== 0) throw new SetupError('Packing failed: see the lines above.')
}

/**
 * A package to run tests on, from the runtime at hand: the stand-in's, or the users', with the one fuse flipped without
 * which no test can drive it.
 * @returns {Promise<string>} its executable
 * @throws {Error} when it cannot be made
 */
export async function packTrial() {
  if (findOfficialRuntime() === undefined) {
    await packLab({ folder: TRIAL, inspectable: true })
    return path.join(TRIAL, unpackedExecutable())
  }
  const flipped = [`-c.directories.output=${TRIAL}`, '-c.electronFuses.enableNodeCliInspectArguments=true']
  await packForUsers(['--dir', ...flipped])
  return path.join(TRIAL, unpackedExecutable())
}

/** Where electron-builder leaves the executable of an unpacked package, under its output folder. */
function unpackedExecutable() {
  if (process.platform === 'win32') return 'win-unpacked/Ringside.exe'
  if (process.platform !== 'darwin') return 'linux-unpacked/ringside'
  return `mac${process.arch === 'arm64' ? '-arm64' : ''}/Ringside.app/Contents/MacOS/Ringside`
}

/**
 * The lab's Debian package, with everything that the users' has beside the program.
 * @param {string} [version] another than package.json's
 * @returns {Promise<string>} the package
 */
export async function packLabDeb(version = productVersion()) {
  await drawShellFiles(version)
  await packLab({ deb: true, version })
  return labDeb(version)
}

/** @returns {string} */
function productVersion() {
  return JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version
}

/** What a Linux package brings beside the program. @param {string} version that its man page names */
async function drawShellFiles(version) {
  // TypeScript, and no part of what is bundled.
  const { helpText } = await tsImport('../app/contract/messages/shell.ts', import.meta.url)
  writeShellFiles(path.join(OUT, 'linux'), helpText(version), version)
}

/** Writes down what the lab's package consists of, to be looked at and committed. */
function keepContents() {
  writeFileSync(CONTENTS, `${JSON.stringify(contentsOf(LAB_UNPACKED), null, 2)}\n`)
  say(`Written: ${CONTENTS}`)
}

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    await setUp()
    await bundle()
    const args = process.argv.slice(2)
    if (!args.includes('--lab')) {
      await drawShellFiles(productVersion())
      await packForUsers(args)
      return
    }
    await packLabDeb()
    if (args.includes('--contents')) keepContents()
  })
}
