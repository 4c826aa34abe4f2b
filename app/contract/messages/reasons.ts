/** "Why is this setting so?" */
import { assertNever } from '../result.ts'
import type { SettingOrigin } from '../setting-origin.ts'
import { listOf } from './formatters.ts'
import { settingsText } from './settings.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const reasonsText = texts({
  title: m.reasons_title,
  open: m.reasons_open,
  back: m.reasons_back,
  about: m.reasons_about,
  onlySet: m.reasons_only_set,
  copy: m.reasons_copy,
  copied: m.reasons_copied,
  notCopied: m.reasons_not_copied,
  allDefaults: m.reasons_all_defaults,
  section: m.reasons_section,
  noPolicy: m.reasons_no_policy,
})

const MOST_ITEMS = 3

/** A value of any type, in a few words. */
export function settingValueText(value: unknown): string {
  if (value === true) return settingsText.yes
  if (value === false) return settingsText.no
  if (value === null || value === '') return settingsText.none
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value)
  if (value.length === 0) return settingsText.none
  const items = value.filter((item) => typeof item === 'string' || typeof item === 'number').map(String)
  if (items.length === value.length && items.length <= MOST_ITEMS) return listOf(items)
  return m.reasons_entries({ count: value.length })
}

/** @param origin undefined: the default */
export function originText(origin: SettingOrigin | undefined): string {
  if (origin === undefined) return m.reasons_origin_text_default()
  switch (origin.kind) {
    case 'user':
      return m.reasons_origin_text_user()
    case 'provisioning':
      return m.reasons_origin_text_provisioning({ from: origin.from })
    case 'policy':
      return policyOrigin(origin.isLocked, origin.scope === 'machine')({ from: origin.from })
    default:
      return assertNever(origin)
  }
}

function policyOrigin(isLocked: boolean, isMachine: boolean) {
  if (isLocked) return isMachine ? m.reasons_locked_computer : m.reasons_locked_user
  return isMachine ? m.reasons_suggested_computer : m.reasons_suggested_user
}
