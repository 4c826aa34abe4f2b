/** The settings of alerts and privacy. */
import type { AlertKind, Channel } from '../../calls/alerting.ts'
import type { PersonAlerts } from '../../calls/person-rules.ts'
import type { RingSound } from '../alerts-settings.ts'
import { dateFormat } from './formatters.ts'
import { labelled } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const alertSettingsText = texts({
  cards: m.alert_settings_cards,
  cardsHint: m.alert_settings_cards_hint,
  table: m.alert_settings_table,
  tableHint: m.alert_settings_table_hint,
  display: m.alert_settings_display,
  displayPrimary: m.alert_settings_display_primary,
  displayCursor: m.alert_settings_display_cursor,
  displayGone: m.alert_settings_display_gone,
  keepCardReady: m.alert_settings_keep_card_ready,
  keepCardReadyHint: m.alert_settings_keep_card_ready_hint,
  missedPulse: m.alert_settings_missed_pulse,

  ring: m.alert_settings_ring,
  ringHint: m.alert_settings_ring_hint,
  sound: m.alert_settings_sound,
  soundDevice: m.alert_settings_sound_device,
  soundDeviceSystem: m.alert_settings_sound_device_system,
  soundDeviceGone: m.alert_settings_sound_device_gone,
  volume: m.alert_settings_volume,
  play: m.alert_settings_play,
  playing: m.alert_settings_playing,
  silentOnCall: m.alert_settings_silent_on_call,

  quiet: m.alert_settings_quiet,
  quietHours: m.alert_settings_quiet_hours,
  quietHoursHint: m.alert_settings_quiet_hours_hint,
  quietFrom: m.alert_settings_quiet_from,
  quietTo: m.alert_settings_quiet_to,
  quietDays: m.alert_settings_quiet_days,
  quietRepeat: m.alert_settings_quiet_repeat,
  digest: m.alert_settings_digest,
  followSystem: m.alert_settings_follow_system,
  followSystemUnknown: m.alert_settings_follow_system_unknown,

  people: m.alert_settings_people,
  peopleHint: m.alert_settings_people_hint,
  who: m.alert_settings_who,
  alertsFor: m.alert_settings_alerts_for,
  private: m.alert_settings_private,
  add: m.alert_settings_add,
  noPeople: m.alert_settings_no_people,
  peopleFull: m.alert_settings_people_full,
  noRule: m.alert_settings_no_rule,
  differs: m.alert_settings_differs,
  differsHint: m.alert_settings_differs_hint,

  privacy: m.alert_settings_privacy,
  hideNamesWhile: m.alert_settings_hide_names_while,
  hideNamesWhileHint: m.alert_settings_hide_names_while_hint,
  contentProtection: m.alert_settings_content_protection,
  contentProtectionHint: m.alert_settings_content_protection_hint,
})

export const kindName = texts({
  incoming: m.alert_settings_kind_name_incoming,
  internal: m.alert_settings_kind_name_internal,
  outgoing: m.alert_settings_kind_name_outgoing,
  clickToCall: m.alert_settings_kind_name_click_to_call,
  missed: m.alert_settings_kind_name_missed,
} satisfies Readonly<Record<AlertKind, () => string>>)

export const channelName = texts({
  card: m.alert_settings_channel_name_card,
  notification: m.alert_settings_channel_name_notification,
  sound: m.alert_settings_channel_name_sound,
  tray: m.alert_settings_channel_name_tray,
  flash: m.alert_settings_channel_name_flash,
  badge: m.alert_settings_channel_name_badge,
} satisfies Readonly<Record<Channel, () => string>>)

/** What a box of the table is called aloud. */
export const cellName = (kind: AlertKind, channel: Channel): string =>
  labelled(kindName[kind], channelName[channel])

export const personAlertsName = texts({
  'as-set': m.alert_settings_person_alerts_name_as_set,
  always: m.alert_settings_person_alerts_name_always,
  never: m.alert_settings_person_alerts_name_never,
  steps: m.alert_settings_person_alerts_name_steps,
} satisfies Readonly<Record<PersonAlerts, () => string>>)

/** What a rule does, in a line below it. */
export const personAlertsHint = texts({
  'as-set': () => '',
  always: m.alert_settings_person_alerts_hint_always,
  never: m.alert_settings_person_alerts_hint_never,
  steps: m.alert_settings_person_alerts_hint_steps,
} satisfies Readonly<Record<PersonAlerts, () => string>>)

export const soundName = texts({
  ring: m.alert_settings_sound_name_ring,
  marimba: m.alert_settings_sound_name_marimba,
  classic: m.alert_settings_sound_name_classic,
  pulse: m.alert_settings_sound_name_pulse,
} satisfies Readonly<Record<RingSound, () => string>>)

export const removePerson = (who: string): string => m.alert_settings_remove_person({ who })
export const alertsOf = (who: string): string => m.alert_settings_alerts_of({ who })
export const initialsOf = (who: string): string => m.alert_settings_initials_of({ who })
export const volumeText = (value: number): string => m.accessibility_percent({ value })

/** A day of the week in the reader's own language. @param day 0 is Sunday */
export function weekday(day: number, form: 'short' | 'long'): string {
  // The fourth of January 2026 was a Sunday.
  return dateFormat(undefined, { weekday: form }).format(new Date(2026, 0, 4 + day))
}
