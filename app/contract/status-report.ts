/** How things stand, for scripts: what `--status` prints as JSON. Times are ISO 8601 in UTC; nothing secret is in it. Pure. */
import type { Call } from '../calls/model.ts'
import { providerOf } from '../calls/provider.ts'
import { furtherAccountOf, liveAccounts } from './accounts.ts'
import { partyTitle } from './messages/calls.ts'
import { canSeeCalls, sightOf } from './seeing.ts'
import type { AppState, LinkState, SessionState } from './state.ts'

export interface StatusReport {
  readonly version: string
  readonly running: boolean
  /** Whether the next call would be seen, whichever account of the phone service it comes to. */
  readonly seesCalls: boolean
  readonly link: {
    readonly status: LinkState['status']
    /** Since when it is so; null where that was not noted. */
    readonly since: string | null
    /** Why not, as an error code; null where nothing is wrong. */
    readonly error: string | null
  }
  /** Since when calls of the main account cannot be seen; null while they can. */
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
  /** What the user calls it; empty where that is its address. */
  readonly name: string
  /** Whether its next call would be seen. */
  readonly seesCalls: boolean
  /** Why not, as an error code; null where nothing is wrong. */
  readonly error: string | null
}

export interface StatusCall {
  readonly id: string
  /** Address of the account that it came to or goes out from. */
  readonly account: string
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
    seesCalls: [session, ...liveAccounts(state).map((each) => each.session)].every(canSeeCalls),
    link: linkReport(session.link, session.blindSinceMs),
    blindSince: isoOrNull(session.blindSinceMs),
    accounts: accountsOf(state),
    calls: calls.active.flatMap((call) => callReport(call, state)),
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

function accountsOf({ account, accounts, session, settings, openzoep }: AppState): readonly StatusAccount[] {
  const engine = settings.values.openzoep
  return [
    {
      provider: 'onsip',
      address: account.address,
      signedIn: account.signedIn,
      simulated: account.simulated,
      addresses: addressesOf(session),
      name: accounts.mainName,
      seesCalls: canSeeCalls(session),
      error: errorOf(session),
    },
    ...accounts.further.map(
      ({ address, name, session: own, hasPassword, paused }) =>
        ({
          provider: 'onsip',
          address,
          signedIn: hasPassword && !paused,
          simulated: false,
          addresses: addressesOf(own),
          name,
          seesCalls: canSeeCalls(own),
          error: hasPassword || paused ? errorOf(own) : 'password-needed',
        }) as const,
    ),
    ...(engine.enabled
      ? [
          {
            provider: 'openzoep',
            address: engine.account,
            signedIn: openzoep.link.status === 'connected',
            simulated: false,
            addresses: [],
            name: '',
            seesCalls: openzoep.link.status === 'connected',
            error: 'error' in openzoep.link ? openzoep.link.error.code : null,
          } as const,
        ]
      : []),
  ]
}

const addressesOf = ({ authorization }: SessionState): readonly string[] =>
  authorization.status === 'valid' ? authorization.addresses : []

function errorOf(session: SessionState): string | null {
  const sight = sightOf(session)
  return 'error' in sight ? sight.error.code : null
}

/** A voice engine's account as it is set; whose account is gone nobody can tell. */
function accountOf(call: Call, state: AppState): string {
  if (providerOf(call) === 'openzoep') return state.settings.values.openzoep.account
  return call.account === undefined ? state.account.address : (furtherAccountOf(call, state)?.address ?? '')
}

function callReport(call: Call, appState: AppState): readonly StatusCall[] {
  const { id, direction, state, remote, startedAtMs, answeredAtMs } = call
  if (state === 'ended') return []
  return [
    {
      id,
      account: accountOf(call, appState),
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
