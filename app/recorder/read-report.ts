/** Reads a report that somebody sent: damaged, foreign and hostile files are refused in words. */
import { z } from 'zod'
import { appError, type AppError } from '../contract/errors.ts'
import { PART_NAMES, type ReportPart } from '../contract/report.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Recording } from './recording.ts'
import { recordingSchema } from './recording-schema.ts'
import { REPORT_VERSION } from './report.ts'

/** Twice what our own recorder fills, and the log with it. */
export const MAX_REPORT_BYTES = 8_000_000

export interface Report {
  /** As text, to be read by a person. */
  readonly parts: readonly ReportPart[]
  readonly recording: Recording
}

/** Ours has a dozen levels. */
const MAX_DEPTH = 50

const envelope = z.object({ ringsideReport: z.number() })

const json = z.json()
const reportSchema = z.strictObject({
  ringsideReport: z.literal(REPORT_VERSION),
  about: json,
  note: z.string().max(20_000),
  settings: json,
  health: json,
  log: json,
  recording: recordingSchema,
})

/** @returns `report-damaged` with the place of the first mistake, never with a value; `report-newer` */
export function readReport(text: string): Result<Report, AppError> {
  const value = parseJson(text)
  const version = envelope.safeParse(value)
  if (!version.success) return err(appError('report-damaged'))
  if (version.data.ringsideReport > REPORT_VERSION) return err(appError('report-newer'))
  const parsed = reportSchema.safeParse(value)
  if (!parsed.success) {
    return err(appError('report-damaged', parsed.error.issues[0]?.path.map(String).join('.')))
  }
  const report = parsed.data
  return ok({
    recording: report.recording,
    parts: PART_NAMES.map((name) => ({ name, text: JSON.stringify(report[name], null, 1) })),
  })
}

/** @returns undefined where it is no JSON, or nested deeper than a check of it could follow */
function parseJson(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH) return undefined
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''))
    return value
  } catch {
    return undefined
  }
}

/** How deep brackets are nested, those in strings left out. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '"') inString = !inString
    else if (inString && letter === '\\') at += 1
    else if (inString) continue
    else if (letter === '{' || letter === '[') depth += 1
    else if (letter === '}' || letter === ']') depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
