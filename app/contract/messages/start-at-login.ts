/** The Settings view's section on how Ringside starts, and the entry that a Linux desktop shows among what it starts. */
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const startAtLoginText = texts({
  title: m.start_at_login_title,
  label: m.start_at_login_label,
  hint: m.start_at_login_hint,
  needsApproval: m.start_at_login_needs_approval,
  unknown: m.start_at_login_unknown,
  entryName: m.start_at_login_entry_name,
  entryComment: m.start_at_login_entry_comment,
})
