/** The Developer view: XML console, service browser, command runner. */
import type { CommandStage } from '../developer.ts'
import type { Complaint } from '../form-entry.ts'
import type { FieldValidation } from '../data-form.ts'
import { assertNever } from '../result.ts'

export const developerText = {
  title: 'Developer',
  tabs: 'Tools',
  console: 'XML console',
  services: 'Services',
  commands: 'Commands',
  setting: 'Show the Developer view',
  settingHint: 'What crosses the connection as XML, the services behind it, and their commands.',
  openConsole: 'XML console…',
  openConsoleHint: 'Shows the sign-in, too. Secrets are masked.',
  backToSignIn: 'Back to sign-in',
  offline: 'Ringside is off line. Services answer once it is back on line.',
  signInFirst: 'Nobody is signed in. Services answer only to an account.',
  tryAgain: 'Try again',
  loading: 'Asking…',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The clipboard did not take it',
  xml: 'XML',
  service: 'Service',

  record: 'Record',
  recordHint:
    'Records what crosses the connection from now on, also while you look at other views. Passwords and what signing in proves are masked, always.',
  stop: 'Stop',
  pause: 'Pause',
  resume: 'Resume',
  paused: 'paused, still recording',
  clear: 'Clear',
  copyAll: 'Copy all',
  save: 'Save…',
  filter: 'Filter',
  directions: 'Direction',
  both: 'In and out',
  incoming: 'In',
  outgoing: 'Out',
  jidFilter: 'JID contains',
  textFilter: 'XML contains',
  kinds: 'Kinds',
  message: 'message',
  presence: 'presence',
  iq: 'iq',
  other: 'other',
  log: 'Stanzas',
  nothingYet: 'Nothing crossed the connection yet.',
  nothingMatches: 'Nothing that is held matches the filter.',
  showOlder: 'Show older',
  cut: 'The rest of this stanza was too long to keep.',

  send: 'Send a stanza',
  sendNow: 'Send',
  sent: 'Sent.',
  stanza: 'Stanza',
  sample: 'Sample',
  chooseSample: 'Start from a sample…',

  known: 'documented',
  open: 'Open',
  close: 'Close',
  empty: 'Nothing below.',
  identities: 'Identities',
  features: 'Features',
  more: 'More',
  noFeatures: 'None told.',
  items: 'Items',
  noItems: 'No items.',
  notRead: 'not read',
  values: 'Values',
  subscriptions: 'Own subscriptions',
  noSubscriptions: 'None.',
  subscribe: 'Subscribe',
  unsubscribe: 'Unsubscribe',
  unsubscribeAnyway: 'Unsubscribe anyway',
  keep: 'Keep it',
  standing: 'Ringside’s own',
  thisSession: 'this session',
  standingWarning:
    'By this subscription Ringside sees your calls. Without it they are not shown until it subscribes anew.',
  twice: 'Ringside is subscribed to this already; a second one sends each event twice.',
  nodes: 'Services and nodes',
  chooseEntity: 'Choose a service or a node to see what it is and holds.',

  component: 'Component',
  command: 'Command',
  find: 'Find commands',
  noCommands: 'This component has no commands.',
  start: 'Start',
  again: 'Start again',
  required: 'required',
  sendAnyway: 'Send anyway',
  wrongAbove: 'Something above is not as the form wants it.',
  completed: 'Completed.',
  canceled: 'Cancelled.',
  executing: 'The command goes on.',
  refused: 'The server refused.',
  noForm: 'There is nothing to fill in.',
  asServerGave: 'As the server gave it',
  onePerLine: 'One per line.',
  noChoice: '—',
} as const

/** Counts stand apart from the sentence they belong to, so that zero reads well. */
export const heldLine = (held: number, dropped: number): string =>
  dropped === 0 ? `${held} held` : `${held} held · ${dropped} older ones let go`

export const showOlder = (count: number): string => `${developerText.showOlder} (${count})`
export const showAll = (chars: number): string => `Show all ${chars} characters`
export const leftOut = (count: number): string => `${count} more are not shown.`
export const savedTo = (path: string): string => `Saved to ${path}`
export const openEntity = (name: string): string => `${developerText.open} ${name}`
export const closeEntity = (name: string): string => `${developerText.close} ${name}`
export const unsubscribeFrom = (node: string): string => `${developerText.unsubscribe} ${node}`
export const redirectedTo = (node: string): string => `The service redirected to ${node}.`

/** What the buttons of a stage say; the server names the actions (XEP-0050 §4.1). */
export function actionLabel(action: string): string {
  switch (action) {
    case 'prev':
      return 'Back'
    case 'next':
      return 'Next'
    case 'complete':
      return 'Complete'
    case 'execute':
      return 'Execute'
    case 'cancel':
      return 'Cancel'
    default:
      return action
  }
}

export function stageSentence(stage: CommandStage): string {
  if (stage.kind === 'refused') return developerText.refused
  switch (stage.status) {
    case 'completed':
      return developerText.completed
    case 'canceled':
      return developerText.canceled
    case 'executing':
      return developerText.executing
    default:
      return stage.status
  }
}

/** Condition and type as the wire has them, e.g. `bad-request · bad-payload (modify)`. */
export function refusalLine(type: string, condition: string, commandCondition: string): string {
  const conditions = [condition, commandCondition].filter((part) => part !== '').join(' · ')
  return type === '' ? conditions : `${conditions} (${type})`
}

export function complaintText(complaint: Complaint): string {
  switch (complaint.kind) {
    case 'required':
      return 'The server wants this field.'
    case 'not-an-option':
      return `“${complaint.value}” is none of the choices.`
    case 'not-a-jid':
      return `“${complaint.value}” is no JID.`
    case 'twice':
      return `“${complaint.value}” stands there twice.`
    case 'not-of-type':
      return `This is no ${complaint.datatype}.`
    case 'out-of-range':
      return `The server wants ${rangeOf(complaint.min, complaint.max)}.`
    case 'how-many':
      return `The server wants ${rangeOf(complaint.min, complaint.max)} values.`
    default:
      return assertNever(complaint)
  }
}

/** How the server says that it checks a field; undefined where that says nothing. */
export function validationHint(validation: FieldValidation): string | undefined {
  const parts = [
    validation.datatype === 'xs:string' ? '' : validation.datatype,
    validation.method === 'range' ? rangeOf(validation.min ?? '', validation.max ?? '') : '',
    validation.regex === undefined ? '' : `pattern ${validation.regex}`,
    validation.listMin === undefined && validation.listMax === undefined
      ? ''
      : `${rangeOf(validation.listMin ?? '', validation.listMax ?? '')} values`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? undefined : `Checked by the server: ${parts.join(', ')}.`
}

function rangeOf(min: string, max: string): string {
  if (min === '') return `at most ${max}`
  return max === '' ? `at least ${min}` : `${min} to ${max}`
}
