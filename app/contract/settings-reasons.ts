/** "Why is this setting so?": every value in force, with where it comes from. Pure. */
import { originText, reasonsText, settingValueText } from './messages/reasons.ts'
import { sectionName, settingName } from './messages/setting-names.ts'
import type { SettingOrigin } from './setting-origin.ts'
import type { SettingsState, ShellState } from './state.ts'

export interface SettingReason {
  /** `section.key`, as a policy names it. */
  readonly key: string
  readonly name: string
  /** For a person; without credentials. */
  readonly value: string
  /** As JSON, without credentials. */
  readonly json: string
  /** Undefined: the default. */
  readonly origin: SettingOrigin | undefined
  readonly why: string
}

export interface SectionReasons {
  readonly section: string
  readonly name: string
  readonly rows: readonly SettingReason[]
}

/** @param onlySet leaves out what has its default; sections without rows go too */
export function settingReasons(
  { values, origins }: Pick<SettingsState, 'values' | 'origins'>,
  onlySet: boolean,
): readonly SectionReasons[] {
  const sections = Object.entries(values).flatMap(([section, held]: [string, unknown]) =>
    typeof held === 'object' && held !== null
      ? [{ section, name: sectionName(section), rows: rowsOf(section, held, origins) }]
      : [],
  )
  return sections
    .map((each) => ({ ...each, rows: each.rows.filter(({ origin }) => !onlySet || origin !== undefined) }))
    .filter(({ rows }) => rows.length > 0)
}

function rowsOf(section: string, held: object, origins: SettingsState['origins']): readonly SettingReason[] {
  return Object.entries(held).map(([name, value]: [string, unknown]) => {
    const key = `${section}.${name}`
    const origin = origins[key]
    return {
      key,
      name: settingName(key).name,
      value: withoutCredentials(settingValueText(value)),
      json: withoutCredentials(JSON.stringify(value)),
      origin,
      why: originText(origin),
    }
  })
}

/** Nobody should have put a name and a password into an address, and what is copied here goes to others. */
const withoutCredentials = (text: string): string =>
  text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@"]*@/giu, '$1…@')

/** All of it as text, for whoever is asked for help: a line for each value. */
export function reasonsAsText(
  settings: SettingsState,
  { version, platform }: Pick<ShellState, 'version' | 'platform'>,
): string {
  const lines = settingReasons(settings, false).flatMap(({ rows }) =>
    rows.map(({ key, json, why }) => `${key} = ${json}    (${why})`),
  )
  return [`${reasonsText.title} Ringside ${version}, ${platform}`, '', ...lines, ''].join('\n')
}
