/** What a window may know of the session, as a pure reducer. */
import type { AppError } from '../contract/errors.ts'
import { assertNever } from '../contract/result.ts'
import { canSeeCalls } from '../contract/seeing.ts'
import type { LinkState, SessionState, SubscriptionState } from '../contract/state.ts'

export type SessionEvent =
  /** `jid` is the bare JID of the session, empty while there is none. */
  | { readonly kind: 'link'; readonly link: LinkState; readonly jid: string }
  | { readonly kind: 'authorizing' }
  | { readonly kind: 'authorized'; readonly expiresAtMs: number; readonly addresses: readonly string[] }
  | { readonly kind: 'authorization-failed'; readonly error: AppError }
  /** Replaces what is known of the same service and node. */
  | { readonly kind: 'subscription'; readonly subscription: SubscriptionState }
  | { readonly kind: 'snapshot'; readonly snapshot: SessionState['snapshot'] }

export const SIGNED_OUT: SessionState = {
  link: { status: 'signed-out' },
  authorization: { status: 'none' },
  subscriptions: [],
  snapshot: 'none',
  jid: '',
}

/** @param nowMs wall time, for `blindSinceMs`. */
export function reduceSession(state: SessionState, event: SessionEvent, nowMs: number): SessionState {
  return withSight(state, apply(state, event), nowMs)
}

function apply(state: SessionState, event: SessionEvent): SessionState {
  switch (event.kind) {
    case 'link':
      // Whatever the service granted was granted to a stream; a fresh stream asks again for all of it.
      return event.link.status === 'connected'
        ? { ...state, link: event.link, jid: event.jid }
        : { ...state, ...NOTHING_GRANTED, link: event.link, jid: event.jid }
    case 'authorizing':
      return { ...state, authorization: { status: 'pending' } }
    case 'authorized': {
      const { expiresAtMs, addresses } = event
      return { ...state, authorization: { status: 'valid', expiresAtMs, addresses } }
    }
    case 'authorization-failed':
      return { ...state, authorization: { status: 'failed', error: event.error } }
    case 'subscription':
      return { ...state, subscriptions: replaced(state.subscriptions, event.subscription) }
    case 'snapshot':
      return { ...state, snapshot: event.snapshot }
    default:
      return assertNever(event)
  }
}

const NOTHING_GRANTED = {
  authorization: { status: 'none' },
  subscriptions: [],
  snapshot: 'none',
} as const satisfies Partial<SessionState>

function replaced(all: readonly SubscriptionState[], one: SubscriptionState): readonly SubscriptionState[] {
  const others = all.filter(({ service, node }) => service !== one.service || node !== one.node)
  return [...others, one]
}

/** Keeps the moment since when calls cannot be seen: from the loss of sight until it returns. */
function withSight(before: SessionState, after: SessionState, nowMs: number): SessionState {
  const { blindSinceMs, ...rest } = after
  if (canSeeCalls(after) || after.link.status === 'signed-out') return rest
  const since = blindSinceMs ?? (canSeeCalls(before) ? nowMs : undefined)
  return since === undefined ? rest : { ...rest, blindSinceMs: since }
}
