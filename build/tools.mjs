// The development tools, run as programs: found in node_modules, started by the Node at hand, without npx.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './paths.mjs'

/**
 * @param {string} name of the package
 * @param {string} [program] where the package has several
 * @returns {string} the program's file
 */
function programOf(name, program = name) {
  const manifest = path.join(ROOT, 'node_modules', name, 'package.json')
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[program])
}

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 also where a signal ended it
 * @property {string} output what it wrote, both streams, unless it went straight to ours
 * @property {number} tookMs
 */

/**
 * @param {string} name of the package
 * @param {readonly string[]} args
 * @param {{ program?: string, env?: NodeJS.ProcessEnv, shown?: boolean }} [options] `shown`: its output is ours
 * @returns {Promise<Outcome>}
 */
export function runTool(name, args, { program, ...options } = {}) {
  return runNode(programOf(name, program), args, options)
}

/**
 * @param {string} file of a program, absolute or relative to the checkout
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, shown?: boolean }} [options] `shown`: its output is ours
 * @returns {Promise<Outcome>}
 */
export function runNode(file, args, { env = process.env, shown = false } = {}) {
  const startedAt = Date.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: ROOT,
      env,
      stdio: shown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (/** @type {Buffer} */ chunk) => {
        output += String(chunk)
      })
    }
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output, tookMs: Date.now() - startedAt }))
  })
}
