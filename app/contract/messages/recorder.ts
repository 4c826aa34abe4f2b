/** Reports of what was wrong, and recordings that are played. */
import { assertNever } from '../result.ts'
import type { PartName } from '../report.ts'
import { timer } from './time.ts'
import { dateFormat } from './formatters.ts'

export const recorderText = {
  wrong: 'That was wrong…',
  openRecording: 'Open a recording…',
  reportFiles: 'Ringside reports',
  saveReport: 'Save the report',

  title: 'That was wrong',
  intro:
    'Ringside remembers the last 15 minutes of calls and connections. As a file they help whoever is to mend it. ' +
    'Nothing is sent: you save the file and give it to whom you like.',
  privacy:
    'Names, numbers and addresses are replaced, the same by the same. Read below what the file says, all of it.',
  note: 'What was wrong?',
  noteHint: 'In your own words. Names that were in none of these calls stay as you write them.',
  parts: 'What the file says',
  save: 'Save as…',
  preparing: 'Putting it together…',
  back: 'Back',

  recordingTitle: 'Ringside: recording',
  recording: 'Recording',
  notLive: 'Nothing here is live.',
  views: 'Parts of the recording',
  calls: 'Calls',
  file: 'The file',
  play: 'Play',
  pause: 'Pause',
  again: 'Play again',
  position: 'Position',
  speed: 'Speed',
  realSpeed: 'Real speed',
  tenfold: 'Ten times',
} as const

export function partTitle(name: PartName): string {
  switch (name) {
    case 'about':
      return 'Versions and system'
    case 'note':
      return 'Your words'
    case 'settings':
      return 'Settings, without what you typed'
    case 'health':
      return 'Will I see the next call?'
    case 'log':
      return 'End of the log'
    case 'recording':
      return 'Calls and connections'
    default:
      return assertNever(name)
  }
}

/** `3 kB`, `1.2 MB`. @param length of the text */
export function sizeText(length: number): string {
  if (length < 1_000) return `${String(length)} B`
  return length < 1_000_000
    ? `${String(Math.round(length / 1_000))} kB`
    : `${(length / 1_000_000).toFixed(1)} MB`
}

export const savedText = (path: string): string => `Saved as ${path}`

/** `2:05 of 14:59`. */
export const positionText = (positionMs: number, lengthMs: number): string =>
  `${timer(positionMs)} of ${timer(lengthMs)}`

/** When it was recorded, to the second: that is what is compared with other logs. */
export const recordedText = (wallMs: number, locale?: string): string =>
  dateFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(wallMs)
