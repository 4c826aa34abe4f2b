// Where packages look for newer ones of themselves: told by one environment variable.
import { SetupError } from '../setup/steps.mjs'

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ args: readonly string[], lines: readonly string[] }} for electron-builder; and what it takes, where there is
 *   no feed
 * @throws {SetupError} where the address is none that Ringside would use
 */
export function feedBy(env) {
  const address = env['RINGSIDE_FEED']
  if (!address) {
    const cure = 'RINGSIDE_FEED names an https address'
    return { args: [], lines: [`No updates (${cure}): these packages look for none unless a setting does.`] }
  }
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') {
    throw new SetupError(`RINGSIDE_FEED must be an https address, and is ${address}.`)
  }
  return { args: ['-c.publish.provider=generic', `-c.publish.url=${address}`], lines: [] }
}
