/**
 * Reports of what was wrong: put together, shown, saved where the user says. What is saved is, letter by letter, what
 * was shown.
 */
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import type { Core } from '../app/core.ts'
import type { Clock, Random } from '../app/ports.ts'
import type { About, ReportMaterial } from '../app/recorder/report.ts'
import type { ReportPart } from '../app/contract/report.ts'
import type { Caller, ShellCommands } from './commands.ts'
import { writeWhole } from './whole-file.ts'

export interface ReportDeskDeps {
  readonly core: Pick<Core, 'state' | 'recording'>
  readonly clock: Clock
  readonly random: Random
  readonly about: () => About
  readonly personal: () => readonly string[]
  readonly readLog: () => Promise<readonly string[]>
  /** Asks the user where to; undefined when they change their mind. */
  readonly savePath: (caller: Caller, proposed: string) => Promise<string | undefined>
}

export interface ReportDesk {
  readonly commands: Pick<ShellCommands, 'report.prepare' | 'report.note' | 'report.save'>
  /** A report of this moment, as the file would hold it. */
  readonly text: () => Promise<string>
}

/** A report that nobody saves is forgotten: it holds names in the clear. */
const FORGET_MS = 30 * 60_000

/** Loaded for the first report: few days have one. */
const writing = () => import('../app/recorder/report.ts')

export function createReportDesk(deps: ReportDeskDeps): ReportDesk {
  const { core, clock, random } = deps
  let prepared: { readonly material: ReportMaterial; readonly parts: readonly ReportPart[] } | undefined
  let forget = (): void => undefined

  async function keep(material: ReportMaterial): Promise<readonly ReportPart[]> {
    const { makeReport } = await writing()
    const parts = makeReport(material, random)
    prepared = { material, parts }
    forget()
    forget = clock.after(FORGET_MS, () => {
      prepared = undefined
    })
    return parts
  }

  async function material(): Promise<ReportMaterial> {
    // At once: what follows takes time, and the recorder goes on.
    const recording = core.recording()
    const { state } = core
    const log = await deps.readLog()
    return {
      ...{ about: deps.about(), note: '', state, personal: deps.personal(), log, recording },
      nowMs: clock.now(),
    }
  }

  async function save(caller: Caller): Promise<Result<{ readonly path: string | null }, AppError>> {
    if (prepared === undefined) return err(appError('report-gone'))
    const { parts, material: shown } = prepared
    const path = await deps.savePath(caller, proposedName(shown.nowMs))
    if (path === undefined) return ok({ path: null })
    const { reportText } = await writing()
    try {
      await writeWhole(path, reportText(parts))
      return ok({ path })
    } catch (error) {
      return err(appError('file-not-written', error instanceof Error ? error.message : undefined))
    }
  }

  return {
    commands: {
      'report.prepare': async () => ok({ parts: await keep(await material()) }),
      'report.note': async ({ note }) =>
        prepared === undefined
          ? err(appError('report-gone'))
          : ok({ parts: await keep({ ...prepared.material, note: note.trim() }) }),
      'report.save': (_input, caller) => save(caller),
    },
    text: async () => {
      const { makeReport, reportText } = await writing()
      return reportText(makeReport(await material(), random))
    },
  }
}

/** `ringside-2026-01-05-0900.ringside-report`, in the user's own time. */
function proposedName(atMs: number): string {
  const at = new Date(atMs)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `ringside-${day}-${two(at.getHours())}${two(at.getMinutes())}.ringside-report`
}
