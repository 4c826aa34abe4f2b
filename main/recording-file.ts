/** A report's file, read with suspicion. */
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, type Result } from '../app/contract/result.ts'
import { MAX_REPORT_BYTES, readReport, type Report } from '../app/recorder/read-report.ts'
import { readTextFile } from './text-file.ts'

export async function readReportFile(file: string): Promise<Result<Report, AppError>> {
  const text = await readTextFile(file, MAX_REPORT_BYTES)
  return text.ok ? readReport(text.value) : err(appError('report-unreadable', text.error))
}
