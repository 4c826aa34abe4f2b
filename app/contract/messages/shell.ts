/** What the tray, the menus, notifications and the command line say. */
import type { Call } from '../../calls/model.ts'
import type { Sight } from '../seeing.ts'
import { assertNever } from '../result.ts'
import { endedSentence, partyDetail, partyOrganisation, partyTitle } from './calls.ts'
import { rangOn } from './keepsakes.ts'
import { errorSentence } from './errors.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const shellText = texts({
  open: m.shell_open,
  dialClipboard: m.shell_dial_clipboard,
  quit: m.shell_quit,
  noCalls: m.shell_no_calls,
  configOnlyAtStart: m.shell_config_only_at_start,
  notTwice: m.shell_not_twice,
  crashedTitle: m.shell_crashed_title,
  startAnew: m.shell_start_anew,
  copyReport: m.shell_copy_report,
  closeDialog: m.shell_close_dialog,
  importRules: m.shell_import_rules,
  exportRules: m.shell_export_rules,
  ruleFiles: m.shell_rule_files,
  chooseCaFile: m.shell_choose_ca_file,
  chooseContacts: m.shell_choose_contacts,
  contactFiles: m.shell_contact_files,
  saveConsole: m.shell_save_console,
  xmlFiles: m.shell_xml_files,
  caFiles: m.shell_ca_files,
  allFiles: m.shell_all_files,
  edit: m.shell_edit,
  window: m.shell_window,
  help: m.shell_help,
})

/** By the roles of the items, which Electron itself names in English alone. */
export const menuText = texts({
  undo: m.shell_menu_undo,
  redo: m.shell_menu_redo,
  cut: m.shell_menu_cut,
  copy: m.shell_menu_copy,
  paste: m.shell_menu_paste,
  delete: m.shell_menu_delete,
  selectAll: m.shell_menu_select_all,
  minimize: m.shell_menu_minimize,
  close: m.shell_menu_close,
  about: m.shell_menu_about,
  hide: m.shell_menu_hide,
  hideOthers: m.shell_menu_hide_others,
  unhide: m.shell_menu_show_all,
})

/** One line that says whether the next call would be seen; the tray shows it. */
export function sightLine(sight: Sight, address: string): string {
  switch (sight.kind) {
    case 'seeing':
      return m.shell_sight_line_seeing({ address })
    case 'signed-out':
      return m.shell_sight_line_signed_out()
    case 'connecting':
      return m.shell_sight_line_connecting()
    case 'waiting':
      return m.shell_sight_line_waiting()
    case 'stopped':
    case 'refused':
      return m.shell_sight_line_refused({ sentence: errorSentence(sight.error).sentence })
    default:
      return assertNever(sight)
  }
}

export const callLine = (call: Call, state: string): string => `${partyTitle(call.remote)} · ${state}`

export const missedCount = (count: number): string => m.shell_missed_count({ count })

export interface NotificationText {
  readonly title: string
  readonly body: string
}

/** Plain text: whoever shows it escapes what the system would read as markup. */
/** What is known of a missed call beside the call itself. */
export interface MissedFacts {
  /** The colleague's line on which it was answered. */
  readonly takenBy: string | undefined
  /** Names of the devices that rang. */
  readonly devices: readonly string[]
}

export function missedText(call: Call, { takenBy, devices }: MissedFacts): NotificationText {
  return {
    title: m.shell_missed_text_title({ name: partyTitle(call.remote) }),
    body: [partyDetail(call.remote), endedSentence(call, undefined, takenBy), rangOn(devices), forWhom(call)]
      .filter(Boolean)
      .join(' · '),
  }
}

export function incomingText(call: Call): NotificationText {
  const { remote } = call
  return {
    title: m.shell_incoming_text_title({ name: partyTitle(remote) }),
    body: [partyOrganisation(remote), partyDetail(remote), forWhom(call)].filter(Boolean).join(' · '),
  }
}

const forWhom = (call: Call): string =>
  call.owners.length === 0 ? '' : m.shell_for_whom({ owners: call.owners.join(', ') })

/** What is shown when the program fails again and again. @param file absolute path of the log */
export const crashedText = (file: string): string => m.shell_crashed_text({ file })

export { helpText } from './command-line.ts'
