// Makes a fresh machine ready, with nothing but Node and npm on it: `npm run setup`. Also run by `npm start`,
// `npm run demo` and `npm test`. A second run finds everything in place and takes well under a second.
import { isProgram, runScript } from './script.mjs'
import { installElectron } from './setup/electron-runtime.mjs'
import { installPackages } from './setup/npm-packages.mjs'
import { adviseOnSandbox } from './setup/sandbox.mjs'
import { SetupError, say } from './setup/steps.mjs'
import { installSystemPackages } from './setup/system-packages.mjs'
import { compileTexts } from './texts.mjs'

const OLDEST_NODE = [20, 19]

/**
 * @typedef {object} Options
 * @property {boolean} [packagesOnly] npm packages, the texts compiled, and nothing else
 * @property {boolean} [ownScreen] also what a screen of our own needs, although there is one
 * @property {boolean} [tests] that, and what only tests need
 * @property {boolean} [retry] try Electron's own download again although it failed here before
 * @property {boolean} [sudo] install Debian packages through sudo where we are not root
 */

/**
 * @param {Options} [options]
 * @returns {Promise<void>}
 * @throws {SetupError} one sentence that names the cure
 */
export async function setUp(options = {}) {
  const { packagesOnly = false, ownScreen = false, tests = false, retry = false, sudo = false } = options
  requireNode()
  await installPackages()
  await compileTexts()
  if (packagesOnly) return
  await installSystemPackages({ ownScreen, tests, sudo })
  await installElectron({ retry, sudo })
  adviseOnSandbox()
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = OLDEST_NODE
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  throw new SetupError(
    `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE.join('.')} or newer and run it again.`,
  )
}

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    await setUp({
      tests: true,
      retry: process.argv.includes('--retry'),
      sudo: process.argv.includes('--sudo'),
    })
    say('Ready.')
  })
}
