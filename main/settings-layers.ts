/** Settings in layers: what is suggested over the defaults, the user's over it, what is locked over all. Pure. */
import type { SettingOrigin } from '../app/contract/setting-origin.ts'
import {
  DEFAULT_SETTINGS,
  settingsPatchSchema,
  settingsSchema,
  type Settings,
  type SettingsPatch,
} from '../app/contract/settings.ts'

type Values = Readonly<Record<string, unknown>>
type Sections = Readonly<Record<string, Values>>

/** Every key that has a value, as `section.key`. */
export const keysOf = (patch: SettingsPatch): readonly string[] =>
  Object.entries(sectionsOf(patch)).flatMap(([section, values]) =>
    Object.keys(values).map((key) => `${section}.${key}`),
  )

/** @param key `section.key` */
export function valueAt(settings: SettingsPatch | Settings, key: string): unknown {
  const [section = '', name = ''] = key.split('.')
  return sectionsOf(settings)[section]?.[name]
}

/** The second layer wins, value by value. */
export function mergeSettings(base: SettingsPatch, over: SettingsPatch): SettingsPatch {
  const below = sectionsOf(base)
  const above = Object.entries(sectionsOf(over)).map(([section, values]) => [
    section,
    { ...below[section], ...values },
  ])
  return settingsPatchSchema.parse({ ...below, ...Object.fromEntries(above) })
}

/** @param keys in the form `section.key`, as the names of a record */
export function withoutKeys(patch: SettingsPatch, keys: Readonly<Record<string, unknown>>): SettingsPatch {
  const left = Object.entries(sectionsOf(patch)).map(([section, values]): [string, Values] => [
    section,
    Object.fromEntries(Object.entries(values).filter(([key]) => !(`${section}.${key}` in keys))),
  ])
  return settingsPatchSchema.parse(
    Object.fromEntries(left.filter(([, values]) => Object.keys(values).length > 0)),
  )
}

export const withoutSection = (patch: SettingsPatch, section: keyof SettingsPatch): SettingsPatch =>
  settingsPatchSchema.parse(Object.fromEntries(Object.entries(patch).filter(([name]) => name !== section)))

/**
 * The user's values without those that are the default anyway, so that a default that changes later reaches everybody who
 * left it alone. Where something else is suggested, the default is a choice.
 */
export function withoutDefaults(own: SettingsPatch, suggested: SettingsPatch): SettingsPatch {
  const idle = keysOf(own).filter(
    (key) =>
      valueAt(suggested, key) === undefined && isSameValue(valueAt(own, key), valueAt(DEFAULT_SETTINGS, key)),
  )
  return withoutKeys(own, Object.fromEntries(idle.map((key) => [key, true])))
}

export interface Layer {
  readonly origin: SettingOrigin
  readonly values: SettingsPatch
}

export const mergeLayers = (layers: readonly Layer[]): SettingsPatch =>
  layers.reduce<SettingsPatch>((below, { values }) => mergeSettings(below, values), {})

/** @param layers the lowest first. @returns every default filled in */
export const effectiveSettings = (layers: readonly Layer[]): Settings =>
  settingsSchema.parse(mergeLayers(layers))

/** @param layers the lowest first. @returns whose value of `section.key` counts; defaults are left out */
export const originsOf = (layers: readonly Layer[]): Readonly<Record<string, SettingOrigin>> =>
  Object.fromEntries(layers.flatMap(({ origin, values }) => keysOf(values).map((key) => [key, origin])))

/** Whether two values of a setting are the same; lists are compared by what they hold. */
export const isSameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/**
 * The user's values without the address to call from, where that was chosen for another account than the one that an
 * administrator names: somebody else's phone would ring.
 */
export function withoutOthersPhone(own: SettingsPatch, overlay: SettingsPatch): SettingsPatch {
  const named = overlay.account?.address?.toLowerCase()
  const isOthers = named !== undefined && own.account?.address?.toLowerCase() !== named
  return isOthers ? withoutKeys(own, { 'dialing.callFrom': true }) : own
}

/** A change of the address to call from, together with the account it is chosen for. */
export function withAccountOf(change: SettingsPatch, overlay: SettingsPatch): SettingsPatch {
  const address = overlay.account?.address
  return change.dialing?.callFrom === undefined || address === undefined
    ? change
    : mergeSettings(change, { account: { address } })
}

/** The same as plain records, what is undefined left out; the version is no section. */
function sectionsOf(settings: SettingsPatch | Settings): Sections {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([section, values]: [string, unknown]): [string, Values][] =>
      typeof values === 'object' && values !== null ? [[section, definedOnly(values)]] : [],
    ),
  )
}

const definedOnly = (values: object): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
