/** How the built program is started on this machine. */
import { findRuntime } from '../../../build/runtime.mjs'
import { ROOT } from '../../../build/paths.mjs'

export { ROOT }

export const executable = (): string => findRuntime().executable

/** Chromium's sandbox refuses to run as root, so tests that root runs go without; the guards' own tests do not. */
const SANDBOX: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** Everything that stands before the program's path is Chromium's, what follows is the program's own. */
export function electronArguments(
  userData: string,
  own: readonly string[],
  chromium: readonly string[] = [],
): string[] {
  return [...SANDBOX, `--user-data-dir=${userData}`, '--lang=en-US', ...chromium, ROOT, ...own]
}

/** The environment without what would change how Electron or the program behaves. */
export function cleanEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
  )
  return { ...Object.fromEntries(kept), TZ: 'UTC', LANG: 'en_US.UTF-8', ...extra }
}
