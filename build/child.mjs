// Programs that take this one's place on the terminal: they get its input and output, its signals, and their exit code
// becomes ours.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './paths.mjs'

const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code; 128 + the signal's number where a signal ended it
 */
export function runInForeground(file, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, stdio: 'inherit' })
    const forward = FORWARDED.map((signal) => {
      const listener = () => child.kill(signal)
      process.on(signal, listener)
      return () => process.removeListener(signal, listener)
    })
    const done = () => {
      for (const stop of forward) stop()
    }
    child.once('error', (error) => {
      done()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      done()
      resolve(code ?? 128 + (signal === null ? 0 : os.constants.signals[signal]))
    })
  })
}

/**
 * Runs a TypeScript program of this checkout by the Node at hand.
 * @param {string} file relative to the checkout
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code
 */
export function runTypeScript(file, args, env = process.env) {
  // tsx by its address, for `--import tsx` would be looked for from the folder that we were started in.
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return runInForeground(process.execPath, ['--import', loader, path.join(ROOT, file), ...args], env)
}
