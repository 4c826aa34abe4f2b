/** What can go wrong with reports and recordings, in words. */
import { assertNever } from '../result.ts'
import { m } from './keys.ts'

type RecorderCode =
  | 'report-unreadable'
  | 'report-damaged'
  | 'report-newer'
  | 'report-gone'
  | 'recording-only'
  | 'ended-unexpectedly'

export function recorderSentence(code: RecorderCode): { readonly sentence: string; readonly cure?: string } {
  switch (code) {
    case 'report-unreadable':
      return {
        sentence: m.recorder_errors_report_unreadable(),
        cure: m.recorder_errors_report_unreadable_cure(),
      }
    case 'report-damaged':
      return {
        sentence: m.recorder_errors_report_damaged(),
        cure: m.recorder_errors_report_damaged_cure(),
      }
    case 'report-newer':
      return { sentence: m.recorder_errors_report_newer(), cure: m.recorder_errors_report_newer_cure() }
    case 'report-gone':
      return { sentence: m.recorder_errors_report_gone(), cure: m.recorder_errors_report_gone_cure() }
    case 'recording-only':
      return {
        sentence: m.recorder_errors_recording_only(),
        cure: m.recorder_errors_recording_only_cure(),
      }
    case 'ended-unexpectedly':
      return {
        sentence: m.recorder_errors_ended_unexpectedly(),
        cure: m.recorder_errors_ended_unexpectedly_cure(),
      }
    default:
      return assertNever(code)
  }
}
