/** How the built program is started on this machine. */
import { findRuntime } from '../../../build/runtime.mjs'
import { ROOT } from '../../../build/paths.mjs'

export { ROOT }

export const executable = (): string => findRuntime().executable

export const IS_ROOT = process.getuid?.() === 0

export interface CommandLine {
  /** Chromium's user data folder. */
  readonly userData: string
  /** The program's folder. */
  readonly program: string
  /** Chromium's switches; everything that stands before the program's path is Chromium's. */
  readonly chromium: readonly string[]
  /** The program's own arguments. */
  readonly own: readonly string[]
  /** Chromium's sandbox refuses to run as root, so tests that root runs go without; the guards' own tests do not. */
  readonly sandbox: boolean
}

export function electronArguments({ userData, program, chromium, own, sandbox }: CommandLine): string[] {
  return [
    ...(sandbox ? [] : ['--no-sandbox']),
    `--user-data-dir=${userData}`,
    '--lang=en-US',
    ...chromium,
    program,
    ...own,
  ]
}

/** The environment without what would change how Electron or the program behaves. */
export function cleanEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
  )
  return { ...Object.fromEntries(kept), TZ: 'UTC', LANG: 'en_US.UTF-8', LC_ALL: '', LANGUAGE: '', ...extra }
}
