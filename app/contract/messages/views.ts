/** The frame of the main window and the Calls view. */
import { acting } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const viewText = texts({
  product: () => 'Ringside',
  views: m.views_views,
  calls: m.views_calls,
  history: m.views_history,
  voicemail: m.views_voicemail,
  people: m.views_people,
  team: m.views_team,
  phones: m.views_phones,
  developer: m.views_developer,
  settings: m.views_settings,
  callField: m.views_call_field,
  callFieldPlaceholder: m.views_call_field_placeholder,
  callChoices: m.views_call_choices,
  recentHint: m.views_recent_hint,
  recentHintDialled: m.views_recent_hint_dialled,
  nothingDialable: m.views_nothing_dialable,
  why: m.views_why,
  close: m.views_close,
  tryNow: m.views_try_now,
  signInAgain: m.views_sign_in_again,
  noCalls: m.views_no_calls,
  noCallsHint: m.views_no_calls_hint,
  noCallsBlind: m.views_no_calls_blind,
  now: m.views_now,
  dismiss: m.views_dismiss,
  notices: m.views_notices,
  simulated: m.views_simulated,
  leaveSimulator: m.views_leave_simulator,
  loading: m.views_loading,
})

/** What the small windows are called, where systems list windows. */
export const windowTitles = texts({
  card: m.views_window_card,
  dial: m.views_window_dial,
})

/** `Ctrl K` as the keys are called on the reader's system. */
export const callFieldKeys = (platform: string): string =>
  platform === 'darwin' ? '⌘ K' : m.views_call_field_keys()

/** One choice below a field, e.g. `Call Ann Carter`. */
export const choiceTitle = (verb: string, whom: string): string => acting(verb, whom)

/** How many choices the call field found, for a screen reader. */
export function choicesFound(count: number): string {
  if (count === 0) return viewText.nothingDialable
  return m.views_choices_found({ count })
}

/** What the number beside a view's name means, for those who do not see where it stands. */
export const waitingIn = (view: string, count: number): string =>
  view === 'voicemail' ? m.views_waiting_messages({ count }) : m.views_waiting_missed({ count })
