/** The frame of the main window and the Calls view. */
export const viewText = {
  product: 'Ringside',
  views: 'Views',
  calls: 'Calls',
  team: 'Team',
  phones: 'Phones',
  developer: 'Developer',
  settings: 'Settings',
  callField: 'Call',
  callFieldPlaceholder: 'Type a number to call…',
  callChoices: 'What can be called',
  nothingDialable: 'No number found in this.',
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

/** One choice below the call field. `rule` is the sentence of the rule that applied. */
export const callChoice = (display: string): string => `Call ${display}`

/** How many choices the call field found, for a screen reader. */
export function choicesFound(count: number): string {
  if (count === 0) return viewText.nothingDialable
  const noun = new Intl.PluralRules('en').select(count) === 'one' ? 'number' : 'numbers'
  return `${count} ${noun} found. Enter calls the first.`
}
