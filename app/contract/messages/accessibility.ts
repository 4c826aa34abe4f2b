/** The section of the settings for people who see or read less well. */
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const accessibilityText = texts({
  title: m.accessibility_title,
  textSize: m.accessibility_text_size,
  speakCaller: m.accessibility_speak_caller,
  speakCallerHint: m.accessibility_speak_caller_hint,
})

export const percent = (value: number): string => m.accessibility_percent({ value })
