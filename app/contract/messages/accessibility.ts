/** The section of the settings for people who see or read less well. */
export const accessibilityText = {
  title: 'Accessibility',
  textSize: 'Text size',
  speakCaller: 'Say who calls',
  speakCallerHint: 'Spoken by the system’s voice when a card comes up, beside what a screen reader says.',
} as const

export const percent = (value: number): string => `${String(value)} %`
