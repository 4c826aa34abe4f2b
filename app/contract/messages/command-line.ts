/** What the command line says: its help, and its answers in words. */
import { EXIT } from '../exit-codes.ts'
import { labelled } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const commandLineText = texts({
  notRunning: m.command_line_not_running,
  noAnswer: m.command_line_no_answer,
  asks: m.command_line_asks,
  otherUser: m.command_line_other_user,
  notUnderstood: m.command_line_not_understood,
})

/** What `--status` prints where nobody runs: as JSON too, so that a script reads one thing. */
export const statusWhenNobodyRuns = (version: string): string =>
  `${JSON.stringify({ version, running: false }, null, 2)}\n`

export const versionText = (version: string): string => `Ringside ${version}\n`

export const notUnderstood = (parts: readonly string[]): string =>
  `${labelled(parts.join(' '), commandLineText.notUnderstood)}\n`

export const helpText = (version: string): string =>
  m.command_line_help_text({
    version,
    done: EXIT.done,
    badArguments: EXIT.badArguments,
    notRunning: EXIT.notRunning,
    nothing: EXIT.nothing,
    asks: EXIT.asks,
    refused: EXIT.refused,
    noAnswer: EXIT.noAnswer,
  })
