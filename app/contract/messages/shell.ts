/** What the tray, the menus, notifications and the command line say. */
import type { Call } from '../../calls/model.ts'
import type { Sight } from '../seeing.ts'
import { assertNever } from '../result.ts'
import { endedSentence, partyDetail, partyOrganisation, partyTitle } from './calls.ts'
import { rangOn } from './phones.ts'
import { errorSentence } from './errors.ts'

export const shellText = {
  open: 'Open Ringside',
  dialClipboard: 'Dial the clipboard',
  quit: 'Quit Ringside',
  noCalls: 'No calls',
  configOnlyAtStart: '--config counts only when Ringside starts; quit it first',
  notTwice: 'Ringside is running already',
  crashedTitle: 'Ringside keeps failing',
  startAnew: 'Start Ringside anew',
  copyReport: 'Copy a report',
  closeDialog: 'Close',
  importRules: 'Import rules',
  exportRules: 'Export rules',
  ruleFiles: 'Ringside rules',
  chooseCaFile: 'Choose the CA file',
  chooseContacts: 'Choose a file of contacts',
  contactFiles: 'Contacts (vCard, CSV)',
  saveConsole: 'Save the console',
  xmlFiles: 'XML',
  caFiles: 'Certificates',
  allFiles: 'All files',
  edit: 'Edit',
  window: 'Window',
  help: 'Help',
} as const

/** One line that says whether the next call would be seen; the tray shows it. */
export function sightLine(sight: Sight, address: string): string {
  switch (sight.kind) {
    case 'seeing':
      return `Online as ${address}`
    case 'signed-out':
      return 'Not signed in'
    case 'connecting':
      return 'Connecting: calls are not seen yet'
    case 'waiting':
      return 'Off line: calls are not seen. Ringside tries again by itself'
    case 'stopped':
    case 'refused':
      return `Calls are not seen. ${errorSentence(sight.error).sentence}`
    default:
      return assertNever(sight)
  }
}

export const callLine = (call: Call, state: string): string => `${partyTitle(call.remote)} · ${state}`

export const missedCount = (count: number): string =>
  count === 1 ? 'One missed call' : `${String(count)} missed calls`

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
    title: `Missed call from ${partyTitle(call.remote)}`,
    body: [partyDetail(call.remote), endedSentence(call, undefined, takenBy), rangOn(devices), forWhom(call)]
      .filter(Boolean)
      .join(' · '),
  }
}

export function incomingText(call: Call): NotificationText {
  const { remote } = call
  return {
    title: `Incoming call from ${partyTitle(remote)}`,
    body: [partyOrganisation(remote), partyDetail(remote), forWhom(call)].filter(Boolean).join(' · '),
  }
}

const forWhom = (call: Call): string => (call.owners.length === 0 ? '' : `for ${call.owners.join(', ')}`)

/** What is shown when the program fails again and again. @param file absolute path of the log */
export const crashedText = (file: string): string =>
  `It met three errors within a minute and has signed off: calls are not seen until it is started anew. A report names nobody; the log lies here:\n\n${file}`

export { helpText } from './command-line.ts'
