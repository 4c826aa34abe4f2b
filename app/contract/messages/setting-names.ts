/**
 * What each setting is called where all of them are listed, and what a person who writes a policy should know of it.
 */
import type { Settings } from '../settings.ts'
import { accountsText } from './accounts.ts'
import { accessibilityText } from './accessibility.ts'
import { alertSettingsText, kindName } from './alert-settings.ts'
import { contactsText } from './contacts.ts'
import { dialListText } from './dial-list.ts'
import { developerText } from './developer.ts'
import { m } from './keys.ts'
import { settingsText } from './settings.ts'
import { signInText } from './sign-in.ts'
import { boardText } from './board.ts'
import { teamText } from './team.ts'
import { updatesText } from './updates.ts'
import { tourText } from './tour.ts'

type SettingsSection = Exclude<keyof Settings, 'version'>
type SettingKey = {
  [S in SettingsSection]: `${S}.${keyof Settings[S] & string}`
}[SettingsSection]

const sections = (): Readonly<Record<SettingsSection, string>> => ({
  privacy: alertSettingsText.privacy,
  accessibility: accessibilityText.title,
  events: m.setting_names_events(),
  contacts: contactsText.title,
  tour: m.setting_names_tour(),
  account: settingsText.account,
  accounts: accountsText.policyName,
  server: signInText.host,
  services: m.setting_names_services(),
  dialing: settingsText.dialing,
  alerts: settingsText.alerts,
  calls: settingsText.calls,
  openzoep: settingsText.openzoep,
  shortcuts: settingsText.shortcuts,
  appearance: settingsText.appearance,
  team: teamText.title,
  updates: updatesText.title,
  callList: dialListText.title,
  developer: developerText.title,
})

interface SettingName {
  readonly name: string
  /** One or two sentences. */
  readonly about?: string
}

const names = (): Readonly<Record<SettingKey, SettingName>> => ({
  'alerts.incoming': { name: kindName.incoming },
  'alerts.internal': { name: kindName.internal },
  'alerts.outgoing': { name: kindName.outgoing },
  'alerts.clickToCall': { name: kindName.clickToCall },
  'alerts.missed': { name: kindName.missed },
  'alerts.people': { name: alertSettingsText.people, about: alertSettingsText.peopleHint },
  'alerts.quietHours': { name: alertSettingsText.quietHours, about: alertSettingsText.quietHoursHint },
  'alerts.quietFrom': { name: m.setting_names_quiet_from() },
  'alerts.quietTo': { name: m.setting_names_quiet_to() },
  'alerts.quietDays': { name: m.setting_names_quiet_days() },
  'alerts.quietRepeat': { name: alertSettingsText.quietRepeat },
  'alerts.digest': { name: alertSettingsText.digest },
  'alerts.followSystem': { name: alertSettingsText.followSystem },
  'alerts.sound': { name: alertSettingsText.sound },
  'alerts.soundDevice': { name: alertSettingsText.soundDevice },
  'alerts.soundDeviceName': { name: m.setting_names_sound_device_name() },
  'alerts.volume': { name: alertSettingsText.volume },
  'alerts.silentOnCall': { name: alertSettingsText.silentOnCall },
  'alerts.missedPulse': { name: alertSettingsText.missedPulse },
  'privacy.hideNamesWhile': {
    name: alertSettingsText.hideNamesWhile,
    about: alertSettingsText.hideNamesWhileHint,
  },
  'privacy.contentProtection': {
    name: alertSettingsText.contentProtection,
    about: alertSettingsText.contentProtectionHint,
  },
  'accessibility.textSize': { name: accessibilityText.textSize },
  'accessibility.speakCaller': {
    name: accessibilityText.speakCaller,
    about: accessibilityText.speakCallerHint,
  },
  'events.rules': { name: m.setting_names_event_rules() },
  'contacts.sources': { name: m.setting_names_contacts_sources() },
  'account.address': { name: signInText.address, about: m.setting_names_account_address_about() },
  'account.jid': { name: signInText.jid, about: m.setting_names_account_jid_about() },
  'account.allAddresses': { name: signInText.allAddresses, about: signInText.allAddressesHint },
  'accounts.mainName': { name: accountsText.mainName, about: accountsText.nameHint },
  'accounts.callWith': { name: accountsText.callWith, about: accountsText.callWithAbout },
  'accounts.further': { name: accountsText.title, about: accountsText.furtherAbout },
  'server.host': { name: signInText.host, about: signInText.hostHint },
  'server.port': { name: signInText.port, about: m.setting_names_server_port_about() },
  'server.domain': { name: signInText.domain, about: signInText.domainHint },
  'server.caFile': {
    name: signInText.caFile,
    about: m.setting_names_server_ca_file_about({ hint: signInText.caFileHint }),
  },
  'server.security': {
    name: signInText.security,
    about: m.setting_names_server_security_about(),
  },
  'server.transport': {
    name: signInText.transport,
    about: m.setting_names_server_transport_about(),
  },
  'server.webSocketUrl': {
    name: signInText.webSocketUrl,
    about: m.setting_names_server_web_socket_url_about(),
  },
  'services.suffix': { name: signInText.suffix, about: signInText.suffixHint },
  'dialing.country': {
    name: settingsText.country,
    about: m.setting_names_dialing_country_about({ hint: settingsText.countryHint }),
  },
  'dialing.callFrom': {
    name: settingsText.callFrom,
    about: m.setting_names_dialing_call_from_about(),
  },
  'dialing.waitSeconds': {
    name: settingsText.waitSeconds,
    about: m.setting_names_dialing_wait_seconds_about(),
  },
  'dialing.areaCode': { name: settingsText.areaCode, about: settingsText.areaCodeHint },
  'dialing.extensionLength': {
    name: settingsText.extensionLength,
    about: m.setting_names_dialing_extension_length_about(),
  },
  'dialing.outsidePrefix': { name: settingsText.outsidePrefix, about: settingsText.outsidePrefixHint },
  'dialing.internationalPrefix': {
    name: settingsText.internationalPrefix,
    about: settingsText.internationalPrefixHint,
  },
  'dialing.rules': {
    name: m.setting_names_dialing_rules(),
    about: m.setting_names_dialing_rules_about(),
  },
  'alerts.cards': { name: alertSettingsText.cards },
  'alerts.keepCardReady': {
    name: alertSettingsText.keepCardReady,
    about: alertSettingsText.keepCardReadyHint,
  },
  'alerts.display': {
    name: alertSettingsText.display,
    about: m.setting_names_alerts_display_about(),
  },
  'alerts.displayName': {
    name: m.setting_names_alerts_display_name(),
    about: m.setting_names_alerts_display_name_about(),
  },
  'calls.tryDecline': { name: settingsText.tryDecline, about: settingsText.tryDeclineHint },
  'openzoep.enabled': { name: settingsText.openzoepEnabled },
  'openzoep.host': { name: settingsText.openzoepHost, about: settingsText.openzoepHostHint },
  'openzoep.port': { name: settingsText.openzoepPort, about: m.setting_names_openzoep_port_about() },
  'openzoep.account': { name: settingsText.openzoepAccount, about: settingsText.openzoepAccountHint },
  'openzoep.dialWith': {
    name: settingsText.openzoepDialWith,
    about: m.setting_names_openzoep_dial_with_about(),
  },
  'shortcuts.dialClipboard': { name: settingsText.dialClipboard, about: m.setting_names_null_shortcut() },
  'shortcuts.hangUp': { name: settingsText.hangUp, about: m.setting_names_null_shortcut() },
  'shortcuts.focusCard': { name: settingsText.focusCard, about: m.setting_names_null_shortcut() },
  'shortcuts.hideNames': { name: settingsText.hideNames, about: m.setting_names_null_shortcut() },
  'shortcuts.redial': { name: settingsText.redial, about: m.setting_names_null_shortcut() },
  'appearance.theme': { name: settingsText.theme },
  'appearance.language': {
    name: settingsText.language,
    about: m.setting_names_appearance_language_about(),
  },
  'team.lines': {
    name: teamText.title,
    about: m.setting_names_team_lines_about(),
  },
  'team.layout': { name: boardText.layout, about: boardText.layoutAbout },
  'team.order': { name: boardText.order, about: boardText.orderAbout },
  'updates.check': {
    name: updatesText.check,
    about: m.updates_about_check({ hint: updatesText.checkHint }),
  },
  'updates.download': { name: updatesText.downloadByItself },
  'updates.installOnQuit': { name: updatesText.installOnQuit, about: updatesText.installOnQuitHint },
  'updates.channel': {
    name: updatesText.channel,
    about: m.updates_about_channel(),
  },
  'updates.version': { name: updatesText.version, about: updatesText.versionHint },
  'updates.feedUrl': { name: updatesText.feedUrl, about: updatesText.feedUrlHint },
  'updates.allowOlder': {
    name: m.updates_name_allow_older(),
    about: m.updates_about_allow_older(),
  },
  'callList.nextAfterSeconds': {
    name: dialListText.pace,
    about: m.dial_list_about_pace(),
  },
  'tour.show': { name: tourText.title, about: m.tour_about_show() },
  'developer.enabled': { name: developerText.setting, about: developerText.settingHint },
})

/** @param key `section.key` */
export const settingName = (key: string): SettingName =>
  new Map(Object.entries(names())).get(key) ?? { name: key }

export const sectionName = (section: string): string =>
  new Map(Object.entries(sections())).get(section) ?? section
