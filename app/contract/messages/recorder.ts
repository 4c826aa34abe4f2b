/** Reports of what was wrong, and recordings that are played. */
import { assertNever } from '../result.ts'
import type { PartName } from '../report.ts'
import { timer } from './time.ts'
import { dateFormat, numberFormat } from './formatters.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const recorderText = texts({
  wrong: m.recorder_wrong,
  openRecording: m.recorder_open_recording,
  reportFiles: m.recorder_report_files,
  saveReport: m.recorder_save_report,

  title: m.recorder_title,
  intro: m.recorder_intro,
  privacy: m.recorder_privacy,
  note: m.recorder_note,
  noteHint: m.recorder_note_hint,
  parts: m.recorder_parts,
  save: m.recorder_save,
  preparing: m.recorder_preparing,
  back: m.recorder_back,

  recordingTitle: m.recorder_recording_title,
  recording: m.recorder_recording,
  notLive: m.recorder_not_live,
  views: m.recorder_views,
  calls: m.recorder_calls,
  file: m.recorder_file,
  play: m.recorder_play,
  pause: m.recorder_pause,
  again: m.recorder_again,
  position: m.recorder_position,
  speed: m.recorder_speed,
  realSpeed: m.recorder_real_speed,
  tenfold: m.recorder_tenfold,
})

export function partTitle(name: PartName): string {
  switch (name) {
    case 'about':
      return m.recorder_part_title_about()
    case 'note':
      return m.recorder_part_title_note()
    case 'settings':
      return m.recorder_part_title_settings()
    case 'health':
      return m.recorder_part_title_health()
    case 'log':
      return m.recorder_part_title_log()
    case 'recording':
      return m.recorder_part_title_recording()
    default:
      return assertNever(name)
  }
}

/** `3 kB`, `1.2 MB`. @param length of the text */
export function sizeText(length: number): string {
  if (length < 1_000) return m.recorder_size_b({ size: length })
  return length < 1_000_000
    ? m.recorder_size_kb({ size: Math.round(length / 1_000) })
    : m.recorder_size_mb({
        size: numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(length / 1_000_000),
      })
}

export const savedText = (path: string): string => m.recorder_saved_text({ path })

/** `2:05 of 14:59`. */
export const positionText = (positionMs: number, lengthMs: number): string =>
  m.recorder_position_text({ position: timer(positionMs), length: timer(lengthMs) })

/** When it was recorded, to the second: that is what is compared with other logs. */
export const recordedText = (wallMs: number, locale?: string): string =>
  dateFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(wallMs)
