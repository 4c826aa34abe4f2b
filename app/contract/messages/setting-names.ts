/**
 * What each setting is called where all of them are listed, and what a person who writes a policy should know of it. A setting
 * that is not here is called by the words of its key.
 */
import type { Settings } from '../settings.ts'
import { accountsText } from './accounts.ts'
import { alertSettingsText } from './alert-settings.ts'
import { developerText } from './developer.ts'
import { settingsText } from './settings.ts'
import { signInText } from './sign-in.ts'
import { teamText } from './team.ts'

type SettingsSection = Exclude<keyof Settings, 'version'>
type SettingKey = {
  [S in SettingsSection]: `${S}.${keyof Settings[S] & string}`
}[SettingsSection]

const SECTIONS: Readonly<Partial<Record<SettingsSection, string>>> = {
  account: settingsText.account,
  accounts: accountsText.policyName,
  server: signInText.host,
  services: 'Service',
  dialing: settingsText.dialing,
  alerts: settingsText.alerts,
  calls: settingsText.calls,
  openzoep: settingsText.openzoep,
  shortcuts: settingsText.shortcuts,
  appearance: settingsText.appearance,
  team: teamText.title,
  developer: developerText.title,
}

interface SettingName {
  readonly name: string
  /** One or two sentences. */
  readonly about?: string
}

const NULL_SHORTCUT = 'An Electron accelerator; null switches it off.'

const NAMES: Readonly<Partial<Record<SettingKey, SettingName>>> = {
  'account.address': { name: signInText.address, about: 'The SIP address, user@example.com.' },
  'account.jid': { name: signInText.jid, about: 'The login JID where it is not the address.' },
  'account.allAddresses': { name: signInText.allAddresses, about: signInText.allAddressesHint },
  'accounts.mainName': { name: accountsText.mainName, about: accountsText.nameHint },
  'accounts.callWith': { name: accountsText.callWith, about: accountsText.callWithAbout },
  'accounts.further': { name: accountsText.title, about: accountsText.furtherAbout },
  'server.host': { name: signInText.host, about: signInText.hostHint },
  'server.port': { name: signInText.port, about: 'null: the standard one.' },
  'server.domain': { name: signInText.domain, about: signInText.domainHint },
  'server.caFile': {
    name: signInText.caFile,
    about: `${signInText.caFileHint} A relative path starts at the folder of the file that sets it; in a registry or a configuration profile it must be absolute.`,
  },
  'server.security': {
    name: signInText.security,
    about: 'auto, starttls or tls; always encrypted.',
  },
  'server.transport': {
    name: signInText.transport,
    about: 'websocket: by the WebSocket URL alone.',
  },
  'server.webSocketUrl': { name: signInText.webSocketUrl, about: 'wss only.' },
  'services.suffix': { name: signInText.suffix, about: signInText.suffixHint },
  'dialing.country': {
    name: settingsText.country,
    about: `${settingsText.countryHint} Two capital letters (ISO 3166-1).`,
  },
  'dialing.callFrom': {
    name: settingsText.callFrom,
    about: 'Own address that calls by default. Empty: the account’s.',
  },
  'dialing.waitSeconds': {
    name: settingsText.waitSeconds,
    about: 'Seconds; 0 never waits, null always asks.',
  },
  'dialing.areaCode': { name: settingsText.areaCode, about: settingsText.areaCodeHint },
  'dialing.extensionLength': {
    name: settingsText.extensionLength,
    about: 'How many digits an extension has; null: not told.',
  },
  'dialing.outsidePrefix': { name: settingsText.outsidePrefix, about: settingsText.outsidePrefixHint },
  'dialing.internationalPrefix': {
    name: settingsText.internationalPrefix,
    about: settingsText.internationalPrefixHint,
  },
  'dialing.rules': {
    name: 'Dialling rules',
    about: 'The first that fits changes a number before it is dialled.',
  },
  'alerts.cards': { name: alertSettingsText.cards },
  'alerts.keepCardReady': {
    name: alertSettingsText.keepCardReady,
    about: alertSettingsText.keepCardReadyHint,
  },
  'alerts.display': {
    name: alertSettingsText.display,
    about:
      'primary: the main display; cursor: the one with the pointer; named: the one that displayName tells, and the main one while that is not plugged in.',
  },
  'alerts.displayName': {
    name: 'Name of the display',
    about:
      'Its name and size as the settings list it: DELL U2720Q (2560 × 1440). Counts with display: named.',
  },
  'calls.tryDecline': { name: settingsText.tryDecline, about: settingsText.tryDeclineHint },
  'openzoep.enabled': { name: settingsText.openzoepEnabled },
  'openzoep.host': { name: settingsText.openzoepHost, about: settingsText.openzoepHostHint },
  'openzoep.port': { name: settingsText.openzoepPort, about: 'null: not told.' },
  'openzoep.account': { name: settingsText.openzoepAccount, about: settingsText.openzoepAccountHint },
  'openzoep.dialWith': {
    name: settingsText.openzoepDialWith,
    about: 'onsip: your phones; openzoep: the engine.',
  },
  'shortcuts.dialClipboard': { name: settingsText.dialClipboard, about: NULL_SHORTCUT },
  'shortcuts.hangUp': { name: settingsText.hangUp, about: NULL_SHORTCUT },
  'shortcuts.focusCard': { name: settingsText.focusCard, about: NULL_SHORTCUT },
  'shortcuts.hideNames': { name: settingsText.hideNames, about: NULL_SHORTCUT },
  'appearance.theme': { name: settingsText.theme },
  'team.lines': {
    name: teamText.title,
    about: 'Colleagues’ addresses, in the order in which they are shown.',
  },
  'developer.enabled': { name: developerText.setting, about: developerText.settingHint },
}

/** `quietHours` → `Quiet hours` */
const inWords = (name: string): string =>
  name
    .replace(/[A-Z]+/g, (capitals) => ` ${capitals.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase())

const names: ReadonlyMap<string, SettingName> = new Map(Object.entries(NAMES))
const sections: ReadonlyMap<string, string> = new Map(Object.entries(SECTIONS))

/** @param key `section.key` */
export const settingName = (key: string): SettingName =>
  names.get(key) ?? { name: inWords(key.slice(key.indexOf('.') + 1)) }

export const sectionName = (section: string): string => sections.get(section) ?? inWords(section)
