/** Errors do not stop: the session was ended, so that nothing claims to see calls, and the user is offered a way on. */
import type { App, Clipboard, Dialog } from 'electron'
import { crashedText, shellText } from '../app/contract/messages/shell.ts'
import type { Logger } from '../app/ports.ts'

export interface FailureDialogDeps {
  readonly app: Pick<App, 'relaunch' | 'quit'>
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly clipboard: Pick<Clipboard, 'writeText'>
  readonly log: Logger
  /** Absolute path of the log file. */
  readonly logFile: string
  /** Ends the session, and leaves the windows, which say so. */
  readonly stop: () => Promise<void>
  /** The file of a report, made now. */
  readonly report: () => Promise<string>
}

const START_ANEW = 0
const COPY = 1
const CLOSE = 2

export async function tellOfFailures(deps: FailureDialogDeps): Promise<void> {
  // First: what fails again and again would still fail while the dialog is read.
  const report = await settled(deps.report(), deps.log)
  await settled(deps.stop(), deps.log)
  for (;;) {
    const { response } = await deps.dialog.showMessageBox({
      type: 'error',
      title: shellText.crashedTitle,
      message: shellText.crashedTitle,
      detail: crashedText(deps.logFile),
      buttons: [shellText.startAnew, shellText.copyReport, shellText.closeDialog],
      defaultId: START_ANEW,
      cancelId: CLOSE,
      noLink: true,
    })
    if (response === COPY) await deps.clipboard.writeText(report ?? deps.logFile)
    if (response === START_ANEW) {
      deps.app.relaunch()
      deps.app.quit()
    }
    if (response !== COPY) return
  }
}

async function settled<T>(task: Promise<T>, log: Logger): Promise<T | undefined> {
  try {
    return await task
  } catch (error) {
    log.error('failure-dialog', { why: error instanceof Error ? error.message : '' })
    return undefined
  }
}
