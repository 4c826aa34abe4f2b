/** What can go wrong with reports and recordings, in words. */
import { assertNever } from '../result.ts'

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
      return { sentence: 'The recording could not be read.', cure: 'Choose another file.' }
    case 'report-damaged':
      return {
        sentence: 'This file is no report of Ringside, or it is damaged.',
        cure: 'Ask for it again, as it was saved.',
      }
    case 'report-newer':
      return { sentence: 'This report was made by a newer Ringside.', cure: 'Update Ringside to open it.' }
    case 'report-gone':
      return { sentence: 'The report is no longer there.', cure: 'Make it again.' }
    case 'recording-only':
      return {
        sentence: 'This is a recording: nothing in it can be done or changed.',
        cure: 'Your own calls are in Ringside’s own window.',
      }
    case 'ended-unexpectedly':
      return {
        sentence: 'Ringside ended unexpectedly the last time, and calls were not seen until now.',
        cure: 'What rings now is shown again; a report of it can be made in Settings, under About.',
      }
    default:
      return assertNever(code)
  }
}
