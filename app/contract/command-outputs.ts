/** What commands answer. A command that is not listed answers with nothing: its effect shows in the state. */
import type { DialCandidate } from '../dialing/model.ts'
import type { DeveloperOutputs } from './developer-commands.ts'
import type { BoardOutputs } from './board-commands.ts'
import type { AccountOutputs } from './account-commands.ts'
import type { ContactOutputs } from './contact-commands.ts'
import type { AppError } from './errors.ts'
import type { DialListOutputs } from './dial-list-commands.ts'
import type { HungUp } from './hang-up.ts'
import type { EventOutputs } from './event-commands.ts'
import type { KeepsakeOutputs } from './keepsake-commands.ts'
import type { Page } from './page.ts'
import type { PersonRow, PreferenceRow, SuggestionRow } from './people.ts'
import type { HistoryPage } from './history.ts'
import type { ReportPart } from './report.ts'
import type { StartAtLoginOutputs } from './start-at-login.ts'
import type { AppState, Stage } from './state.ts'
import type { VoicemailPage } from './voicemail.ts'
import type { PhoneRow } from './phones.ts'
import type { LineRow } from './team.ts'

export const NOTHING = null

export interface StageResult {
  readonly stage: Stage
  readonly status: 'passed' | 'failed' | 'not-reached'
  readonly error?: AppError
}

export interface CommandOutputs
  extends
    DeveloperOutputs,
    ContactOutputs,
    EventOutputs,
    StartAtLoginOutputs,
    BoardOutputs,
    AccountOutputs,
    DialListOutputs,
    KeepsakeOutputs {
  'state.get': { readonly seq: number; readonly state: AppState }
  /** One entry per stage, in order; the first failed one ends the test. */
  'session.test': { readonly stages: readonly StageResult[]; readonly addresses: readonly string[] }
  'call.create': { readonly setupId: string }
  'call.hangUp': HungUp
  'dial.propose': { readonly requestId: string | null }
  /** null: the same wish waits already, or was dialled this very moment. */
  'dial.clipboard': { readonly requestId: string | null }
  'dial.explain': { readonly candidates: readonly DialCandidate[] }
  'people.search': { readonly rows: readonly PersonRow[] }
  /** `dialled`: texts to be dialled again, each once, the latest first. */
  'people.recent': { readonly rows: readonly PersonRow[]; readonly dialled: readonly string[] }
  'people.list': Page<PersonRow>
  'roster.suggestions': Page<SuggestionRow>
  'preferences.list': Page<PreferenceRow>
  'history.list': HistoryPage
  'voicemail.list': VoicemailPage
  'phones.list': Page<PhoneRow>
  'team.list': Page<LineRow>
  /** `added`: how many are new. `unread`: what could not be read as an address, as it was written. */
  'team.add': { readonly added: number; readonly unread: readonly string[] }
  /** How many rules were new; null: the user chose no file. */
  'rules.import': { readonly added: number | null }
  /** Where they are now; null: the user named no file. */
  'rules.export': { readonly path: string | null }
  'report.prepare': { readonly parts: readonly ReportPart[] }
  'report.note': { readonly parts: readonly ReportPart[] }
  /** Where it is now; null: the user named no file. */
  'report.save': { readonly path: string | null }
  'replay.parts': { readonly parts: readonly ReportPart[] }
  'file.choose': { readonly path: string | null }
}
