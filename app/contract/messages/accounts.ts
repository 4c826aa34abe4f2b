/** Several accounts at once: in Settings, beside calls, and while dialling. */
import { labelled } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const accountsText = texts({
  title: m.accounts_title,
  intro: m.accounts_intro,
  add: m.accounts_add,
  addTitle: m.accounts_add_title,
  changeTitle: m.accounts_change_title,
  full: m.accounts_full,
  name: m.accounts_name,
  nameHint: m.accounts_name_hint,
  mainName: m.accounts_main_name,
  rename: m.accounts_rename,
  signIn: m.accounts_sign_in,
  pause: m.accounts_pause,
  resume: m.accounts_resume,
  remove: m.accounts_remove,
  more: m.accounts_more,
  cancel: m.accounts_cancel,
  paused: m.accounts_paused,
  lockedHint: m.accounts_locked_hint,
  engine: m.accounts_engine,
  policyName: m.accounts_policy_name,
  furtherAbout: m.accounts_further_about,
  callWithAbout: m.accounts_call_with_about,
  callWith: m.accounts_call_with,
  callWithHint: m.accounts_call_with_hint,
  signOutHint: m.accounts_sign_out_hint,
})

/** A button of one account of several, as it is read aloud. */
export const ofAccount = (label: string, title: string): string => labelled(label, title)

/** What the main account's connection is called beside others. */
export const connectionOf = (title: string): string => m.accounts_connection_of({ title })

/** Which account the next call is placed with, where there are several. */
export const dialledWith = (title: string): string => m.accounts_dialled_with({ title })
