import { describe, expect, it } from 'vitest'
import { appError, type AppError } from '../../../app/contract/errors.ts'
import {
  accountLabel,
  gapTitle,
  hasSeveralAccounts,
  type FurtherAccount,
} from '../../../app/contract/accounts.ts'
import {
  callingAccount,
  capabilitiesFor,
  dialAddressOf,
  staleSinceOf,
} from '../../../app/contract/carriers.ts'
import { accountLines } from '../../../app/contract/health-account-lines.ts'
import { healthLines } from '../../../app/contract/health-lines.ts'
import { accountBlind, accountGap } from '../../../app/contract/messages/account-sight.ts'
import { obstacleIn } from '../../../app/core/dial-list-facts.ts'
import { INITIAL_STATE, type AppState, type SessionState } from '../../../app/contract/state.ts'
import { makeCall } from './make-call.ts'

const AT = 1_795_000_000_000

const seeing: SessionState = {
  link: { status: 'connected', sinceMs: AT },
  authorization: { status: 'valid', expiresAtMs: AT + 3_600_000, addresses: ['sales@example.com'] },
  subscriptions: [{ service: 'calls', node: '/me/sales', status: 'subscribed' }],
  snapshot: 'done',
  jid: 'sales@example.com',
}
const waiting = (error: AppError): SessionState => ({
  ...INITIAL_STATE.session,
  blindSinceMs: AT,
  link: { status: 'waiting', stage: 'connect', retryAtMs: AT + 1_000, error },
})
const sales = (change: Partial<FurtherAccount> = {}): FurtherAccount => ({
  id: 'aaaa1111',
  name: 'Sales',
  address: 'sales@example.com',
  paused: false,
  hasPassword: true,
  session: seeing,
  capabilities: { ...INITIAL_STATE.capabilities, end: true },
  ...change,
})
const withAccounts = (...further: readonly FurtherAccount[]): AppState => ({
  ...INITIAL_STATE,
  account: { ...INITIAL_STATE.account, address: 'ann@example.com', signedIn: true },
  accounts: { mainName: '', further },
})
const callingWith = (state: AppState, callWith: string): AppState => ({
  ...state,
  settings: {
    ...state.settings,
    values: { ...state.settings.values, accounts: { mainName: '', callWith, further: [] } },
  },
})
const ofSales = { ...makeCall(), account: 'aaaa1111' }

describe('a call', () => {
  it('says which account it is of only where there are several', () => {
    expect(accountLabel(makeCall(), withAccounts())).toBe('')
    expect(accountLabel(makeCall(), withAccounts(sales({ paused: true })))).toBe('')
    expect(accountLabel(makeCall(), withAccounts(sales()))).toBe('ann')
    const elsewhere = sales({ name: '', address: 'ann@other.example' })
    expect(accountLabel(makeCall(), withAccounts(elsewhere))).toBe('ann@example.com')
    expect(accountLabel(ofSales, withAccounts(sales()))).toBe('Sales')
    expect(accountLabel(ofSales, withAccounts(sales({ name: '' })))).toBe('sales')
    const out = { ...withAccounts(sales()), account: INITIAL_STATE.account }
    expect(hasSeveralAccounts(out)).toBe(false)
  })

  it('beside those of a voice engine says so as well', () => {
    const state: AppState = {
      ...withAccounts(),
      openzoep: { ...INITIAL_STATE.openzoep, link: { status: 'connected', sinceMs: AT } },
    }
    expect(accountLabel({ provider: 'openzoep' }, state)).toBe('Voice engine')
    expect(accountLabel({}, state)).toBe('ann')
  })

  it('can do, and is as old, as its own account says', () => {
    const state = withAccounts(sales({ session: waiting(appError('connection-lost')) }))
    expect(capabilitiesFor(ofSales, state).end).toBe(true)
    expect(capabilitiesFor(makeCall(), state).end).toBe(false)
    expect(capabilitiesFor({ ...ofSales, account: 'gone' }, state).end).toBe(false)
    expect(staleSinceOf(ofSales, state)).toBe(AT)
    expect(staleSinceOf(ofSales, withAccounts(sales()))).toBeUndefined()
  })
})

describe('the account that calls are placed with', () => {
  it('is the chosen one while it is signed in to, and never in place of the simulator', () => {
    expect(dialAddressOf(callingWith(withAccounts(sales()), ''))).toBe('ann@example.com')
    expect(dialAddressOf(callingWith(withAccounts(sales()), 'aaaa1111'))).toBe('sales@example.com')
    expect(callingAccount(callingWith(withAccounts(sales({ paused: true })), 'aaaa1111'))).toBeUndefined()
    expect(callingAccount(callingWith(withAccounts(sales()), 'bbbb2222'))).toBeUndefined()
    const state = callingWith(withAccounts(sales()), 'aaaa1111')
    expect(callingAccount({ ...state, account: { ...state.account, simulated: true } })).toBeUndefined()
  })
})

describe('a list of calls', () => {
  const blind = waiting(appError('connection-lost'))
  const calling = (main: SessionState, further: SessionState, signedIn = true) => {
    const state = callingWith(withAccounts(sales({ session: further })), 'aaaa1111')
    return obstacleIn({ ...state, session: main, account: { ...state.account, signedIn } })
  }

  it('is dialled only while the calls of the account that places them are seen', () => {
    expect(calling(seeing, seeing)).toBeUndefined()
    expect(calling(seeing, blind)).toBe('blind')
    expect(calling(blind, seeing)).toBe('blind')
    expect(calling(INITIAL_STATE.session, seeing, false)).toBeUndefined()
    expect(calling(INITIAL_STATE.session, blind, false)).toBe('blind')
    expect(obstacleIn({ ...withAccounts(sales({ session: blind })), session: seeing })).toBeUndefined()
  })
})

describe('the health of several accounts', () => {
  const line = (change: Partial<FurtherAccount>) => accountLines(withAccounts(sales(change)), AT)[0]

  it('has a line for each with its own trouble and cure', () => {
    expect(accountLines(withAccounts(), AT)).toEqual([])
    expect(line({})).toMatchObject({ id: 'account aaaa1111', name: 'Sales', status: 'green' })
    expect(line({ session: { ...seeing, snapshot: 'unavailable' } })?.status).toBe('amber')
    expect(line({ paused: true, session: INITIAL_STATE.session })?.status).toBe('unknown')
    expect(line({ session: waiting(appError('connection-lost')) })).toMatchObject({
      status: 'red',
      cure: { command: { name: 'accounts.retry', input: { id: 'aaaa1111' } } },
    })
    expect(line({ session: INITIAL_STATE.session, hasPassword: false })).toMatchObject({
      status: 'red',
      cure: { command: { name: 'window.open' } },
    })
    const refused: SessionState = {
      ...seeing,
      authorization: { status: 'failed', error: appError('refused') },
    }
    expect(line({ session: refused })).toMatchObject({ status: 'red', text: 'Refused' })
  })

  it('tells connections apart by name, and leaves a single one as it is', () => {
    const nameOf = (state: AppState) => healthLines(state, AT).find(({ id }) => id === 'link')?.name
    expect(nameOf(withAccounts())).toBe('Connection')
    expect(nameOf(withAccounts(sales()))).toBe('Connection of ann@example.com')
  })

  it('names the account that saw nothing for a while', () => {
    const gap = { id: 'gap-1', fromMs: AT, toMs: AT + 60_000, found: { kind: 'calls', calls: [] } } as const
    expect(accountGap('', gap, AT)).toMatch(/^Off line .*no calls came/u)
    expect(accountGap('Sales', gap, AT)).toMatch(/^Sales: Off line .*no calls came/u)
    expect(gapTitle(gap, withAccounts())).toBe('')
    expect(gapTitle(gap, withAccounts(sales()))).toBe('ann@example.com')
    // Paused since: it is not told as the gap of the one that is left.
    expect(gapTitle({ ...gap, account: 'aaaa1111' }, withAccounts(sales({ paused: true })))).toBe('Sales')
  })

  it('names the one that sees nothing, and a single one not', () => {
    const sight = { kind: 'signed-out' } as const
    expect(accountBlind('Sales', sight, undefined, AT)).toMatch(/^Sales: Signed out\./u)
    expect(accountBlind('', sight, undefined, AT)).toMatch(/^Signed out\./u)
  })
})
