/** What the user wants done when something happens to a call: a page opened, a program run, a report posted. */

/**
 * - `ring`: a call begins to ring; an outgoing one, once it is placed.
 * - `answer`: somebody takes it.
 * - `end`: it is over, other than by being missed.
 * - `missed`: an incoming call is over and nobody took it.
 */
export const EVENT_MOMENTS = ['ring', 'answer', 'end', 'missed'] as const
export type EventMoment = (typeof EVENT_MOMENTS)[number]

/** What can stand between braces in a rule, each once. */
export const PLACEHOLDERS = [
  'number',
  'e164',
  'name',
  'address',
  'direction',
  'event',
  'call-id',
  'started',
  'duration',
  'outcome',
  'account',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** A call as rules tell of it, every value a text; what is not known is empty. */
export type EventValues = Readonly<Record<Placeholder, string>>

export type EventAction =
  /** `url`: `https:` alone, with placeholders behind the server's name. */
  | { readonly kind: 'page'; readonly url: string }
  /** `path`: whole, from the root. `args`: each one entry of the program's argument list, with placeholders. */
  | { readonly kind: 'program'; readonly path: string; readonly args: readonly string[] }
  /** `url`: `http:` to this computer alone. */
  | { readonly kind: 'post'; readonly url: string }

export interface EventRule {
  /** What its button says; no two rules have the same. */
  readonly name: string
  /** By itself then; by click: from then on there is a button. */
  readonly when: EventMoment
  readonly start: 'click' | 'itself'
  readonly direction: 'any' | 'incoming' | 'outgoing'
  /** Also for calls within the own house. */
  readonly colleagues: boolean
  /** Own addresses, `user@domain`, whose calls count; empty: all of them. */
  readonly lines: readonly string[]
  readonly action: EventAction
}

export const MAX_EVENT_RULES = 20
export const MAX_EVENT_NAME = 40
export const MAX_EVENT_TEXT = 1_000
export const MAX_ARGUMENTS = 20
/** More own addresses than anybody chooses one by one. */
export const MAX_EVENT_LINES = 50
