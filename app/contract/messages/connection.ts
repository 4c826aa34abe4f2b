/** What is said about the way to the service: header, banner, footer, the stages of signing in. */
import { assertNever } from '../result.ts'
import type { Sight } from '../seeing.ts'
import type { StageResult } from '../command-outputs.ts'
import type { Stage } from '../state.ts'
import { errorSentence } from './errors.ts'
import { clockTime, moment, secondsLeft } from './time.ts'

/** What happens at a stage, for a list of stages. */
export function stageName(stage: Stage): string {
  switch (stage) {
    case 'resolve':
      return 'Find the server'
    case 'connect':
      return 'Connect'
    case 'tls':
      return 'Encrypt the connection'
    case 'sasl':
      return 'Check the password'
    case 'bind':
      return 'Open a session'
    case 'authorize':
      return 'Get permission to see calls'
    case 'subscribe':
      return 'Ask for call reports'
    case 'snapshot':
      return 'Look for calls in progress'
    default:
      return assertNever(stage)
  }
}

/** The same while it is going on. */
export function stageProgress(stage: Stage): string {
  switch (stage) {
    case 'resolve':
      return 'Finding the server…'
    case 'connect':
      return 'Connecting…'
    case 'tls':
      return 'Encrypting the connection…'
    case 'sasl':
      return 'Checking the password…'
    case 'bind':
      return 'Opening a session…'
    case 'authorize':
      return 'Getting permission to see calls…'
    case 'subscribe':
      return 'Asking for call reports…'
    case 'snapshot':
      return 'Looking for calls in progress…'
    default:
      return assertNever(stage)
  }
}

export function stageStatus(status: StageResult['status']): string {
  switch (status) {
    case 'passed':
      return 'passed'
    case 'failed':
      return 'failed'
    case 'not-reached':
      return 'not reached'
    default:
      return assertNever(status)
  }
}

/** The words beside the dot in the header. */
export function sightWords(sight: Sight, blindSinceMs: number | undefined, nowMs: number): string {
  switch (sight.kind) {
    case 'seeing':
      return 'Online'
    case 'signed-out':
      return 'Signed out'
    case 'connecting':
      return 'Connecting…'
    case 'waiting':
      return reconnecting(secondsLeft(sight.retryAtMs, nowMs))
    case 'stopped':
      return blindSinceMs === undefined ? 'Off line' : `Off line since ${moment(blindSinceMs, nowMs)}`
    case 'refused':
      return 'Cannot see calls'
    default:
      return assertNever(sight)
  }
}

const reconnecting = (seconds: number): string =>
  seconds === 0 ? 'Reconnecting…' : `Reconnecting in ${seconds} s`

/** Heading of calls that may be out of date. */
export const asOf = (blindSinceMs: number, nowMs: number): string => `As of ${moment(blindSinceMs, nowMs)}`

/** On a card, while calls cannot be seen: what it shows may be over. */
export const staleCard = (blindSinceMs: number, nowMs: number): string =>
  `${asOf(blindSinceMs, nowMs)}. Ringside cannot see calls now.`

/** The band over the calls while they cannot be seen. */
export function blindBanner(sight: Sight, blindSinceMs: number | undefined, nowMs: number): string {
  const rest = 'Calls that ring now are not seen here; your phones still ring.'
  const since = blindSinceMs === undefined ? '' : ` since ${moment(blindSinceMs, nowMs)}`
  switch (sight.kind) {
    case 'seeing':
      return ''
    case 'signed-out':
      return `Signed out. ${rest}`
    case 'connecting':
      return blindSinceMs === undefined ? `Not on line yet. ${rest}` : `Off line${since}. ${rest}`
    case 'waiting':
    case 'stopped':
      return `Off line${since}. ${rest}`
    case 'refused':
      return `Calls cannot be seen${since}. You can still place and end calls.`
    default:
      return assertNever(sight)
  }
}

/** The footer's one sentence: the promise kept, or not. `cards`: whether call cards are switched on. */
export function promise(sight: Sight, cards: boolean): string {
  if (sight.kind !== 'seeing') return 'Ringside cannot see calls now.'
  return cards ? 'You will see the next call.' : 'The next call will be listed here; cards are off.'
}

/** Answers "Why?": the reason, then what to do or what comes next. */
export function whyBlind(sight: Sight): string {
  switch (sight.kind) {
    case 'seeing':
      return 'The connection stands, and the service reports your calls.'
    case 'signed-out':
      return 'Nobody is signed in.'
    case 'connecting':
      return stageProgress(sight.stage)
    case 'waiting':
    case 'stopped':
    case 'refused': {
      const { sentence, cure } = errorSentence(sight.error)
      return cure === undefined ? sentence : `${sentence} ${cure}`
    }
    default:
      return assertNever(sight)
  }
}

/** Shown while calls are seen, but those in progress at the start could not be asked for. */
export const snapshotMissing = (onlineSinceMs: number | undefined): string =>
  onlineSinceMs === undefined
    ? 'Calls that began before Ringside came on line cannot be seen.'
    : `Calls that began before ${clockTime(onlineSinceMs)} cannot be seen.`
