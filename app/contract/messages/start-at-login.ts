/** The Settings view's section on how Ringside starts, and the entry that a Linux desktop shows among what it starts. */
export const startAtLoginText = {
  title: 'Start',
  label: 'Start Ringside when you log in',
  hint: 'Without a window. What is shown here is this system’s own switch.',
  needsApproval: 'macOS waits for your consent: System Settings → General → Login Items.',
  unknown: 'This system does not tell.',
  entryName: 'Ringside',
  entryComment: 'Shows calls on your OnSIP phones from login on',
} as const
