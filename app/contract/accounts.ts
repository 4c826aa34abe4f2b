/** Accounts that are signed in to beside the main one: each carries calls and no more. Pure. */
import type { Carrier } from '../calls/model.ts'
import { NO_CAPABILITIES, providerOf, type Capabilities } from '../calls/provider.ts'
import { accountsText } from './messages/accounts.ts'
import type { AppState, GapReport, HealthState, SessionState } from './state.ts'

/** All of them together, the main one among them. */
export const MOST_ACCOUNTS = 5

export interface FurtherAccount {
  /** Made by chance when it was added; unique and stable. */
  readonly id: string
  /** What the user calls it; empty: its address. */
  readonly name: string
  /** `user@domain` */
  readonly address: string
  /** Kept, and not signed in to until the user says so. */
  readonly paused: boolean
  readonly hasPassword: boolean
  readonly session: SessionState
  readonly capabilities: Capabilities
  /** Figures of its connection; absent where nothing was measured. */
  readonly figures?: Pick<HealthState, 'lastHeardAtMs' | 'roundTripMs' | 'skewMs'>
}

export interface AccountsState {
  /** What the user calls the main account; empty: its address. */
  readonly mainName: string
  /** In the order in which they were added. */
  readonly further: readonly FurtherAccount[]
  /** How far the first sign-in of one is that is being added. */
  readonly adding?: SessionState
}

export const NO_ACCOUNTS: AccountsState = { mainName: '', further: [] }

type Known = Pick<AppState, 'account' | 'accounts' | 'openzoep'>

/** Undefined for the main account and for a voice engine. */
export const furtherAccountOf = (
  { account }: Carrier,
  { accounts }: Pick<AppState, 'accounts'>,
): FurtherAccount | undefined =>
  account === undefined ? undefined : accounts.further.find(({ id }) => id === account)

/** Those that are to be signed in to. */
export const liveAccounts = ({ accounts }: Pick<AppState, 'accounts'>): readonly FurtherAccount[] =>
  accounts.further.filter(({ paused }) => !paused)

/** Whether calls come to more than one account, so that each has to say which. */
export const hasSeveralAccounts = (state: Pick<AppState, 'account' | 'accounts'>): boolean =>
  liveAccounts(state).length + (state.account.signedIn ? 1 : 0) > 1

/** What an account is called; undefined stands for the main one. */
export const accountTitle = (
  further: Pick<FurtherAccount, 'name' | 'address'> | undefined,
  { account, accounts }: Pick<AppState, 'account' | 'accounts'>,
): string => (further === undefined ? accounts.mainName || account.address : further.name || further.address)

/**
 * Whose calls were not seen for a while; empty where that goes without saying. One that is paused since is named too:
 * else it would be taken for the one that is left.
 */
export const gapTitle = (gap: GapReport, state: Pick<AppState, 'account' | 'accounts'>): string =>
  gap.account !== undefined || hasSeveralAccounts(state)
    ? accountTitle(furtherAccountOf(gap, state), state)
    : ''

/** Which account a call is of, as a card says it; empty where that goes without saying. */
export function accountLabel(call: Carrier, state: Known): string {
  const hasEngine = state.openzoep.link.status !== 'off'
  if (!hasSeveralAccounts(state) && !(hasEngine && state.account.signedIn)) return ''
  if (providerOf(call) === 'openzoep') return accountsText.engine
  const further = furtherAccountOf(call, state)
  if (call.account !== undefined && further === undefined) return ''
  const title = accountTitle(further, state)
  const titles = [undefined, ...state.accounts.further].map((each) => userOf(accountTitle(each, state)))
  return titles.filter((each) => each === userOf(title)).length === 1 ? userOf(title) : title
}

/** Of an address what stands before its domain, which tells accounts apart and leaves room for the caller. */
const userOf = (title: string): string => title.replace(/(?<=.)@[^@\s]+$/u, '')

/** The address that a call's account has: that a call is for it goes without saying. */
export const accountAddress = (call: Carrier, state: Pick<AppState, 'account' | 'accounts'>): string =>
  furtherAccountOf(call, state)?.address ?? state.account.address

/** The session that tells of a call of the phone service. */
export const sessionOf = (
  carrier: Carrier,
  state: Pick<AppState, 'session' | 'accounts'>,
): SessionState | undefined =>
  carrier.account === undefined ? state.session : furtherAccountOf(carrier, state)?.session

export const accountCapabilities = (
  carrier: Carrier,
  state: Pick<AppState, 'capabilities' | 'accounts'>,
): Capabilities =>
  carrier.account === undefined
    ? state.capabilities
    : (furtherAccountOf(carrier, state)?.capabilities ?? NO_CAPABILITIES)
