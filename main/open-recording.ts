/**
 * Opens a recording beside the running program, as a process of its own with a profile of its own: whoever looks at old
 * calls must not miss new ones, and what is played can touch no account and no line.
 */
import { spawn } from 'node:child_process'
import { NOTHING } from '../app/contract/command-outputs.ts'
import { appError } from '../app/contract/errors.ts'
import { err, ok } from '../app/contract/result.ts'
import type { Logger } from '../app/ports.ts'
import type { Caller, ShellCommands } from './commands.ts'

export interface OpenRecordingDeps {
  /** Asks the user which; undefined when they change their mind. */
  readonly openPath: (caller: Caller) => Promise<string | undefined>
  readonly startAgain: (args: readonly string[]) => void
}

export function createOpenRecording(deps: OpenRecordingDeps): Pick<ShellCommands, 'recording.open'> {
  return {
    'recording.open': async (_input, caller) => {
      const file = await deps.openPath(caller)
      if (file === undefined) return ok(NOTHING)
      // Here first, where the user looks: a refusal in another window would come from nowhere.
      const { readReportFile } = await import('./recording-file.ts')
      const report = await readReportFile(file)
      if (!report.ok) return report
      try {
        deps.startAgain([`--replay=${file}`])
        return ok(NOTHING)
      } catch (error) {
        return err(appError('internal', error instanceof Error ? error.message : undefined))
      }
    },
  }
}

/** Chromium's switches without which no window of this system would be drawn as ours are. */
const KEPT = /^--(?:no-sandbox$|lang=|ozone-|force-|disable-gpu|use-gl)/u

/**
 * @param argv of this process
 * @param program folder of the program, where the executable is a bare Electron
 */
export const argumentsForAnother = (
  argv: readonly string[],
  program: string | undefined,
  own: readonly string[],
): readonly string[] => [
  ...argv.slice(1).filter((argument) => KEPT.test(argument)),
  ...(program === undefined ? [] : [program]),
  ...own,
]

/** Starts this program once more and lets it live by itself. Throws where the system refuses at once. */
export function startAnother(args: readonly string[], log: Logger): void {
  // An AppImage's own files are gone as soon as the first process ends.
  const executable = process.env['APPIMAGE'] ?? process.execPath
  const child = spawn(executable, args, { detached: true, stdio: 'ignore' })
  child.on('error', (error) => {
    log.warn('recording-not-opened', { why: error.message })
  })
  child.unref()
}
