/** "Why is this setting so?" */
import { assertNever } from '../result.ts'
import type { SettingOrigin } from '../setting-origin.ts'
import { listOf } from './formatters.ts'
import { settingsText } from './settings.ts'

export const reasonsText = {
  title: 'Why is this setting so?',
  open: 'Why is this setting so?…',
  back: 'Back to Settings',
  about: 'Every value in force, and where it comes from.',
  onlySet: 'Leave out defaults',
  copy: 'Copy as text',
  copied: 'Copied.',
  notCopied: 'The clipboard did not take it.',
  allDefaults: 'Every setting has its default.',
  section: 'Where settings come from',
  noPolicy: 'No administrator’s policy is there. What you choose here counts.',
} as const

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
  return `${value.length} ${new Intl.PluralRules('en').select(value.length) === 'one' ? 'entry' : 'entries'}`
}

/** @param origin undefined: the default */
export function originText(origin: SettingOrigin | undefined): string {
  if (origin === undefined) return 'Default'
  switch (origin.kind) {
    case 'user':
      return 'Your choice'
    case 'provisioning':
      return `Locked by the administrator’s file ${origin.from}`
    case 'policy':
      return `${origin.isLocked ? 'Locked' : 'Suggested'} by the policy for this ${origin.scope === 'machine' ? 'computer' : 'user'}, ${origin.from}`
    default:
      return assertNever(origin)
  }
}
