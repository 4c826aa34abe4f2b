/** The administrator's policy: what is wrong with one, and how it is shown. */
import type { PolicyFact, PolicyScope } from '../setting-origin.ts'

/** What is wrong with a text that should be JSON. */
export const jsonText = {
  comment: 'JSON has no comments',
  deep: 'it is nested too deeply',
  end: 'it ends too early',
  comma: 'a comma or a closing bracket is missing',
  trailingComma: 'there is a comma behind the last entry',
  key: 'a key in double quotes is expected',
  colon: 'a colon is missing behind a key',
  openText: 'a text is not closed',
  badText: 'a text holds a character or an escape that JSON does not know',
  word: 'a value is expected: text in double quotes, a number, true, false, null, a list or an object',
  more: 'there is more behind its end',
  twice: (key: string): string => `the key “${short(key)}” stands there twice`,
} as const

/** Why a policy is refused whose text can be read. */
export const policyReason = {
  unknownKey: (path: string): string => `“${short(path)}” is no setting of this version`,
  noObject: 'it must be an object with “locked” and “suggested”',
  otherVersion: (newest: number): string =>
    `its version is none that this Ringside knows: 1 to ${newest}, or none at all`,
  notAddress: (key: string): string => `${key} is not of the form user@example.com`,
  notAbsolute: (key: string): string => `${key} must be an absolute path`,
  tooLarge: 'it is larger than a policy can be',
  noFile: 'it is no file',
  notUtf8: 'it is not written in UTF-8',
  foreignOwner: (path: string, owner: number): string =>
    `${path} belongs to the user with the number ${owner}, not to an administrator`,
  writable: (path: string): string => `everybody may write to ${path}`,
  systemSilent: 'the system’s own tool gave no answer',
  unreadableValue: (key: string): string => `${key} cannot be read as a value of that setting`,
} as const

/** Where the mistake is, and what. */
export const policyMistake = (from: string, line: number | undefined, why: string): string =>
  line === undefined ? `${from}: ${why}` : `${from}, line ${line}: ${why}`

const countOf = (count: number, noun: string): string =>
  `${count} ${noun}${new Intl.PluralRules('en').select(count) === 'one' ? '' : 's'}`

const short = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60)}…`)

export const policyBannerText = { label: 'Administrator’s policy' } as const

export const policyName = (scope: PolicyScope): string =>
  scope === 'machine' ? 'Administrator’s policy for this computer' : 'Administrator’s policy for this user'

/** What counts now; of one that is refused, what it last said. */
export function policyStatus({ from, locked, suggested, problem }: PolicyFact): string {
  const counts = `${countOf(locked, 'setting')} locked, ${suggested} suggested`
  if (problem === undefined) return `${from}: ${counts}`
  return locked + suggested === 0
    ? 'Nothing of it is in force.'
    : `What it said before stays in force: ${counts}`
}
