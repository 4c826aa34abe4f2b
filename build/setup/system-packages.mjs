// The system's part on Debian and Ubuntu: libraries that Electron links to, a display without a screen, and the
// programs that the tests run.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { SetupError, runStep } from './steps.mjs'

/** @typedef {readonly string[]} Choice names of one package, the newer release's first */

/** What Electron links to. The t64 names are those since Debian 13 and Ubuntu 24.04 (64-bit time_t). */
const LIBRARIES = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2t64', 'libasound2'],
  ['libxss1'],
  ['libnotify4'],
  ['libsecret-1-0'],
  ['libatspi2.0-0t64', 'libatspi2.0-0'],
  ['libdrm2'],
  ['libxtst6'],
]

/** A display without a screen, a window manager and a session bus, and a font that is good to read in pictures. */
const DISPLAY = [['xvfb'], ['openbox'], ['dbus'], ['dbus-x11'], ['fonts-inter'], ['fonts-dejavu-core']]

/** What the tests drive and hold the app against: keys, another program's window, a keyring, other XMPP software. */
const TEST_TOOLS = [
  ['xdotool'],
  ['x11-utils'],
  ['scrot'],
  ['xterm'],
  ['gnome-keyring'],
  ['libsecret-tools'],
  ['prosody'],
  ['python3-slixmpp'],
]

/**
 * Installs what is missing of the system's part, as root; else says the exact command.
 * @param {{ tests: boolean }} wanted whether the programs that only tests need are wanted too
 * @returns {Promise<void>}
 * @throws {SetupError} when a library is missing that Electron cannot start without, and we are not root
 */
export async function installSystemPackages(wanted) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return
  const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  const needed = [...LIBRARIES, ...(hasDisplay && !wanted.tests ? [] : DISPLAY)]
  await installDebianPackages(needed, 'that Ringside runs on')
  if (wanted.tests) await installDebianPackages(TEST_TOOLS, 'that the tests use')
}

/**
 * @param {readonly Choice[]} choices
 * @param {string} purpose completes "… Debian packages …"
 * @returns {Promise<void>}
 * @throws {SetupError} when something is missing and cannot be installed
 */
export async function installDebianPackages(choices, purpose) {
  const installed = installedPackages(choices.flat())
  const missing = choices.filter((names) => !names.some((name) => installed.has(name)))
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) {
    const command = `sudo apt-get install -y --no-install-recommends ${known(missing).join(' ')}`
    throw new SetupError(`Debian packages ${purpose} are missing: run \`${command}\` and then this again.`)
  }
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const cure =
    'see the lines above, cure what apt-get complains of (`apt-get update`, `apt-get -f install`), and run it again.'
  await runStep({ doing: 'Reading the lists of Debian packages', cure, env: environment }, 'apt-get', [
    'update',
  ])
  const names = known(missing)
  const doing = `Installing ${String(names.length)} Debian packages ${purpose} (${names.join(' ')})`
  await withoutStartingServices(() =>
    runStep({ doing, cure, env: environment }, 'apt-get', [
      'install',
      '-y',
      '--no-install-recommends',
      ...names,
    ]),
  )
}

/**
 * @param {readonly string[]} names
 * @returns {Set<string>} those of them that are installed
 */
function installedPackages(names) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  })
  const lines = stdout.split('\n').filter((line) => line.endsWith(' installed'))
  return new Set(lines.map((line) => line.slice(0, line.indexOf(' '))))
}

/**
 * The name that this release has for each package. A name that apt only provides through another package (libasound2
 * on Ubuntu 24.04) has no candidate of its own.
 * @param {readonly Choice[]} choices
 * @returns {string[]}
 */
function known(choices) {
  return choices.map((names) => names.find(hasCandidate) ?? names[names.length - 1] ?? '')
}

/** @param {string} name */
function hasCandidate(name) {
  const { stdout } = spawnSync('apt-cache', ['policy', name], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  return /Candidate: (?!\(none\))/u.test(stdout)
}

const POLICY = '/usr/sbin/policy-rc.d'

/**
 * Prosody comes with a service that would listen on the machine's ports; we want the program only. A policy-rc.d that
 * answers 101 forbids starts (invoke-rc.d's documented interface); one that is there already is left alone.
 * @param {() => Promise<unknown>} install
 */
async function withoutStartingServices(install) {
  const ours = !existsSync(POLICY)
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    await install()
  } finally {
    if (ours) rmSync(POLICY, { force: true })
  }
}
