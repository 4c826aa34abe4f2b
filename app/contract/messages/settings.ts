/** The Settings view. */
import { assertNever } from '../result.ts'
import type { ShortcutName } from '../shortcuts.ts'
import { listOf } from './formatters.ts'
import { moment } from './time.ts'
import { redialing } from './keepsakes.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const settingsText = texts({
  reset: m.settings_reset,
  locked: m.settings_locked,

  account: m.settings_account,
  change: m.settings_change,
  signOut: m.settings_sign_out,
  signOutHint: m.settings_sign_out_hint,
  none: () => '—',
  yes: m.settings_yes,
  no: m.settings_no,
  automatic: m.settings_automatic,

  dialing: m.settings_dialing,
  country: m.settings_country,
  countryHint: m.settings_country_hint,
  callFrom: m.settings_call_from,
  callFromAccount: m.settings_call_from_account,
  waitSeconds: m.settings_wait_seconds,
  waitSecondsHint: m.settings_wait_seconds_hint,
  waitForEnter: m.settings_wait_for_enter,
  dialAtOnce: m.settings_dial_at_once,
  areaCode: m.settings_area_code,
  areaCodeHint: m.settings_area_code_hint,
  extensionLength: m.settings_extension_length,
  extensionLengthUnknown: m.settings_extension_length_unknown,
  extensionLengthHint: m.settings_extension_length_hint,
  outsidePrefix: m.settings_outside_prefix,
  outsidePrefixHint: m.settings_outside_prefix_hint,
  internationalPrefix: m.settings_international_prefix,
  internationalPrefixHint: m.settings_international_prefix_hint,
  rules: m.settings_rules,

  alerts: m.settings_alerts,

  calls: m.settings_calls,
  tryDecline: m.settings_try_decline,
  tryDeclineHint: m.settings_try_decline_hint,
  declineKnownNot: m.settings_decline_known_not,

  openzoep: m.settings_openzoep,
  openzoepIntro: m.settings_openzoep_intro,
  openzoepEnabled: m.settings_openzoep_enabled,
  openzoepAccount: m.settings_openzoep_account,
  openzoepAccountHint: m.settings_openzoep_account_hint,
  openzoepPassword: m.settings_openzoep_password,
  openzoepHost: m.settings_openzoep_host,
  openzoepHostHint: m.settings_openzoep_host_hint,
  openzoepPort: m.settings_openzoep_port,
  openzoepConnect: m.settings_openzoep_connect,
  openzoepDialWith: m.settings_openzoep_dial_with,
  openzoepDialPhones: m.settings_openzoep_dial_phones,
  openzoepDialEngine: m.settings_openzoep_dial_engine,
  openzoepDialHint: m.settings_openzoep_dial_hint,
  openzoepEnds: m.settings_openzoep_ends,

  shortcuts: m.settings_shortcuts,
  dialClipboard: m.settings_dial_clipboard,
  hangUp: m.settings_hang_up,
  hangUpHint: m.settings_hang_up_hint,
  focusCard: m.settings_focus_card,
  focusCardHint: m.settings_focus_card_hint,
  hideNames: m.settings_hide_names,
  hideNamesHint: m.settings_hide_names_hint,
  redial: () => redialing.shortcut,
  redialHint: () => redialing.shortcutHint,
  wayland: m.settings_wayland,
  off: m.settings_off,
  record: m.settings_record,
  recording: m.settings_recording,
  stopRecording: m.settings_stop_recording,
  turnOff: m.settings_turn_off,
  shortcutAltGr: m.settings_shortcut_alt_gr,
  shortcutKeyUnknown: m.settings_shortcut_key_unknown,

  appearance: m.settings_appearance,
  theme: m.settings_theme,
  themeSystem: m.settings_theme_system,
  themeLight: m.settings_theme_light,
  themeDark: m.settings_theme_dark,
  language: m.settings_language,

  about: m.settings_about,
  quit: m.settings_quit,
  help: m.settings_help,
  privacy: m.settings_privacy,
  dataStays: m.settings_data_stays,
  passwordSystem: m.settings_password_system,
  passwordMemory: m.settings_password_memory,
})

/** What is bound to keys in a desktop's own settings. */
export const WAYLAND_COMMANDS = ['ringside --dial-clipboard', 'ringside --hang-up'] as const

export const resetSection = (section: string): string => m.settings_reset_section({ section })
/** Where the values come from that are marked as an administrator's. */
export const lockedFrom = (origins: readonly string[]): string =>
  m.settings_locked_from({ list: listOf(origins) })

export const recordShortcut = (name: string): string => m.settings_record_shortcut({ name })
export const turnOffShortcut = (name: string): string => m.settings_turn_off_shortcut({ name })
export const versionLine = (version: string): string => (version === '' ? 'Ringside' : `Ringside ${version}`)

/** An entry of the list of waits, in seconds. */
export function waitChoice(seconds: number): string {
  if (seconds === 0) return settingsText.dialAtOnce
  return m.settings_wait_choice({ seconds })
}

/** An entry of the list of extension lengths. */
export const extensionLengthChoice = (digits: number): string =>
  m.settings_extension_length_choice({ digits })

/** Whether the keys were ever really pressed: nothing else proves that they are ours. @param atMs when, epoch ms */
export function shortcutProof(name: ShortcutName, atMs: number | undefined, nowMs: number): string {
  if (atMs !== undefined) return m.settings_shortcut_proven({ time: moment(atMs, nowMs) })
  return name === 'focusCard' ? m.settings_shortcut_unproven_card() : m.settings_shortcut_unproven()
}

/** Why a key alone, or with Shift only, makes no shortcut. */
export const shortcutNeedsModifier = (platform: string): string =>
  platform === 'darwin' ? m.settings_shortcut_needs_modifier_mac() : m.settings_shortcut_needs_modifier()

/** An accelerator as its keys are called on the reader's system, e.g. `Ctrl+Shift+D` or `⇧⌘D`. */
export function acceleratorKeys(accelerator: string, platform: 'linux' | 'darwin' | 'win32'): string {
  const keys = accelerator.split('+').map((key) => keyName(key, platform))
  return keys.join(platform === 'darwin' ? ' ' : '+')
}

function keyName(key: string, platform: 'linux' | 'darwin' | 'win32'): string {
  switch (platform) {
    case 'darwin':
      return MAC_KEYS[key] ?? key
    case 'win32':
      return OTHER_KEYS[key] ?? (key === 'Super' || key === 'Meta' ? m.settings_key_name_win32() : key)
    case 'linux':
      return OTHER_KEYS[key] ?? (key === 'Meta' ? m.settings_key_name_linux() : key)
    default:
      return assertNever(platform)
  }
}

const MAC_KEYS: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  CmdOrCtrl: '⌘',
  Command: '⌘',
  Meta: '⌘',
  Super: '⌘',
  Control: '⌃',
  Ctrl: '⌃',
  Alt: '⌥',
  Option: '⌥',
  Shift: '⇧',
}

const OTHER_KEYS: Readonly<Record<string, string>> = {
  CommandOrControl: 'Ctrl',
  CmdOrCtrl: 'Ctrl',
  Control: 'Ctrl',
  Option: 'Alt',
}
