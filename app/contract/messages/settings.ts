/** The Settings view. */
import { assertNever } from '../result.ts'
import type { ShortcutName } from '../shortcuts.ts'
import { listOf } from './formatters.ts'
import { moment } from './time.ts'

export const settingsText = {
  reset: 'Reset',
  locked: 'administrator’s',

  account: 'Account',
  change: 'Change…',
  signOut: 'Sign out',
  signOutHint: 'Forgets the password on this computer.',
  none: '—',
  yes: 'Yes',
  no: 'No',
  automatic: 'Automatic',

  dialing: 'Dialling',
  country: 'Country',
  countryHint: 'How numbers without a country code are read.',
  callFrom: 'Call from',
  callFromAccount: 'The account’s address',
  waitSeconds: 'Before a number is dialled',
  waitSecondsHint:
    'Known numbers and extensions go at once. Emergency numbers, codes and links wait for Enter in any case.',
  waitForEnter: 'Always ask',
  dialAtOnce: 'Never wait',
  areaCode: 'Own area code',
  areaCodeHint: 'Without its zero. Completes local numbers.',
  extensionLength: 'Extensions have',
  extensionLengthUnknown: 'Any length up to 6 digits',
  extensionLengthHint: 'Once told, extensions are dialled without waiting.',
  outsidePrefix: 'Outside line',
  outsidePrefixHint: 'Goes before outside numbers only, e.g. 9.',
  internationalPrefix: 'Before country codes',
  internationalPrefixHint: 'For numbers outside North America. 011 is our assumption.',
  rules: 'Rules and tester…',

  alerts: 'Alerts',

  calls: 'Calls',
  tryDecline: 'Try to decline',
  tryDeclineHint:
    'Adds Decline to ringing calls. Not every service takes it; Ringside learns from the answer.',
  declineKnownNot:
    'This service refused to decline a call, so Decline is not drawn. Switch this off and on to try again.',

  openzoep: 'OpenZoep (local engine)',
  openzoepIntro:
    'OpenZoep is a voice engine that runs on this computer: you speak through its microphone and loudspeaker, not through your phones. Leave it off unless you have one.',
  openzoepEnabled: 'Use the engine of this computer',
  openzoepAccount: 'Jabber address',
  openzoepAccountHint: 'For example erik@jabber.example.com',
  openzoepPassword: 'Password',
  openzoepHost: 'Engine at',
  openzoepHostHint: 'This computer only: the way there is not encrypted.',
  openzoepPort: 'Port',
  openzoepConnect: 'Save and connect',
  openzoepDialWith: 'Calls are placed by',
  openzoepDialPhones: 'Your phones',
  openzoepDialEngine: 'The engine',
  openzoepDialHint:
    'The engine calls Jabber addresses, and telephone numbers if you have credit with its provider.',
  openzoepEnds:
    'The engine has no hang-up that is known: “End here” takes a call off the list and does not end it on the other side.',

  shortcuts: 'Shortcuts',
  dialClipboard: 'Dial the number in the clipboard',
  hangUp: 'Hang up',
  hangUpHint: 'Ends the one call that is answered or being set up; asks where there are several.',
  focusCard: 'Reach the call card by keyboard',
  focusCardHint: 'Works only while a card is shown.',
  hideNames: 'Hide names',
  hideNamesHint: 'Callers are shown by initials; pressed again, by name.',
  redial: 'Dial the last number again',
  redialHint: 'Pressing it calls at once, as Enter in the call field does.',
  wayland:
    'In a Wayland session the desktop hands out these keys: it may ask you first, and it may say yes and give nothing, so only a press proves them. Without it, bind these commands to keys in the desktop’s own settings:',
  waylandCommands: ['ringside --dial-clipboard', 'ringside --hang-up'],
  off: 'Off',
  record: 'Record',
  recording: 'Press the keys…',
  stopRecording: 'Esc stops',
  turnOff: 'Turn off',
  shortcutAltGr: 'Ctrl+Alt with a character types a sign on many keyboards. Add Shift or take other keys.',
  shortcutKeyUnknown: 'This key cannot be part of a shortcut.',

  appearance: 'Appearance',
  theme: 'Theme',
  themeSystem: 'As the system',
  themeLight: 'Light',
  themeDark: 'Dark',

  about: 'About',
  quit: 'Quit Ringside',
  help: 'Help',
  privacy: 'Privacy',
  dataStays:
    'Settings stay in a file on this computer; calls are kept in memory only and gone when Ringside quits. Nothing is sent anywhere but to your phone service, to servers of contacts that you add, and by your own rules for calls.',
  passwordSystem: 'The password is encrypted by this system’s own store.',
  passwordMemory: 'The password is kept in memory only: this system has no protected place for it.',
} as const

export const resetSection = (section: string): string => `Reset ${section}`
/** Where the values come from that are marked as an administrator's. */
export const lockedFrom = (origins: readonly string[]): string =>
  `The administrator’s values are set in ${listOf(origins)}.`

export const recordShortcut = (name: string): string => `Record a shortcut: ${name}`
export const turnOffShortcut = (name: string): string => `Turn off: ${name}`
export const versionLine = (version: string): string => (version === '' ? 'Ringside' : `Ringside ${version}`)

/** An entry of the list of waits, in seconds. */
export function waitChoice(seconds: number): string {
  if (seconds === 0) return settingsText.dialAtOnce
  const unit = new Intl.PluralRules('en').select(seconds) === 'one' ? 'second' : 'seconds'
  return `Wait ${seconds} ${unit}`
}

/** An entry of the list of extension lengths. */
export const extensionLengthChoice = (digits: number): string => `${digits} digits`

/** Whether the keys were ever really pressed: nothing else proves that they are ours. @param atMs when, epoch ms */
export function shortcutProof(name: ShortcutName, atMs: number | undefined, nowMs: number): string {
  if (atMs !== undefined) return `Pressed at ${moment(atMs, nowMs)}: the keys work.`
  return name === 'focusCard'
    ? 'Not proven yet: press it while a card is shown.'
    : 'Not proven yet: press it now.'
}

/** Why a key alone, or with Shift only, makes no shortcut. */
export const shortcutNeedsModifier = (platform: string): string =>
  `Hold ${platform === 'darwin' ? '⌘, ⌃ or ⌥' : 'Ctrl or Alt'} with it: a bare key would be lost to every other program.`

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
      return OTHER_KEYS[key] ?? (key === 'Super' || key === 'Meta' ? 'Win' : key)
    case 'linux':
      return OTHER_KEYS[key] ?? (key === 'Meta' ? 'Super' : key)
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
