// How a step of the set-up speaks and fails. Everything goes to standard error: a program that is started through
// the set-up (the simulator speaks JSON lines) must find its standard output untouched.
import { spawn } from 'node:child_process'

/** A failure that the reader can cure: the message is one sentence that names the cure. */
export class SetupError extends Error {}

/**
 * Prints one progress line.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`[ringside] ${line}\n`)
}

/**
 * @typedef {object} Step
 * @property {string} doing what the step does, as a progress line ("Installing npm packages")
 * @property {string} cure what to do when it fails; ends the one sentence that is printed then
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [deadlineMs] the step is ended and counts as failed after this time
 */

const HEARTBEAT_MS = 10_000
const TAIL_LINES = 15

/**
 * Runs a program as one step: says what is done, says every ten seconds that it goes on, and keeps the program's own
 * words for the case that it fails.
 * @param {Step} step
 * @param {string} file
 * @param {readonly string[]} args
 * @returns {Promise<string>} what the program wrote to standard output
 * @throws {SetupError} when it cannot be started, fails, or takes longer than the deadline
 */
export async function runStep(step, file, args) {
  say(`${step.doing} …`)
  const startedAt = Date.now()
  const elapsed = () => `${String(Math.round((Date.now() - startedAt) / 1000))} s`
  const heartbeat = setInterval(() => {
    say(`  … still at it after ${elapsed()}`)
  }, HEARTBEAT_MS)
  try {
    const { code, output, tail } = await collect(step, file, args)
    if (code !== 0) {
      process.stderr.write(tail === '' ? '' : `${tail}\n`)
      throw new SetupError(`${step.doing} failed (${code ?? 'ended'}): ${step.cure}`)
    }
    say(`  … done in ${elapsed()}`)
    return output
  } finally {
    clearInterval(heartbeat)
  }
}

/**
 * @param {Step} step
 * @param {string} file
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number | string | null, output: string, tail: string }>}
 */
function collect(step, file, args) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: step.cwd,
      env: step.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a .cmd file on Windows, and only a shell runs those.
      shell: process.platform === 'win32' && file.endsWith('.cmd'),
    })
    let output = ''
    let words = ''
    let late = false
    const deadline =
      step.deadlineMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true
            child.kill('SIGKILL')
          }, step.deadlineMs)
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
      words += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      words += String(chunk)
    })
    const done = (/** @type {number | string | null} */ code) => {
      clearTimeout(deadline)
      resolve({ code, output, tail: lastLines(words) })
    }
    child.on('error', (error) => {
      done(error.message)
    })
    child.on('close', (code, signal) => {
      done(late ? `no end after ${String(step.deadlineMs)} ms` : (code ?? signal))
    })
  })
}

/**
 * @param {string} words
 * @returns {string} the last lines, without the stack of a program that is itself JavaScript
 */
function lastLines(words) {
  const lines = words.split('\n').filter((line) => line !== '' && !line.startsWith('    at '))
  return lines.slice(-TAIL_LINES).join('\n')
}
