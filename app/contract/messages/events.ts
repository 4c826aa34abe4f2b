/** Rules that open a page, run a program or post a report when something happens to a call. */
import type { EventRuleProblem } from '../../calls/events/problem.ts'
import { PLACEHOLDERS, type EventAction, type EventMoment, type EventRule } from '../../calls/events/rule.ts'
import { assertNever } from '../result.ts'
import { listOf } from './formatters.ts'

export const eventsText = {
  title: 'When a call…',
  about:
    'Opens a web page, runs a program, or reports to a program on this computer. Nothing of this happens unless a rule says so.',
  list: 'Rules for calls',
  none: 'No rules.',
  add: 'Add a rule',
  edit: 'Edit',
  remove: 'Remove',
  undo: 'Undo',
  save: 'Save',
  cancel: 'Cancel',
  full: 'There are as many rules as there can be.',
  locked: 'These rules cannot be changed here.',

  name: 'Name',
  nameHint: 'What its button says.',
  namePlaceholder: 'Open record',
  nameTaken: 'Another rule has this name.',
  when: 'When a call',
  start: 'Then',
  byItself: 'Do it, once for each call',
  byClick: 'Show a button for it',
  direction: 'For',
  directionAny: 'All calls',
  directionIncoming: 'Incoming calls',
  directionOutgoing: 'Outgoing calls',
  colleagues: 'Also for colleagues',
  colleaguesHint: 'Extensions, watched lines and everybody else of your own domain.',
  lines: 'Only for calls of',
  linesHint: 'Own addresses, one in each line; none means all.',

  action: 'What to do',
  page: 'Open a web page',
  program: 'Run a program',
  post: 'Report to a program on this computer',
  url: 'Address',
  urlHint: 'https only. Values are put in encoded.',
  urlPlaceholder: 'https://crm.example.com/search?phone={e164}',
  path: 'Program',
  pathHint: 'Only what you choose here is run, and never by a command line.',
  pathPlaceholder: 'None chosen yet',
  choose: 'Choose…',
  chooseProgram: 'Choose a program',
  args: 'Arguments',
  argsHint: 'One in each line; each goes to the program as it is.',
  postUrl: 'Address on this computer',
  postHint: 'http to localhost, 127.x.x.x or [::1] only. The values are sent as JSON.',
  postPlaceholder: 'http://localhost:8080/call',

  tester: 'Try it',
  testerHint: 'What the rule would do for this caller:',
  exampleName: 'Caller’s name',
  exampleNumber: 'Caller’s number',
  tryNow: 'Do it now',
  tried: 'Done.',
  opens: 'Opens',
  runs: 'Runs',
  argument: 'argument',
  posts: 'Posts to',
} as const

/** Which places a rule may have. */
export const placesText = `Places: ${PLACEHOLDERS.map((name) => `{${name}}`).join(' ')}`

export const momentText: Readonly<Record<EventMoment, string>> = {
  ring: 'rings',
  answer: 'is answered',
  end: 'ends',
  missed: 'was missed',
}

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

/** When it acts and for whom, e.g. `Button from when a call rings · incoming calls`. */
export function ruleSummary({ when, start, direction, colleagues, lines }: EventRule): string {
  const begin =
    start === 'click' ? `Button once a call ${momentText[when]}` : `By itself when a call ${momentText[when]}`
  return [
    begin,
    direction === 'any' ? '' : direction,
    colleagues ? 'also colleagues' : '',
    lines.length === 0 ? '' : `only ${listOf(lines)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Beside a rule's name for what a button does to it, for who does not see the row. */
export const onEventRule = (action: string, name: string): string => `${action}: ${name}`

export const removedRule = (name: string): string => `“${name}” is removed.`

export function eventProblemText(problem: EventRuleProblem): string {
  switch (problem) {
    case 'name-missing':
      return 'Give it a name.'
    case 'text-missing':
      return 'Say what to open or to run.'
    case 'control-characters':
      return 'There are characters in it that cannot be seen.'
    case 'placeholder-unknown':
      return 'There is no such place. Known are the ones listed above.'
    case 'page-not-https':
      return 'The address has to begin with https://.'
    case 'post-not-local':
      return 'The address has to begin with http://localhost, http://127.0.0.1 or http://[::1]: reports stay on this computer.'
    case 'address-invalid':
      return 'This is no address that can be used: places stand behind the server’s name only, without spaces, “\\” and “..”.'
    case 'program-not-whole':
      return 'Write the whole path, from the root or the drive.'
    case 'program-script':
      return 'Scripts (.bat, .cmd) read their arguments anew and are not run. Choose a program.'
    default:
      return assertNever(problem)
  }
}
