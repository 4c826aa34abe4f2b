/** The settings of alerts and privacy. */
import type { AlertKind, Channel } from '../../calls/alerting.ts'
import type { PersonAlerts } from '../../calls/person-rules.ts'
import type { RingSound } from '../alerts-settings.ts'
import { dateFormat } from './formatters.ts'

export const alertSettingsText = {
  cards: 'Show call cards',
  cardsHint: 'Off, calls are listed in the window only.',
  table: 'What each kind of call does',
  tableHint:
    'Notify: the system’s notification. Flash: the window’s button in the taskbar. Count: the number on the program’s icon.',
  display: 'Cards appear on',
  displayPrimary: 'The main display',
  displayCursor: 'The display with the pointer',
  displayGone: 'It is not plugged in now: cards appear on the main display.',
  keepCardReady: 'Keep the card ready',
  keepCardReadyHint: 'The first card comes faster; takes more memory.',
  missedPulse: 'The tray icon pulses until missed calls were looked at',

  ring: 'Ring sound',
  ringHint: 'Heard where “Sound” is ticked above.',
  sound: 'Sound',
  soundDevice: 'Played on',
  soundDeviceSystem: 'The system’s own choice',
  soundDeviceGone: 'It is not plugged in now: the system’s own choice plays.',
  volume: 'Volume',
  play: 'Play',
  playing: 'Playing…',
  silentOnCall: 'No ring while I am on a call',

  quiet: 'Quiet hours',
  quietHours: 'Hold alerts back at these hours',
  quietHoursHint: 'Calls are listed and the tray shows them.',
  quietFrom: 'From',
  quietTo: 'to',
  quietDays: 'Beginning on',
  quietRepeat: 'Let the same caller through who calls twice within three minutes',
  digest: 'Afterwards tell by one notification what came',
  followSystem: 'Hold alerts back while the system’s do-not-disturb is on',
  followSystemUnknown: 'This system does not tell whether it is on.',

  people: 'People',
  peopleHint: 'A number, an extension or an address. The first line that fits counts.',
  who: 'Number or address',
  alertsFor: 'Alerts',
  private: 'Initials only',
  add: 'Add',
  noPeople: 'Everybody is treated alike.',
  peopleFull: 'Settings → Alerts holds as many people as it can: take one away there first.',
  noRule: 'No rule',
  differs: 'Differs',
  differsHint: 'Settings → Alerts treats their numbers differently. A choice here is for all of them.',

  privacy: 'Privacy',
  hideNamesWhile: 'Hide names while these programs run',
  hideNamesWhileHint:
    'Their names as the system lists them, between commas, e.g. zoom, obs. Callers are then shown by initials, also by “Hide names” in the tray’s menu and by its shortcut. Your directory and team keep their names.',
  contentProtection: 'Keep cards out of pictures of the screen',
  contentProtectionHint: 'Some programs that record the screen see them all the same.',
} as const

export const kindName = {
  incoming: 'Incoming',
  internal: 'Internal',
  outgoing: 'Outgoing',
  clickToCall: 'Click-to-call',
  missed: 'Missed',
} as const satisfies Readonly<Record<AlertKind, string>>

export const channelName = {
  card: 'Card',
  notification: 'Notify',
  sound: 'Sound',
  tray: 'Tray',
  flash: 'Flash',
  badge: 'Count',
} as const satisfies Readonly<Record<Channel, string>>

/** What a box of the table is called aloud. */
export const cellName = (kind: AlertKind, channel: Channel): string =>
  `${kindName[kind]}: ${channelName[channel]}`

export const personAlertsName = {
  'as-set': 'As set above',
  always: 'Always',
  never: 'Never',
  steps: 'Step by step',
} as const satisfies Readonly<Record<PersonAlerts, string>>

/** What a rule does, in a line below it. */
export const personAlertsHint = {
  'as-set': '',
  always: 'Gets through quiet hours, a pause and do-not-disturb.',
  never: 'Listed and counted only.',
  steps: 'The tray first, a small card after 6 s, a large one with sound after 14 s.',
} as const satisfies Readonly<Record<PersonAlerts, string>>

export const soundName = {
  ring: 'Two notes',
  marimba: 'Marimba',
  classic: 'Bell',
  pulse: 'Low and soft',
} as const satisfies Readonly<Record<RingSound, string>>

export const removePerson = (who: string): string => `Remove ${who}`
export const alertsOf = (who: string): string => `Alerts for ${who}`
export const initialsOf = (who: string): string => `Initials only for ${who}`
export const volumeText = (percent: number): string => `${String(percent)} %`

/** A day of the week in the reader's own language. @param day 0 is Sunday */
export function weekday(day: number, form: 'short' | 'long'): string {
  // The fourth of January 2026 was a Sunday.
  return dateFormat(undefined, { weekday: form }).format(new Date(2026, 0, 4 + day))
}
