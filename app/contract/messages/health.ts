/** "Will I see the next call?": its page, its lines, and what of it the tray and the footer say. */
import { assertNever } from '../result.ts'
import type { HealthLine, HealthStatus } from '../health-line.ts'
import type { AppError } from '../errors.ts'
import type { EngineStep } from '../engine-state.ts'
import type { LinkOwner } from '../links.ts'
import type { ShortcutName } from '../shortcuts.ts'
import type { HealthState, RingTest, SubscriptionState } from '../state.ts'
import { errorSentence } from './errors.ts'
import { acceleratorKeys, settingsText } from './settings.ts'
import { duration, moment } from './time.ts'

export const healthText = {
  displayGone: 'Not plugged in: cards appear on the main display.',
  title: 'Will I see the next call?',
  check: 'Check',
  back: 'Back',
  linkGroup: 'The way to the service',
  systemGroup: 'This computer',
  tryNow: 'Try now',
  signIn: 'Sign in…',
  testCards: 'Test cards',
  testing: 'Testing…',
  lookAgain: 'Look again',
  openSettings: 'Settings',

  link: 'Connection',
  offLine: 'Off line',
  signedOut: 'Nobody is signed in.',
  authorization: 'Permission to see calls',
  refused: 'Refused',
  expired: 'It has expired.',
  subscription: 'Call reports',
  snapshot: 'Calls in progress',
  clock: 'Clock',
  engine: 'Voice engine (OpenZoep)',
  skewUnknown: 'Not compared with the server’s yet.',
  skewReason: 'Times and timers here may be wrong. Let the system set its clock by itself.',

  alerts: 'Alerts',
  cards: 'Call cards',
  cardsOff: 'Switched off',
  cardsOffReason: 'Calls are listed in this window, without a card.',
  neverPainted: 'No card was painted here yet.',
  notPainted: 'The test card was not painted.',
  testCard: 'Test card',
  testCardText: 'A call would show here.',
  notifications: 'Notifications',
  notificationsAllowed: 'The system shows them.',
  notificationsUnknown: 'This system does not tell whether it shows them.',
  notificationsBlocked: 'The system shows none.',
  notificationsReason: 'Missed calls are told in this window and in the tray only.',
  shortcutOff: 'Switched off',
  shortcutWayland: 'The desktop hands out keys here, and says yes before it has decided.',
  shortcutFailed: 'The keys are not ours.',
  links: 'Links that dial',
  linksReason: 'Settings → Links that dial makes Ringside the one.',

  ringMe: 'Ring me',
  ringMeSimulated: 'The simulator rings you, and the card is timed.',
  ringMeReal: 'Your phone will ring: the service is asked to call your own address, and the card is timed.',
  ringMeBlind: 'Works once calls can be seen.',
  waiting: 'Waiting for the card…',
} as const

export function statusWord(status: HealthStatus): string {
  switch (status) {
    case 'green':
      return 'Good'
    case 'amber':
      return 'Attention'
    case 'red':
      return 'Trouble'
    case 'unknown':
      return 'Not known'
    default:
      return assertNever(status)
  }
}

/** The answer to the page's question. `trouble`: the name of what is red although calls are reported. */
export function verdict(seeing: boolean, trouble: string | undefined, unproven: boolean): string {
  if (!seeing) return 'No. Your phones still ring.'
  if (trouble !== undefined) return `Not surely: ${trouble}.`
  return unproven ? 'Yes, as far as is known.' : 'Yes.'
}

/** Said in the tray and in the footer while something is wrong although calls are reported. */
export const troubleLine = ({ name, text }: Pick<HealthLine, 'name' | 'text'>): string => `${name}: ${text}`
export const TROUBLE_WORDS = 'Online, with trouble'

/** The way into the local voice engine, while it is under way. */
export function engineProgress(step: EngineStep): string {
  switch (step) {
    case 'register':
      return 'Reaching the engine…'
    case 'open':
      return 'Opening its stream…'
    case 'configure':
      return 'Telling it its settings…'
    case 'method':
      return 'Asking how to log in…'
    case 'log-in':
      return 'Logging in…'
    case 'presence':
      return 'Announcing presence…'
    default:
      return assertNever(step)
  }
}

export const engineConnected = (account: string): string => `Connected as ${account}`

export function errorReason(error: AppError): string {
  const { sentence, cure } = errorSentence(error)
  return cure === undefined ? sentence : `${sentence} ${cure}`
}

/** The stream that stands: when it was last heard of, and how fast it answers. */
export function heardLine({ lastHeardAtMs, roundTripMs }: HealthState, nowMs: number): string {
  const facts = [
    ...(lastHeardAtMs === undefined ? [] : [`last heard ${ago(lastHeardAtMs, nowMs)}`]),
    ...(roundTripMs === undefined ? [] : [`answers in ${String(Math.round(roundTripMs))} ms`]),
  ]
  return ['On line', ...facts].join(' · ')
}

const ago = (atMs: number, nowMs: number): string =>
  nowMs - atMs < 1_000 ? 'just now' : `${duration(nowMs - atMs)} ago`

export function healthUntil(expiresAtMs: number, nowMs: number, addresses: readonly string[]): string {
  const whose = new Intl.ListFormat('en', { type: 'conjunction' }).format(addresses)
  return [`Until ${moment(expiresAtMs, nowMs)}`, ...(whose === '' ? [] : [`for ${whose}`])].join(' · ')
}

export function subscriptionLine(state: SubscriptionState, nowMs: number): string {
  const { node, subid, expiresAtMs, lastEventAtMs } = state
  return [
    node,
    ...(expiresAtMs === undefined ? [] : [`until ${moment(expiresAtMs, nowMs)}`]),
    lastEventAtMs === undefined ? 'no event yet' : `last event ${moment(lastEventAtMs, nowMs)}`,
    ...(subid === undefined ? [] : [`subid ${subid}`]),
  ].join(' · ')
}

export function skewLine(skewMs: number): string {
  if (Math.abs(skewMs) < 1_000) return 'Agrees with the server’s.'
  return `${duration(Math.abs(skewMs))} ${skewMs > 0 ? 'behind' : 'ahead of'} the server’s`
}

export const displayName = (label: string): string =>
  label === '' ? 'Cards on the display' : `Cards on ${label}`
export const paintedText = (atMs: number, nowMs: number): string => `Painted at ${moment(atMs, nowMs)}`

export const shortcutName = (name: ShortcutName): string => settingsText[name]

/** Set and never pressed: the press itself is the proof. */
export function shortcutText(
  name: ShortcutName,
  accelerator: string,
  platform: 'linux' | 'darwin' | 'win32',
): string {
  const keys = acceleratorKeys(accelerator, platform)
  return name === 'focusCard'
    ? `${keys} was not pressed yet. Press it while a card is shown to prove it.`
    : `${keys} was not pressed yet. Press it to prove it.`
}

export const pressedText = (
  accelerator: string,
  platform: 'linux' | 'darwin' | 'win32',
  atMs: number,
  nowMs: number,
): string => `${acceleratorKeys(accelerator, platform)} · pressed at ${moment(atMs, nowMs)}`

/** One kind of link and who opens it, e.g. `tel: Ringside`. */
export const ownerText = (scheme: string, owner: LinkOwner): string => `${scheme}: ${ownerName(owner)}`

function ownerName({ status, name }: LinkOwner): string {
  switch (status) {
    case 'ours':
      return 'Ringside'
    case 'other':
      return name ?? 'another program'
    case 'none':
      return 'nobody'
    case 'unknown':
      return 'not known'
    default:
      return assertNever(status)
  }
}

/** What came of "Ring me". */
export function ringResult(test: RingTest): string {
  switch (test.status) {
    case 'waiting':
      return healthText.waiting
    case 'painted':
      return `Received → painted in ${String(Math.round(test.paintedAfterMs))} ms`
    case 'failed':
      return errorReason(test.error)
    default:
      return assertNever(test)
  }
}
