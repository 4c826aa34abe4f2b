/** Which call cards there are, what each one is about and what can be done there: one card per call, the oldest first. */
import type { Verdicts } from './alerting.ts'
import { nameOfEnd, obstacle, type IntentSettings } from './intents.ts'
import type { Call, CallsState } from './model.ts'
import type { Capabilities } from './provider.ts'
import { wasPlaced } from './setup.ts'

/**
 * - `incoming`: rings here.
 * - `setup`: the user's own phone is to be lifted.
 * - `calling`: our own attempt, own phone lifted, the other side not yet.
 * - `outgoing`: placed on a phone or by another program, not answered yet.
 * - `answered`, `ended`: on a call; over, told for two seconds.
 */
export type CardKind = 'incoming' | 'setup' | 'calling' | 'outgoing' | 'answered' | 'ended'

export interface Card {
  readonly callId: string
  readonly kind: CardKind
  readonly call: Call
}

/** How long an ended call's card says how it ended. */
export const ENDED_CARD_MS = 2_000
/** A call that could not be made has its reason to be read, and a button. */
export const FAILED_CARD_MS = 10_000

export interface CardSettings {
  readonly cards: boolean
}

/**
 * Cards in the order of their calls' beginnings, so that a new one never moves another.
 * @param verdicts a call without one is shown: rather a card too many than a call that nobody sees
 */
export function cardsOf(calls: CallsState, settings: CardSettings, verdicts: Verdicts = {}): readonly Card[] {
  if (!settings.cards) return []
  const telling = calls.ended.filter((call) => !call.cardOver)
  if (calls.active.length === 0 && telling.length === 0) return []
  return [...telling.reverse(), ...calls.active]
    .filter((call) => !call.hidden && isSomething(call))
    .filter(({ id }) => verdicts[id]?.channels.includes('card') ?? true)
    .sort((one, other) => one.startedAtMs - other.startedAtMs)
    .map((call) => ({ callId: call.id, kind: kindOf(call), call }))
}

/** The calls without those that have no card any more: all that a page of cards needs to hear of. */
export const withCards = ({ active, ended }: CallsState): CallsState => ({
  active,
  ended: ended.filter((call) => !call.cardOver),
})

export function kindOf(call: Call): CardKind {
  if (call.state === 'ended') return 'ended'
  if (call.state === 'answered') return 'answered'
  if (call.direction !== 'outgoing') return 'incoming'
  if (call.setup === undefined) return 'outgoing'
  return call.setup.state === 'requested' || call.setup.state === 'own-phone-ringing' ? 'setup' : 'calling'
}

/** What another program of the user only prepares has no card. */
const isSomething = (call: Call): boolean =>
  call.direction !== 'outgoing' || wasPlaced(call) || call.setup !== undefined

export type Button = 'accept' | 'hide' | 'decline' | 'transfer' | 'hang-up' | 'cancel' | 'end-here'

/**
 * The buttons of a call in the order in which they are drawn; nothing is drawn that cannot work. An intent that waits
 * for its effect keeps its button, which is drawn unavailable.
 */
export function buttonsFor(
  call: Call,
  capabilities: Capabilities,
  settings: IntentSettings,
): readonly Button[] {
  if (call.state === 'ended') return []
  const buttons: Button[] = []
  if (obstacle('accept', call, capabilities, settings) === undefined) buttons.push('accept')
  buttons.push('hide')
  if (obstacle('transfer', call, capabilities, settings) === undefined) buttons.push('transfer')
  if (obstacle('end', call, capabilities, settings) === undefined) {
    buttons.push(capabilities.endsHereOnly ? 'end-here' : nameOfEnd(call))
  }
  return buttons
}
