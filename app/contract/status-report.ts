/** How things stand, for scripts: what `--status` prints as JSON. Times are ISO 8601 in UTC; nothing secret is in it. Pure. */
import type { Call } from '../calls/model.ts'
import { partyTitle } from './messages/calls.ts'
import { sightOf } from './seeing.ts'
import type { AppState, LinkState } from './state.ts'

export interface StatusReport {
  readonly version: string
  readonly running: boolean
  /** Whether the next call would be seen. */
  readonly seesCalls: boolean
  readonly link: {
    readonly status: LinkState['status']
    /** Since when it is so; null where that was not noted. */
    readonly since: string | null
    /** Why not, as an error code; null where nothing is wrong. */
    readonly error: string | null
  }
  /** Since when calls cannot be seen; null while they can. */
  readonly blindSince: string | null
  readonly accounts: readonly StatusAccount[]
  readonly calls: readonly StatusCall[]
  /** Calls missed since the window was last looked at. */
  readonly unseen: number
}

export interface StatusAccount {
  readonly provider: 'onsip' | 'openzoep'
  /** Empty while nobody is signed in. */
  readonly address: string
  readonly signedIn: boolean
  readonly simulated: boolean
  /** Every address whose calls are shown. */
  readonly addresses: readonly string[]
}

export interface StatusCall {
  readonly id: string
  readonly direction: Call['direction']
  readonly state: 'ringing' | 'answered'
  readonly name: string
  /** `user@domain`; empty where it is not known. */
  readonly address: string
  readonly startedAt: string
  readonly answeredAt: string | null
}

export function statusReport(state: AppState): StatusReport {
  const { session, shell, calls, badges } = state
  return {
    version: shell.version,
    running: true,
    seesCalls: sightOf(session).kind === 'seeing',
    link: linkReport(session.link, session.blindSinceMs),
    blindSince: isoOrNull(session.blindSinceMs),
    accounts: accountsOf(state),
    calls: calls.active.flatMap((call) => callReport(call)),
    unseen: badges.missedSinceLook,
  }
}

function linkReport(link: LinkState, blindSinceMs: number | undefined): StatusReport['link'] {
  return {
    status: link.status,
    since: isoOrNull('sinceMs' in link ? link.sinceMs : blindSinceMs),
    error: 'error' in link ? link.error.code : null,
  }
}

function accountsOf({ account, session, settings, openzoep }: AppState): readonly StatusAccount[] {
  const { authorization } = session
  const engine = settings.values.openzoep
  return [
    {
      provider: 'onsip',
      address: account.address,
      signedIn: account.signedIn,
      simulated: account.simulated,
      addresses: authorization.status === 'valid' ? authorization.addresses : [],
    },
    ...(engine.enabled
      ? [
          {
            provider: 'openzoep',
            address: engine.account,
            signedIn: openzoep.link.status === 'connected',
            simulated: false,
            addresses: [],
          } as const,
        ]
      : []),
  ]
}

function callReport(call: Call): readonly StatusCall[] {
  const { id, direction, state, remote, startedAtMs, answeredAtMs } = call
  if (state === 'ended') return []
  return [
    {
      id,
      direction,
      state,
      name: partyTitle(remote),
      address: remote.address,
      startedAt: new Date(startedAtMs).toISOString(),
      answeredAt: isoOrNull(answeredAtMs),
    },
  ]
}

const isoOrNull = (atMs: number | undefined): string | null =>
  atMs === undefined ? null : new Date(atMs).toISOString()
