/** Several accounts at once: in Settings, beside calls, and while dialling. */
export const accountsText = {
  title: 'More accounts',
  intro:
    'Calls of every account that is signed in are shown here together, each with its account’s name. People, history, voicemail and phones are those of the main account, above.',
  list: 'More accounts',
  add: 'Add account…',
  addTitle: 'Add an account',
  changeTitle: 'Sign in again',
  full: 'Five accounts are signed in. Remove one before you add another.',
  name: 'Name',
  nameHint: 'A short word that its calls are marked with, such as Sales. Empty: its address.',
  mainName: 'Name of the main account',
  rename: 'Name…',
  signIn: 'Sign in…',
  pause: 'Pause',
  resume: 'Go on',
  remove: 'Sign out and remove',
  more: 'More',
  save: 'Save',
  cancel: 'Cancel',
  paused: 'Paused: its calls are not seen here.',
  needsPassword: 'Its password is needed.',
  lockedHint: 'The accounts are set by your administrator. Passwords can be entered under “Sign in…”.',
  /** What calls of the voice engine on this computer are marked with. */
  engine: 'Voice engine',
  policyName: 'Accounts',
  furtherAbout:
    'Accounts that are signed in to beside the main one: an id of 4 to 16 small letters and digits, and an address at least. An empty list, locked, forbids them.',
  callWithAbout: 'The id of the account that places calls. Empty: the main one.',
  callWith: 'Call with',
  callWithHint: 'The account whose phone rings first and whose address the other side sees.',
  signOutHint:
    'Only this account is signed out. The others below stay signed in, and their calls are still shown.',
  removeHint: 'Its password is deleted. Calls that go on there go on, unseen by Ringside.',
} as const

/** A button of one account of several, as it is read aloud. */
export const ofAccount = (label: string, title: string): string => `${label}: ${title}`

/** What the main account's connection is called beside others. */
export const connectionOf = (title: string): string => `Connection of ${title}`

/** Which account the next call is placed with, where there are several. */
export const dialledWith = (title: string): string => `Placed with ${title}.`
