/** The way to the service, line by line: stream, authorisation, subscriptions, calls in progress, clocks. Pure. */
import { accountTitle, hasSeveralAccounts } from './accounts.ts'
import { accountLines } from './health-account-lines.ts'
import { engineLines } from './health-engine-lines.ts'
import { feedLines } from './health-feed-lines.ts'
import { because, tryNow, type HealthLine } from './health-line.ts'
import { connectionOf } from './messages/accounts.ts'
import { healthText, healthUntil, heardLine, skewLine, subscriptionLine } from './messages/health.ts'
import { snapshotMissing, stageProgress } from './messages/connection.ts'
import { assertNever } from './result.ts'
import { needsSignIn } from './seeing.ts'
import type { AppState, SessionState, SubscriptionState } from './state.ts'

/** Beyond it times on the screen begin to mislead. */
const SKEW_TOLERATED_MS = 60_000

const signIn = () =>
  ({
    label: healthText.signIn,
    command: { name: 'window.open', input: { view: 'sign-in' } },
  }) as const

export function linkLines(state: AppState, nowMs: number): readonly HealthLine[] {
  const { session } = state
  const line = link(state, nowMs)
  // Without a stream nothing else can be known, and six lines that say so would hide the one that matters.
  if (session.link.status !== 'connected') return [line, ...accountLines(state, nowMs), ...engineLines(state)]
  return [
    line,
    authorization(session, nowMs + (state.health.skewMs ?? 0), nowMs),
    ...session.subscriptions.map((each) => subscription(each, nowMs)),
    ...snapshot(session),
    ...feedLines(state.feeds, nowMs),
    clock(state),
    ...accountLines(state, nowMs),
    ...engineLines(state),
  ]
}

function link(state: AppState, nowMs: number): HealthLine {
  const { session, health } = state
  const name = hasSeveralAccounts(state) ? connectionOf(accountTitle(undefined, state)) : healthText.link
  const base = { id: 'link', group: 'link', name } as const
  const { link: stream } = session
  switch (stream.status) {
    case 'connected':
      return { ...base, status: 'green', text: heardLine(health, nowMs) }
    case 'signed-out':
      return { ...base, status: 'red', text: healthText.signedOut, cure: signIn() }
    case 'connecting':
      return { ...base, status: 'red', text: healthText.offLine, reason: stageProgress(stream.stage) }
    case 'waiting':
      return { ...base, status: 'red', text: healthText.offLine, ...because(stream.error), cure: tryNow() }
    case 'stopped': {
      const cure = needsSignIn(stream.error) ? signIn() : tryNow()
      return { ...base, status: 'red', text: healthText.offLine, ...because(stream.error), cure }
    }
    default:
      return assertNever(stream)
  }
}

/** @param serverNowMs its end is told in server time */
function authorization(session: SessionState, serverNowMs: number, nowMs: number): HealthLine {
  const base = { id: 'authorization', group: 'link', name: healthText.authorization } as const
  const state = session.authorization
  switch (state.status) {
    case 'none':
    case 'pending':
      return { ...base, status: 'red', text: stageProgress('authorize'), cure: tryNow() }
    case 'failed':
      return { ...base, status: 'red', text: healthText.refused, ...because(state.error), cure: tryNow() }
    case 'valid': {
      const { expiresAtMs } = state
      if (expiresAtMs <= serverNowMs) {
        return { ...base, status: 'red', text: healthText.expired, cure: tryNow() }
      }
      const localMs = expiresAtMs - (serverNowMs - nowMs)
      return { ...base, status: 'green', text: healthUntil(localMs, nowMs, state.addresses) }
    }
    default:
      return assertNever(state)
  }
}

function subscription(state: SubscriptionState, nowMs: number): HealthLine {
  const base = {
    id: `subscription ${state.service} ${state.node}`,
    group: 'link',
    name: healthText.subscription,
  } as const
  const text = subscriptionLine(state, nowMs)
  switch (state.status) {
    case 'subscribed':
      return { ...base, status: 'green', text }
    case 'none':
    case 'pending':
      return { ...base, status: 'red', text, reason: stageProgress('subscribe'), cure: tryNow() }
    case 'failed':
      return {
        ...base,
        status: 'red',
        text,
        ...because(state.error ?? { code: 'subscription-refused' }),
        cure: tryNow(),
      }
    default:
      return assertNever(state.status)
  }
}

/** Worth a line only while it is not done. */
function snapshot({ snapshot: status, link: stream }: SessionState): readonly HealthLine[] {
  const base = { id: 'snapshot', group: 'link', name: healthText.snapshot } as const
  switch (status) {
    case 'done':
      return []
    case 'none':
    case 'pending':
      return [{ ...base, status: 'red', text: stageProgress('snapshot') }]
    case 'unavailable':
      return [
        {
          ...base,
          status: 'amber',
          text: snapshotMissing(stream.status === 'connected' ? stream.sinceMs : undefined),
        },
      ]
    default:
      return assertNever(status)
  }
}

function clock({ health }: AppState): HealthLine {
  const base = { id: 'clock', group: 'link', name: healthText.clock } as const
  if (health.skewMs === undefined) return { ...base, status: 'unknown', text: healthText.skewUnknown }
  const text = skewLine(health.skewMs)
  return Math.abs(health.skewMs) < SKEW_TOLERATED_MS
    ? { ...base, status: 'green', text }
    : { ...base, status: 'amber', text, reason: healthText.skewReason }
}
