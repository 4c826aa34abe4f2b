/** The keys of the program, as the help for the keyboard tells them. */
import { callFieldKeys } from './views.ts'
import { callKeys, filterKeys } from './board.ts'

export const keysText = {
  /** The button that opens the help. */
  button: 'Keys',
  title: 'Keys',
  close: 'Close',
  setting: 'Keys of the window',
  settingHint: 'F1 shows them anywhere, ? wherever no text is typed.',
} as const

export interface KeyLine {
  /** Each a key or a chord; the first is drawn first. */
  readonly keys: readonly string[]
  readonly does: string
}

export interface KeyGroup {
  readonly title: string
  readonly lines: readonly KeyLine[]
}

/** @param platform the reader's system, whose names of keys are used */
export function keyGroups(platform: string): readonly KeyGroup[] {
  return [
    {
      title: 'Everywhere',
      lines: [
        { keys: [callFieldKeys(platform)], does: 'Go to the field that calls' },
        { keys: ['Tab', '⇧ Tab'], does: 'Go to the next or previous control' },
        { keys: ['Esc'], does: 'Close what is open; never ends a call' },
        { keys: ['F1', '?'], does: 'Show these keys' },
      ],
    },
    {
      title: 'The field that calls',
      lines: [
        { keys: ['↓', '↑'], does: 'Go through what was found' },
        { keys: ['⏎'], does: 'Call what is marked' },
        { keys: ['↓'], does: 'With no text: recent calls' },
        { keys: ['↑'], does: 'With no text: the number dialled last' },
      ],
    },
    {
      title: 'Lists',
      lines: [
        { keys: ['↓', '↑', 'Home', 'End'], does: 'Go through the rows' },
        { keys: ['⏎'], does: 'Do what the row is for: call, or fetch' },
        { keys: ['Tab'], does: 'Go to the row’s buttons' },
        { keys: ['Del'], does: 'In Voicemail: delete, with undo' },
      ],
    },
    {
      title: 'Operator view',
      lines: [
        { keys: ['←', '→', '↑', '↓'], does: 'Go from line to line' },
        { keys: ['Home', 'End', 'Page ↑', 'Page ↓'], does: 'Go far' },
        { keys: ['a … z', '0 … 9'], does: 'Go to a name or an extension' },
        { keys: ['⏎'], does: 'Call the line, or transfer your call to it' },
        { keys: [callKeys(platform)], does: 'Call the line in either case' },
        {
          keys: [1, 2, 3, 4].map((place) => filterKeys(place, platform)),
          does: 'Show all, ringing, on a call, free',
        },
      ],
    },
    {
      title: 'Call cards and numbers to be dialled',
      lines: [
        { keys: ['Tab', '⏎'], does: 'Choose a button of a card and press it' },
        { keys: ['1 … 9'], does: 'Choose one of several numbers' },
        { keys: ['⏎'], does: 'Dial the one number' },
        { keys: ['Esc'], does: 'Close the card, or do not dial' },
      ],
    },
  ]
}
