/** What the command line says: its help, and its answers in words. */
import { EXIT } from '../exit-codes.ts'

export const commandLineText = {
  notRunning: 'Ringside is not running.',
  noAnswer: 'Ringside is running and does not answer. Look at its window.',
  asks: 'Several calls could be meant; Ringside asks which.',
  otherUser: 'That Ringside belongs to another user.',
  notUnderstood: 'Not understood; nothing was done. “ringside --help” lists what is.',
} as const

/** What `--status` prints where nobody runs: as JSON too, so that a script reads one thing. */
export const statusWhenNobodyRuns = (version: string): string =>
  `${JSON.stringify({ version, running: false }, null, 2)}\n`

export const versionText = (version: string): string => `Ringside ${version}\n`

export const notUnderstood = (parts: readonly string[]): string =>
  `${parts.join(' ')}: ${commandLineText.notUnderstood}\n`

export const helpText = (
  version: string,
): string => `Ringside ${version}: see and control the calls of your OnSIP phones.

ringside [options] [tel:… | sip:… | sips:… | callto:… | ringside:call?to=…]

  --dial=TEXT        show what TEXT would dial, as if it had been copied
  --dial-clipboard   the same with what is copied or marked, as the shortcut does
  --hang-up          end the one call that is answered or being set up, or ask which
  --status           print how things stand, as JSON
  --hidden           start without a window
  --config=FILE      an administrator's settings (JSON); counts at the first start only
  --replay=FILE      play a report's recording; nothing of it is live
  --version          print the version
  --help             print this

Where Ringside runs already, options and links go to it. A link waits for Enter in every setting.
--status and --hang-up start nothing and need no screen. A call that rings here is never hung up.

Exit codes:
  ${String(EXIT.done)}  done, or asked for
  ${String(EXIT.badArguments)}  the command line was not understood; nothing was done
  ${String(EXIT.notRunning)}  Ringside is not running
  ${String(EXIT.nothing)}  nothing to do: no number in the text, no call to hang up
  ${String(EXIT.asks)}  several calls could be meant; Ringside asks which
  ${String(EXIT.refused)}  refused; the reason is on standard error
  ${String(EXIT.noAnswer)}  Ringside runs and did not answer in time
`
