/** The page of dialling rules and its tester. */
import type { RewriteRule } from '../../dialing/plan.ts'
import type { Proposal } from '../../dialing/propose-rule.ts'
import type { RuleProblem } from '../../dialing/rewrite.ts'
import { assertNever } from '../result.ts'

export const rulesText = {
  title: 'Dialling rules',
  back: 'Back',
  about:
    'The first rule that fits a number decides, and what it makes of it is dialled as it stands. Rules never touch emergency numbers, star and hash codes, or SIP addresses.',
  list: 'Rules',
  none: 'No rules. Numbers are dialled by the country and the prefixes in Settings.',
  add: 'Add a rule',
  edit: 'Edit',
  remove: 'Delete',
  up: 'Move up',
  down: 'Move down',
  import: 'Import…',
  export: 'Export…',
  kind: 'Written as',
  pattern: 'Plain pattern',
  regex: 'Regular expression',
  match: 'When the number is',
  matchHint:
    'X is any digit, N is 2 to 9, * is the rest. Begin with + to see the number with its country code.',
  matchRegexHint: 'It has to fit the whole number. At most three parts of free length; no group is repeated.',
  replace: 'Dial',
  replaceHint:
    'The same places again, e.g. 9XXXX, or digits alone. Begin with + to go on as an international number.',
  replaceRegexHint: 'Digits, * and #; $1 to $9 for the groups.',
  note: 'Note',
  save: 'Save',
  cancel: 'Cancel',
  tester: 'Try it',
  testerHint: 'One number in each line, up to ten. Nothing is called.',
  testerLabel: 'Numbers to try',
  noNumber: 'No number found in this.',
  should: 'Should dial',
  locked: 'Your administrator set the rules; they cannot be changed here.',
} as const

export const ruleLine = ({ match, replace }: Pick<RewriteRule, 'match' | 'replace'>): string =>
  `${match} → ${replace}`

/** Beside a rule's name for what a button does to it, for who does not see the row. */
export const onRule = (action: string, rule: Pick<RewriteRule, 'match' | 'replace'>): string =>
  `${action}: ${ruleLine(rule)}`

export function proposalText({ reach, rule }: Proposal): string {
  switch (reach) {
    case 'this':
      return `Add for this number: ${ruleLine(rule)}`
    case 'alike':
      return `Add for all like it: ${ruleLine(rule)}`
    default:
      return assertNever(reach)
  }
}

/** Where the corrected dial string of a line stands. */
export const shouldDial = (line: string): string => `${rulesText.should}: ${line}`

export function importedText(added: number): string {
  if (added === 0) return 'All of these rules are here already.'
  return `${added} ${new Intl.PluralRules('en').select(added) === 'one' ? 'rule' : 'rules'} added.`
}

export const exportedText = (path: string): string => `Written to ${path}.`

export function ruleProblemText(problem: RuleProblem): string {
  switch (problem) {
    case 'empty':
      return 'Both fields are needed.'
    case 'pattern-characters':
      return 'A pattern holds digits, X, N, one * and a + at its beginning.'
    case 'stars':
      return 'One * is enough: it stands for all that is left.'
    case 'places':
      return 'Use every X, N and * of the pattern again, or none of them.'
    case 'replacement':
      return 'What is dialled holds digits and the places of the pattern; * and # only by a regular expression.'
    case 'regex':
      return 'This is no regular expression.'
    case 'regex-unbounded':
      return 'This expression could take too long, or looks at more than digits, + * and #.'
    default:
      return assertNever(problem)
  }
}
