/** The keys of the program, as the help for the keyboard tells them. */
import { callKeys, filterKeys } from './board.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'
import { callFieldKeys } from './views.ts'

export const keysText = texts({
  /** The button that opens the help. */
  button: m.key_help_button,
  title: m.key_help_title,
  close: m.key_help_close,
  setting: m.key_help_setting,
  settingHint: m.key_help_setting_hint,
})

export interface KeyLine {
  /** Each a key or a chord. */
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
      title: m.key_help_everywhere(),
      lines: [
        { keys: [callFieldKeys(platform)], does: m.key_help_does_field() },
        { keys: [m.key_help_tab(), m.key_help_shift_tab()], does: m.key_help_does_tab() },
        { keys: [m.key_help_escape()], does: m.key_help_does_escape() },
        { keys: ['F1', '?'], does: m.key_help_does_help() },
      ],
    },
    {
      title: m.key_help_field(),
      lines: [
        { keys: ['↓', '↑'], does: m.key_help_does_choices() },
        { keys: ['⏎'], does: m.key_help_does_choose() },
        { keys: ['↓'], does: m.key_help_does_recent() },
        { keys: ['↑'], does: m.key_help_does_redial() },
      ],
    },
    {
      title: m.key_help_lists(),
      lines: [
        { keys: ['↓', '↑', m.key_help_home(), m.key_help_end()], does: m.key_help_does_rows() },
        { keys: ['⏎'], does: m.key_help_does_row() },
        { keys: [m.key_help_tab()], does: m.key_help_does_buttons() },
        { keys: [m.key_help_delete()], does: m.key_help_does_delete() },
      ],
    },
    {
      title: m.key_help_board(),
      lines: [
        { keys: ['←', '→', '↑', '↓'], does: m.key_help_does_cells() },
        {
          keys: [m.key_help_home(), m.key_help_end(), m.key_help_page_up(), m.key_help_page_down()],
          does: m.key_help_does_far(),
        },
        { keys: ['a … z', '0 … 9'], does: m.key_help_does_name() },
        { keys: ['⏎'], does: m.key_help_does_enter() },
        { keys: [callKeys(platform)], does: m.key_help_does_direct() },
        { keys: [1, 2, 3, 4].map((place) => filterKeys(place, platform)), does: m.key_help_does_filter() },
      ],
    },
    {
      title: m.key_help_cards(),
      lines: [
        { keys: [m.key_help_tab(), '⏎'], does: m.key_help_does_card() },
        { keys: ['1 … 9'], does: m.key_help_does_pick() },
        { keys: ['⏎'], does: m.key_help_does_dial() },
        { keys: [m.key_help_escape()], does: m.key_help_does_stop() },
      ],
    },
  ]
}
