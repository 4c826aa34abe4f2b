import { parseArgs } from 'node:util'
import type { SimulatorOptions } from './simulator.ts'

export const USAGE =
  'usage: npm run simulator -- [--port N] [--domain D] [--auto-answer MS] [--seed N] [--expires S] [--cancel-incoming]'

/** The options on a command line, or the sentence that says what is wrong with it. */
export type Arguments =
  | { readonly ok: true; readonly options: SimulatorOptions }
  | { readonly ok: false; readonly sentence: string }

const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i

/** @param words the command line after the program's name; both `--port N` and `--port=N` are understood */
export function parseArguments(words: readonly string[]): Arguments {
  try {
    const { values } = parseArgs({
      args: [...words],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        domain: { type: 'string' },
        'auto-answer': { type: 'string' },
        seed: { type: 'string' },
        expires: { type: 'string' },
        'cancel-incoming': { type: 'boolean' },
      },
    })
    if (values.domain !== undefined && !DOMAIN.test(values.domain))
      throw new Error('--domain wants a domain name')
    return {
      ok: true,
      options: {
        port: numberOf('port', values.port, 65_535),
        domain: values.domain,
        autoAnswerMs: numberOf('auto-answer', values['auto-answer'], 86_400_000),
        seed: numberOf('seed', values.seed, Number.MAX_SAFE_INTEGER),
        expiresS: numberOf('expires', values.expires, 31_536_000),
        cancelIncoming: values['cancel-incoming'] ?? false,
      },
    }
  } catch (error) {
    return { ok: false, sentence: error instanceof Error ? error.message : String(error) }
  }
}

function numberOf(option: string, text: string | undefined, largest: number): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text) || Number(text) > largest) {
    throw new Error(`--${option} wants a whole number from 0 to ${largest.toString()}`)
  }
  return Number(text)
}
