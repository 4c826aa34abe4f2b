/** The frame of the main window and the Calls view. */
export const viewText = {
  product: 'Ringside',
  views: 'Views',
  calls: 'Calls',
  history: 'History',
  voicemail: 'Voicemail',
  people: 'People',
  team: 'Team',
  phones: 'Phones',
  developer: 'Developer',
  settings: 'Settings',
  callField: 'Call',
  callFieldPlaceholder: 'Type a name or a number…',
  callChoices: 'What can be called',
  recentHint: '↓ chooses.',
  recentHintDialled: '↓ chooses, ↑ takes the number dialled last, again the one before it.',
  nothingDialable: 'Nobody and no number found by this.',
  why: 'Why?',
  close: 'Close',
  tryNow: 'Try now',
  signInAgain: 'Sign in…',
  noCalls: 'No calls',
  noCallsHint: 'A call shows here as soon as one of your phones rings.',
  noCallsBlind: 'Calls will show here as soon as they can be seen.',
  now: 'Now',
  dismiss: 'Dismiss',
  notices: 'Notices',
  simulated: 'This is the built-in simulator: nobody is really called.',
  leaveSimulator: 'Leave',
  loading: 'Starting…',
} as const

/** `Ctrl K` as the keys are called on the reader's system. */
export const callFieldKeys = (platform: string): string => (platform === 'darwin' ? '⌘ K' : 'Ctrl K')

/** One choice below a field, e.g. `Call Ann Carter`. */
export const choiceTitle = (verb: string, whom: string): string => `${verb} ${whom}`

/** How many choices the call field found, for a screen reader. */
export function choicesFound(count: number): string {
  if (count === 0) return viewText.nothingDialable
  const noun = count === 1 ? 'choice' : 'choices'
  return `${count} ${noun} found. Enter calls the first.`
}

/** What the number beside a view's name means, for those who do not see where it stands. */
export function waitingIn(view: string, count: number): string {
  const noun = view === 'voicemail' ? 'message' : 'missed call'
  return `${count} ${noun}${new Intl.PluralRules('en').select(count) === 'one' ? '' : 's'}`
}
