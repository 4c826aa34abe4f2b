/** Rules that open a page, run a program or post a report when something happens to a call. */
import type { EventRuleProblem } from '../../calls/events/problem.ts'
import { PLACEHOLDERS, type EventAction, type EventMoment, type EventRule } from '../../calls/events/rule.ts'
import { assertNever } from '../result.ts'
import { listOf } from './formatters.ts'
import { labelled } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const eventsText = texts({
  title: m.events_title,
  about: m.events_about,
  list: m.events_list,
  none: m.events_none,
  add: m.events_add,
  edit: m.events_edit,
  remove: m.events_remove,
  undo: m.events_undo,
  save: m.events_save,
  cancel: m.events_cancel,
  full: m.events_full,
  locked: m.events_locked,

  name: m.events_name,
  nameHint: m.events_name_hint,
  namePlaceholder: m.events_name_placeholder,
  nameTaken: m.events_name_taken,
  when: m.events_when,
  start: m.events_start,
  byItself: m.events_by_itself,
  byClick: m.events_by_click,
  direction: m.events_direction,
  directionAny: m.events_direction_any,
  directionIncoming: m.events_direction_incoming,
  directionOutgoing: m.events_direction_outgoing,
  colleagues: m.events_colleagues,
  colleaguesHint: m.events_colleagues_hint,
  lines: m.events_lines,
  linesHint: m.events_lines_hint,

  action: m.events_action,
  page: m.events_page,
  program: m.events_program,
  post: m.events_post,
  url: m.events_url,
  urlHint: m.events_url_hint,
  urlPlaceholder: () => 'https://crm.example.com/search?phone={e164}',
  path: m.events_path,
  pathHint: m.events_path_hint,
  pathPlaceholder: m.events_path_placeholder,
  choose: m.events_choose,
  chooseProgram: m.events_choose_program,
  args: m.events_args,
  argsHint: m.events_args_hint,
  postUrl: m.events_post_url,
  postHint: m.events_post_hint,
  postPlaceholder: () => 'http://localhost:8080/call',

  tester: m.events_tester,
  testerHint: m.events_tester_hint,
  exampleName: m.events_example_name,
  exampleNumber: m.events_example_number,
  tryNow: m.events_try_now,
  tried: m.events_tried,
  opens: m.events_opens,
  runs: m.events_runs,
  argument: m.events_argument,
  posts: m.events_posts,
})

/** Which places a rule may have. */
export const placesText = (): string =>
  m.events_places({ places: PLACEHOLDERS.map((name) => `{${name}}`).join(' ') })

export const momentText: Readonly<Record<EventMoment, string>> = texts({
  ring: m.events_moment_text_ring,
  answer: m.events_moment_text_answer,
  end: m.events_moment_text_end,
  missed: m.events_moment_text_missed,
})

/** What a rule does, under its name. */
export function actionLine(action: EventAction): string {
  switch (action.kind) {
    case 'page':
    case 'post':
      return action.url
    case 'program':
      return [action.path, ...action.args].join(' ')
    default:
      return assertNever(action)
  }
}

const DIRECTIONS = texts({
  any: () => '',
  incoming: m.events_rule_incoming,
  outgoing: m.events_rule_outgoing,
})

/** When it acts and for whom, e.g. `Button from when a call rings · incoming calls`. */
export function ruleSummary({ when, start, direction, colleagues, lines }: EventRule): string {
  const begin =
    start === 'click'
      ? m.events_rule_by_click({ moment: momentText[when] })
      : m.events_rule_by_itself({ moment: momentText[when] })
  return [
    begin,
    DIRECTIONS[direction],
    colleagues ? m.events_rule_colleagues() : '',
    lines.length === 0 ? '' : m.events_rule_lines({ list: listOf(lines) }),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Beside a rule's name for what a button does to it, for who does not see the row. */
export const onEventRule = (action: string, name: string): string => labelled(action, name)

export const removedRule = (name: string): string => m.events_removed_rule({ name })

export function eventProblemText(problem: EventRuleProblem): string {
  switch (problem) {
    case 'name-missing':
      return m.events_event_problem_text_name_missing()
    case 'text-missing':
      return m.events_event_problem_text_text_missing()
    case 'control-characters':
      return m.events_event_problem_text_control_characters()
    case 'placeholder-unknown':
      return m.events_event_problem_text_placeholder_unknown()
    case 'page-not-https':
      return m.events_event_problem_text_page_not_https()
    case 'post-not-local':
      return m.events_event_problem_text_post_not_local()
    case 'address-invalid':
      return m.events_event_problem_text_address_invalid()
    case 'program-not-whole':
      return m.events_event_problem_text_program_not_whole()
    case 'program-script':
      return m.events_event_problem_text_program_script()
    default:
      return assertNever(problem)
  }
}
