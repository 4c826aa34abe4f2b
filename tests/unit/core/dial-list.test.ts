import { describe, expect, it } from 'vitest'
import type { FurtherAccount } from '../../../app/contract/accounts.ts'
import { INITIAL_STATE, type AppState, type SessionState } from '../../../app/contract/state.ts'
import { createDialList } from '../../../app/core/dial-list.ts'
import { obstacleIn, resultOf } from '../../../app/core/dial-list-facts.ts'
import { createStore } from '../../../app/core/store.ts'
import { createManualClock } from '../../clock.ts'
import { makeCall } from '../contract/make-call.ts'
import { silentLog } from '../main/silent-log.ts'

const SEEING: SessionState = {
  link: { status: 'connected', sinceMs: 0 },
  authorization: { status: 'valid', expiresAtMs: 3_600_000, addresses: [] },
  subscriptions: [{ service: 'calls', node: '/me', status: 'subscribed' }],
  snapshot: 'done',
  jid: 'ann@example.com',
}
/** On line: calls can be placed, and none would be seen. */
const BLIND: SessionState = { ...SEEING, subscriptions: [] }
const SALES: FurtherAccount = {
  ...{ id: 'aaaa1111', name: 'Sales', address: 'sales@other.example', paused: false, hasPassword: true },
  ...{ session: SEEING, capabilities: INITIAL_STATE.capabilities },
}

/** Calls are placed with the further account. */
const state = (main: SessionState | undefined, sales: Partial<FurtherAccount>, seconds = 60): AppState => ({
  ...INITIAL_STATE,
  account: { ...INITIAL_STATE.account, address: 'ann@example.com', signedIn: main !== undefined },
  session: main ?? INITIAL_STATE.session,
  accounts: { mainName: '', further: [{ ...SALES, ...sales }] },
  settings: {
    ...INITIAL_STATE.settings,
    values: {
      ...INITIAL_STATE.settings.values,
      accounts: { mainName: '', callWith: SALES.id, further: [] },
      callList: { nextAfterSeconds: seconds },
    },
  },
})

async function counting(initial: AppState) {
  const clock = createManualClock()
  const store = createStore(initial, silentLog)
  const list = createDialList({
    clock,
    store,
    place: () => {
      throw new Error('nothing is to be dialled')
    },
    knows: () => undefined,
    files: { open: () => Promise.reject(new Error('no file')), watch: () => () => undefined },
    memory: { kept: () => undefined, keep: () => undefined },
  })
  expect(await list.handlers['dialList.readText']({ text: '732-555-0100\n732-555-0101' })).toMatchObject({
    ok: true,
  })
  await list.handlers['dialList.start']({})
  return { store, list }
}

describe('a list of calls that are placed with a further account', () => {
  it('dials nothing while that account, or the main one that is signed in to, does not see calls', () => {
    expect(obstacleIn(state(SEEING, {}))).toBeUndefined()
    expect(obstacleIn(state(undefined, {}))).toBeUndefined()
    expect(obstacleIn(state(SEEING, { session: BLIND }))).toBe('blind')
    expect(obstacleIn(state(BLIND, {}))).toBe('blind')
    // A paused account places nothing: the main one does.
    expect(obstacleIn(state(SEEING, { paused: true, session: INITIAL_STATE.session }))).toBeUndefined()
    expect(obstacleIn(state(undefined, { paused: true }))).toBe('blind')
  })

  it('halts its count-down when that account goes blind', async () => {
    const { store } = await counting(state(SEEING, {}))
    expect(store.state.dialList.phase).toMatchObject({ kind: 'counting', row: 0 })
    store.patch({ accounts: { mainName: '', further: [{ ...SALES, session: BLIND }] } })
    expect(store.state.dialList.phase).toEqual({ kind: 'halted', why: 'blind' })
  })

  it('halts and reads its numbers anew when that account is paused, for another one then places the calls', async () => {
    const { store, list } = await counting(state(SEEING, {}))
    const uri = () => {
      const number = store.state.dialList.current?.number
      return number?.kind === 'number' ? number.candidate.uri : undefined
    }
    expect(uri()).toMatch(/@other\.example$/u)
    store.patch({ accounts: { mainName: '', further: [{ ...SALES, paused: true }] } })
    expect(store.state.dialList.phase).toEqual({ kind: 'halted', why: 'changed' })
    await expect.poll(() => list.handlers['dialList.start']({})).toMatchObject({ ok: true })
    expect(uri()).toMatch(/@example\.com$/u)
  })
})

it('a talk that ended before it began by a clock that was set back lasted no time', () => {
  const call = makeCall({ state: 'ended', outcome: 'completed', answeredAtMs: 5_000, endedAtMs: 1_000 })
  expect(resultOf(call)).toEqual({ kind: 'answered', talkedMs: 0 })
})
