// A Python that has pip: the one on the path, else Debian's own, else Debian's own with pip installed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installDebianPackages } from './debian.mjs'
import { SetupError } from './steps.mjs'

const CANDIDATES = ['python3', '/usr/bin/python3']

/**
 * @param {{ sudo: boolean }} options
 * @returns {Promise<string>} the interpreter to run `-m pip` with
 * @throws {SetupError} when there is none and none can be installed
 */
export async function findPip({ sudo }) {
  const found = CANDIDATES.find(hasPip)
  if (found !== undefined) return found
  if (existsSync('/usr/bin/dpkg-query')) await installDebianPackages([['python3-pip']], { sudo })
  const installed = CANDIDATES.find(hasPip)
  if (installed !== undefined) return installed
  throw new SetupError('There is no Python with pip: install python3 with pip and run it again.')
}

/** @param {string} python */
function hasPip(python) {
  return spawnSync(python, ['-m', 'pip', '--version'], { stdio: 'ignore' }).status === 0
}
