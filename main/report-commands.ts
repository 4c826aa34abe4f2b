/** Reports and recordings through the system's own file dialogs. */
import path from 'node:path'
import type { App } from 'electron'
import { appError } from '../app/contract/errors.ts'
import { recorderText } from '../app/contract/messages/recorder.ts'
import { err } from '../app/contract/result.ts'
import type { Core } from '../app/core.ts'
import type { Clock, Logger, Random } from '../app/ports.ts'
import type { ShellCommands } from './commands.ts'
import { askForFile, askWhereToSave } from './file-dialogs.ts'
import { readLogTail } from './log-tail.ts'
import { argumentsForAnother, createOpenRecording, startAnother } from './open-recording.ts'
import { createReportDesk } from './report-desk.ts'
import { aboutFacts, personalNames } from './report-facts.ts'

export interface ReportCommandsDeps {
  readonly app: App
  readonly core: Core
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  /** Absolute path of the log file. */
  readonly logFile: string
}

export type ReportCommands = Pick<
  ShellCommands,
  'report.prepare' | 'report.note' | 'report.save' | 'recording.open' | 'replay.set' | 'replay.parts'
>

const filters = () => [{ name: recorderText.reportFiles, extensions: ['ringside-report'] }]

export interface Reports {
  readonly commands: ReportCommands
  /** A report of this moment, as its file would hold it. */
  readonly text: () => Promise<string>
}

export function createReports(deps: ReportCommandsDeps): Reports {
  const { app, core, clock, random, log, logFile } = deps
  const desk = createReportDesk({
    ...{ core, clock, random },
    about: () => aboutFacts(app),
    personal: personalNames,
    readLog: () => readLogTail(logFile),
    savePath: (caller, proposed) =>
      askWhereToSave(caller, {
        title: recorderText.saveReport,
        proposed: path.join(app.getPath('documents'), proposed),
        filters: filters(),
      }),
  })
  return {
    text: desk.text,
    commands: {
      ...desk.commands,
      ...createOpenRecording({
        openPath: (caller) => askForFile(caller, { title: recorderText.openRecording, filters: filters() }),
        startAgain: (own) => {
          const program = app.isPackaged ? undefined : app.getAppPath()
          startAnother(argumentsForAnother(process.argv, program, own), log)
        },
      }),
      // These are for the process that plays a recording, and this one is live.
      'replay.set': () => Promise.resolve(err(appError('not-available'))),
      'replay.parts': () => Promise.resolve(err(appError('not-available'))),
    },
  }
}
