/** The administrator's policy: what is wrong with one, and how it is shown. */
import type { PolicyFact, PolicyScope } from '../setting-origin.ts'
import { labelled } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

/** What is wrong with a text that should be JSON. */
export const jsonText = texts({
  comment: m.policy_json_comment,
  deep: m.policy_json_deep,
  end: m.policy_json_end,
  comma: m.policy_json_comma,
  trailingComma: m.policy_json_trailing_comma,
  key: m.policy_json_key,
  colon: m.policy_json_colon,
  openText: m.policy_json_open_text,
  badText: m.policy_json_bad_text,
  word: m.policy_json_word,
  more: m.policy_json_more,
})

export const keyTwice = (key: string): string => m.policy_json_twice({ key: short(key) })

/** Why a policy is refused whose text can be read. */
export const policyReason = texts({
  noObject: m.policy_reason_no_object,
  tooLarge: m.policy_reason_too_large,
  noFile: m.policy_reason_no_file,
  notUtf8: m.policy_reason_not_utf_8,
  systemSilent: m.policy_reason_system_silent,
})

export const policyReasonOf = {
  unknownKey: (path: string): string => m.policy_reason_unknown_key({ path: short(path) }),
  otherVersion: (newest: number): string => m.policy_reason_other_version({ newest }),
  notAddress: (key: string): string => m.policy_reason_not_address({ key }),
  notAbsolute: (key: string): string => m.policy_reason_not_absolute({ key }),
  foreignOwner: (path: string, owner: number): string => m.policy_reason_foreign_owner({ path, owner }),
  writable: (path: string): string => m.policy_reason_writable({ path }),
  unreadableValue: (key: string): string => m.policy_reason_unreadable_value({ key }),
} as const

/** Where the mistake is, and what. */
export const policyMistake = (from: string, line: number | undefined, why: string): string =>
  line === undefined ? labelled(from, why) : m.policy_mistake_in_line({ from, line, why })

const short = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60)}…`)

export const policyBannerText = texts({ label: m.policy_label })

export const policyName = (scope: PolicyScope): string =>
  scope === 'machine' ? m.policy_name_machine() : m.policy_name_user()

/** What counts now; of one that is refused, what it last said. */
export function policyStatus({ from, locked, suggested, problem }: PolicyFact): string {
  const counts = m.policy_status_counts({ locked, suggested })
  if (problem === undefined) return labelled(from, counts)
  return locked + suggested === 0 ? m.policy_status_nothing() : m.policy_status_stays({ counts })
}
