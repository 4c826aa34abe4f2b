/** The page of dialling rules and its tester. */
import type { RewriteRule } from '../../dialing/plan.ts'
import type { Proposal } from '../../dialing/propose-rule.ts'
import type { RuleProblem } from '../../dialing/rewrite.ts'
import { assertNever } from '../result.ts'
import { labelled } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const rulesText = texts({
  title: m.dialing_rules_title,
  back: m.dialing_rules_back,
  about: m.dialing_rules_about,
  list: m.dialing_rules_list,
  none: m.dialing_rules_none,
  add: m.dialing_rules_add,
  edit: m.dialing_rules_edit,
  remove: m.dialing_rules_remove,
  up: m.dialing_rules_up,
  down: m.dialing_rules_down,
  import: m.dialing_rules_import,
  export: m.dialing_rules_export,
  kind: m.dialing_rules_kind,
  pattern: m.dialing_rules_pattern,
  regex: m.dialing_rules_regex,
  match: m.dialing_rules_match,
  matchHint: m.dialing_rules_match_hint,
  matchRegexHint: m.dialing_rules_match_regex_hint,
  replace: m.dialing_rules_replace,
  replaceHint: m.dialing_rules_replace_hint,
  replaceRegexHint: m.dialing_rules_replace_regex_hint,
  note: m.dialing_rules_note,
  save: m.dialing_rules_save,
  cancel: m.dialing_rules_cancel,
  tester: m.dialing_rules_tester,
  testerHint: m.dialing_rules_tester_hint,
  testerLabel: m.dialing_rules_tester_label,
  noNumber: m.dialing_rules_no_number,
  should: m.dialing_rules_should,
  locked: m.dialing_rules_locked,
})

export const ruleLine = ({ match, replace }: Pick<RewriteRule, 'match' | 'replace'>): string =>
  `${match} → ${replace}`

/** Beside a rule's name for what a button does to it, for who does not see the row. */
export const onRule = (action: string, rule: Pick<RewriteRule, 'match' | 'replace'>): string =>
  labelled(action, ruleLine(rule))

export function proposalText({ reach, rule }: Proposal): string {
  switch (reach) {
    case 'this':
      return m.dialing_rules_proposal_text_this({ rule: ruleLine(rule) })
    case 'alike':
      return m.dialing_rules_proposal_text_alike({ rule: ruleLine(rule) })
    default:
      return assertNever(reach)
  }
}

/** Where the corrected dial string of a line stands. */
export const shouldDial = (line: string): string => labelled(rulesText.should, line)

export function importedText(added: number): string {
  if (added === 0) return m.dialing_rules_imported_none()
  return m.dialing_rules_imported({ count: added })
}

export const exportedText = (path: string): string => m.dialing_rules_exported_text({ path })

export function ruleProblemText(problem: RuleProblem): string {
  switch (problem) {
    case 'empty':
      return m.dialing_rules_rule_problem_text_empty()
    case 'pattern-characters':
      return m.dialing_rules_rule_problem_text_pattern_characters()
    case 'stars':
      return m.dialing_rules_rule_problem_text_stars()
    case 'places':
      return m.dialing_rules_rule_problem_text_places()
    case 'replacement':
      return m.dialing_rules_rule_problem_text_replacement()
    case 'regex':
      return m.dialing_rules_rule_problem_text_regex()
    case 'regex-unbounded':
      return m.dialing_rules_rule_problem_text_regex_unbounded()
    default:
      return assertNever(problem)
  }
}
