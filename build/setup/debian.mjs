// Installing Debian packages, or saying how.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { SetupError, runStep, say } from './steps.mjs'

/** @typedef {readonly string[]} Choice names of one package, the newer release's first */

const CURE =
  'see the lines above, cure what apt-get complains of (`apt-get update`, `apt-get -f install`), and run it again.'
// Another apt-get may be at work, on a machine that has just started above all.
const WAIT_FOR_LOCK = ['-o', 'DPkg::Lock::Timeout=300']

/**
 * Installs what is missing, as root (or by sudo where that was asked for); else says the exact command.
 * @param {readonly Choice[]} choices
 * @param {{ sudo: boolean }} options
 * @returns {Promise<void>}
 * @throws {SetupError} when something is missing and cannot be installed from here
 */
export async function installDebianPackages(choices, { sudo }) {
  const installed = installedPackages(choices.flat())
  const missing = choices.filter((names) => !names.some((name) => installed.has(name)))
  if (missing.length === 0) return
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !sudo) {
    const command = `sudo apt-get install -y --no-install-recommends ${known(missing).join(' ')}`
    throw new SetupError(`Some Debian packages are missing: run \`${command}\` and then this again.`)
  }
  const [file, ...before] = isRoot ? ['apt-get'] : ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
  const run = (/** @type {string} */ doing, /** @type {readonly string[]} */ args) =>
    runStep({ doing, cure: CURE, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }, file ?? '', [
      ...before,
      ...args,
    ])
  await refreshLists(run)
  const names = known(missing)
  await withoutStartingServices(isRoot, () =>
    run(`Installing Debian packages (${names.join(' ')})`, [
      ...WAIT_FOR_LOCK,
      'install',
      '-y',
      '--no-install-recommends',
      ...names,
    ]),
  )
}

/**
 * One unreachable source among several must not stop what the others can give.
 * @param {(doing: string, args: readonly string[]) => Promise<unknown>} run
 */
async function refreshLists(run) {
  try {
    await run('Reading the lists of Debian packages', [...WAIT_FOR_LOCK, 'update'])
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say('Going on with the lists of packages that are here.')
  }
}

/**
 * @param {readonly string[]} names
 * @returns {Set<string>} those of them that are installed
 */
function installedPackages(names) {
  const format = '-f=${Package} ${db:Status-Status}\n'
  const { stdout } = spawnSync('dpkg-query', ['-W', format, ...names], { encoding: 'utf8' })
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
  return choices.map((names) => names.find(hasCandidate) ?? names.at(-1) ?? '')
}

/** @param {string} name */
function hasCandidate(name) {
  const env = { ...process.env, LC_ALL: 'C' }
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8', env })
  return /Candidate: (?!\(none\))/u.test(stdout)
}

const POLICY = '/usr/sbin/policy-rc.d'

/**
 * Prosody comes with a service that would listen on the machine's ports; we want the program only. A policy-rc.d that
 * answers 101 forbids starts (invoke-rc.d's documented interface); one that is there already is left alone.
 * @param {boolean} isRoot
 * @param {() => Promise<unknown>} install
 */
async function withoutStartingServices(isRoot, install) {
  const ours = isRoot && !existsSync(POLICY)
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    await install()
  } finally {
    if (ours) rmSync(POLICY, { force: true })
  }
}
