// How a script of this folder begins and ends.
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SetupError, say } from './setup/steps.mjs'

/**
 * Whether a module is the program that Node was started with, and not imported by another.
 * @param {string} url the module's `import.meta.url`
 */
export function isProgram(url) {
  const started = process.argv[1]
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(url))
}

/**
 * Runs a script's main part. A failure with a cure is printed as its one sentence, anything else with its stack; both
 * end with exit code 1.
 * @param {() => Promise<number | void>} main may return the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    if (error instanceof SetupError) say(error.message)
    else console.error(error)
    process.exitCode = 1
  }
}
