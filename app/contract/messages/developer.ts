/** The Developer view: XML console, service browser, command runner. */
import type { CommandStage } from '../developer.ts'
import type { Complaint } from '../form-entry.ts'
import type { FieldValidation } from '../data-form.ts'
import { assertNever } from '../result.ts'
import { acting } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const developerText = texts({
  title: m.developer_title,
  tabs: m.developer_tabs,
  console: m.developer_console,
  services: m.developer_services,
  commands: m.developer_commands,
  setting: m.developer_setting,
  settingHint: m.developer_setting_hint,
  openConsole: m.developer_open_console,
  openConsoleHint: m.developer_open_console_hint,
  backToSignIn: m.developer_back_to_sign_in,
  offline: m.developer_offline,
  signInFirst: m.developer_sign_in_first,
  tryAgain: m.developer_try_again,
  loading: m.developer_loading,
  copy: m.developer_copy,
  copied: m.developer_copied,
  notCopied: m.developer_not_copied,
  xml: m.developer_xml,
  service: m.developer_service,

  record: m.developer_record,
  recordHint: m.developer_record_hint,
  stop: m.developer_stop,
  pause: m.developer_pause,
  resume: m.developer_resume,
  paused: m.developer_paused,
  clear: m.developer_clear,
  copyAll: m.developer_copy_all,
  save: m.developer_save,
  filter: m.developer_filter,
  directions: m.developer_directions,
  both: m.developer_both,
  incoming: m.developer_incoming,
  outgoing: m.developer_outgoing,
  jidFilter: m.developer_jid_filter,
  textFilter: m.developer_text_filter,
  kinds: m.developer_kinds,
  message: m.developer_message,
  presence: m.developer_presence,
  iq: m.developer_iq,
  other: m.developer_other,
  log: m.developer_log,
  nothingYet: m.developer_nothing_yet,
  nothingMatches: m.developer_nothing_matches,
  showOlder: m.developer_show_older,
  cut: m.developer_cut,

  send: m.developer_send,
  sendNow: m.developer_send_now,
  sent: m.developer_sent,
  stanza: m.developer_stanza,
  sample: m.developer_sample,
  chooseSample: m.developer_choose_sample,

  known: m.developer_known,
  open: m.developer_open,
  close: m.developer_close,
  empty: m.developer_empty,
  identities: m.developer_identities,
  features: m.developer_features,
  more: m.developer_more,
  noFeatures: m.developer_no_features,
  items: m.developer_items,
  noItems: m.developer_no_items,
  notRead: m.developer_not_read,
  values: m.developer_values,
  subscriptions: m.developer_subscriptions,
  noSubscriptions: m.developer_no_subscriptions,
  subscribe: m.developer_subscribe,
  unsubscribe: m.developer_unsubscribe,
  unsubscribeAnyway: m.developer_unsubscribe_anyway,
  keep: m.developer_keep,
  standing: m.developer_standing,
  thisSession: m.developer_this_session,
  standingWarning: m.developer_standing_warning,
  twice: m.developer_twice,
  nodes: m.developer_nodes,
  chooseEntity: m.developer_choose_entity,

  component: m.developer_component,
  command: m.developer_command,
  find: m.developer_find,
  noCommands: m.developer_no_commands,
  start: m.developer_start,
  again: m.developer_again,
  required: m.developer_required,
  sendAnyway: m.developer_send_anyway,
  wrongAbove: m.developer_wrong_above,
  completed: m.developer_completed,
  canceled: m.developer_canceled,
  executing: m.developer_executing,
  refused: m.developer_refused,
  noForm: m.developer_no_form,
  asServerGave: m.developer_as_server_gave,
  onePerLine: m.developer_one_per_line,
  noChoice: () => '—',
})

/** Counts stand apart from the sentence they belong to, so that zero reads well. */
export const heldLine = (held: number, dropped: number): string =>
  dropped === 0 ? m.developer_held_line({ held }) : m.developer_held_line_dropped({ held, dropped })

export const showOlder = (count: number): string => `${developerText.showOlder} (${count})`
export const showAll = (chars: number): string => m.developer_show_all({ chars })
export const leftOut = (count: number): string => m.developer_left_out({ count })
export const savedTo = (path: string): string => m.developer_saved_to({ path })
export const openEntity = (name: string): string => acting(developerText.open, name)
export const closeEntity = (name: string): string => acting(developerText.close, name)
export const unsubscribeFrom = (node: string): string => acting(developerText.unsubscribe, node)
export const redirectedTo = (node: string): string => m.developer_redirected_to({ node })

/** What the buttons of a stage say; the server names the actions (XEP-0050 §4.1). */
export function actionLabel(action: string): string {
  switch (action) {
    case 'prev':
      return m.developer_action_label_prev()
    case 'next':
      return m.developer_action_label_next()
    case 'complete':
      return m.developer_action_label_complete()
    case 'execute':
      return m.developer_action_label_execute()
    case 'cancel':
      return m.developer_action_label_cancel()
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
      return m.developer_complaint_text_required()
    case 'not-an-option':
      return m.developer_complaint_text_not_an_option({ value: complaint.value })
    case 'not-a-jid':
      return m.developer_complaint_text_not_a_jid({ value: complaint.value })
    case 'twice':
      return m.developer_complaint_text_twice({ value: complaint.value })
    case 'not-of-type':
      return m.developer_complaint_text_not_of_type({ datatype: complaint.datatype })
    case 'out-of-range':
      return m.developer_complaint_text_out_of_range({ range: rangeOf(complaint.min, complaint.max) })
    case 'how-many':
      return m.developer_complaint_text_how_many({ range: rangeOf(complaint.min, complaint.max) })
    default:
      return assertNever(complaint)
  }
}

/** How the server says that it checks a field; undefined where that says nothing. */
export function validationHint(validation: FieldValidation): string | undefined {
  const parts = [
    validation.datatype === 'xs:string' ? '' : validation.datatype,
    validation.method === 'range' ? rangeOf(validation.min ?? '', validation.max ?? '') : '',
    validation.regex === undefined ? '' : m.developer_validation_pattern({ regex: validation.regex }),
    validation.listMin === undefined && validation.listMax === undefined
      ? ''
      : m.developer_validation_values({ range: rangeOf(validation.listMin ?? '', validation.listMax ?? '') }),
  ].filter((part) => part !== '')
  return parts.length === 0 ? undefined : m.developer_validation({ checks: parts.join(', ') })
}

function rangeOf(min: string, max: string): string {
  if (min === '') return m.developer_range_at_most({ max })
  return max === '' ? m.developer_range_at_least({ min }) : m.developer_range({ min, max })
}
