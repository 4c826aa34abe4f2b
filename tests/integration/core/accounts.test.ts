import { afterEach, describe, expect, it } from 'vitest'
import type { Call } from '../../../app/calls/model.ts'
import { accountLabel, hasSeveralAccounts } from '../../../app/contract/accounts.ts'
import { healthLines, troubleWhileSeeing } from '../../../app/contract/health-lines.ts'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { statusReport } from '../../../app/contract/status-report.ts'
import { createPlayback } from '../../../app/recorder/playback.ts'
import { readReport } from '../../../app/recorder/read-report.ts'
import { makeReport, reportText } from '../../../app/recorder/report.ts'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, joinHouse, type House } from './house.ts'

const FROM = 'sip:14155551212@jnctn.net'
const ANN = 'ann@example.com'
const OTHER_CA = '/other-ca.pem'

let open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.reverse()) await close()
  open = []
})

async function signedIn(): Promise<House> {
  const house = await createHouse()
  open.push(house.close)
  await house.signIn()
  return house
}

/** Everything runs on one clock, ten times as fast. The other service knows Eve, who answers for Ann's address too. */
async function atTwoServices(): Promise<House & { readonly other: Simulator }> {
  const clock = createScaledClock(10)
  const options = { seed: 7, mechanisms: ['PLAIN'], clock } as const
  const first = await createSimulator(options)
  open.push(first.stop)
  const eve = { jid: 'eve@example.com', password: 'secret', addresses: ['eve@example.com', ANN] }
  const other = await createSimulator({ ...options, accounts: [eve] })
  open.push(other.stop)
  const house = joinHouse(first, {
    clock,
    caFiles: { '/ca.pem': first.ready.caPem, [OTHER_CA]: other.ready.caPem },
  })
  open.push(house.close)
  await house.signIn()
  return { ...house, other }
}

const formAt = (simulator: Simulator, index: number, caFile: string) => {
  const account = simulator.ready.accounts[index]
  if (account === undefined) throw new Error('the simulator has no such account')
  const { host, port, services } = simulator.ready
  return {
    ...{ address: account.jid, password: account.password, host, port, caFile, suffix: services.suffix },
    ...{ jid: '', domain: '', allAddresses: true, webSocketUrl: '' },
    ...({ security: 'auto', transport: 'auto' } as const),
  }
}

/** @returns its id */
async function add(house: House, form = formAt(house.simulator, 1, '/ca.pem')): Promise<string> {
  const added = await house.core.handle('accounts.signIn', { ...form, id: null })
  if (!added.ok) throw new Error(`not added: ${added.error.code}`)
  await house.until('both see calls', bothSee)
  return added.value.id
}

const ofFurther = ({ accounts }: AppState) => accounts.further[0]
const bothSee = (state: AppState): boolean => {
  const further = ofFurther(state)
  return canSeeCalls(state.session) && further !== undefined && canSeeCalls(further.session)
}
const lineOf = (state: AppState, id: string) =>
  healthLines(state, Date.now()).find((line) => line.id === `account ${id}`)
const callOf = (state: AppState, account: string | undefined): Call => {
  const found = state.calls.active.find((call) => call.account === account)
  if (found === undefined) throw new Error('no such call')
  return found
}
const ITEM = { service: 'active-calls', node: '/example.com/ann', id: 'item-1' }
const rings = (from: string) => ({
  ...{ do: 'publish', ...ITEM },
  xml: `<active-call xmlns="onsip:active-calls"><dialog-state>requested</dialog-state><call-id>one@pbx</call-id><from-uri>${from}</from-uri><to-uri>sip:${ANN}</to-uri><from-tag>a</from-tag></active-call>`,
})

const reportOf = ({ core, ports }: House) =>
  makeReport(
    {
      ...{ about: { version: '0.0.0' }, note: '', personal: [], log: [] },
      ...{ state: core.state, recording: core.recording(), nowMs: ports.clock.now() },
    },
    ports.random,
  )

describe('two accounts of one service', () => {
  it('ring at once, say which, and each is ended by its own', async () => {
    const house = await signedIn()
    expect(accountLabel({}, house.core.state)).toBe('')
    const id = await add(house)
    await house.core.handle('accounts.change', { id, name: 'Sales' })
    await house.order({ do: 'ring', from: FROM, to: `sip:${ANN}` })
    const placed = await house.core.handle('call.create', { to: '4155550199', from: 'bob@example.com' })
    expect(placed).toMatchObject({ ok: true })
    const ringing = await house.until(
      'both ring',
      ({ calls }) => calls.active.length === 2 && calls.active.every(({ legs }) => legs.length > 0),
    )
    expect(ringing.calls.active.map((call) => [accountLabel(call, ringing), call.direction]).sort()).toEqual([
      ['Sales', 'outgoing'],
      ['ann', 'incoming'],
    ])
    const sales = callOf(ringing, id)
    expect(await house.core.handle('call.end', { callId: sales.id })).toEqual({ ok: true, value: null })
    const after = await house.until('one is over', ({ calls }) => calls.active.length === 1)
    expect(callOf(after, undefined).remote.address).toContain('14155551212')
    const text = reportText(reportOf(house))
    for (const secret of ['Sales', 'bob@', 'example.com', '4155551212']) expect(text).not.toContain(secret)
    const opened = readReport(text)
    if (!opened.ok) throw new Error(opened.error.code)
    const { recording } = opened.value
    const { picture } = createPlayback(recording).at(recording.lengthMs)
    const other = picture.scene.accounts.further[0]
    expect(other).toMatchObject({ session: { link: { status: 'connected' } } })
    expect(other?.id).not.toBe(id)
    expect(picture.calls).toMatchObject({ active: [{ state: 'ringing' }], ended: [{ account: other?.id }] })
    expect(picture.calls.active[0]?.account).toBeUndefined()
    expect(statusReport(after).accounts).toMatchObject([
      { address: ANN, seesCalls: true },
      { address: 'bob@example.com', name: 'Sales', seesCalls: true, error: null },
    ])
  })

  it('that call each other show both sides, each under its account', async () => {
    const house = await signedIn()
    const id = await add(house)
    await house.core.handle('settings.set', { patch: { accounts: { callWith: id } } })
    expect(await house.core.handle('call.create', { to: ANN })).toMatchObject({ ok: true })
    const lifted = await house.until('the own phone rings', ({ calls }) =>
      calls.active.some((call) => call.account === id && call.legs.length > 0),
    )
    await house.order({ do: 'answer', call: callOf(lifted, id).legs[0]?.callId ?? '' })
    const both = await house.until('both sides', ({ calls }) =>
      calls.active.some((call) => call.account === undefined),
    )
    expect(callOf(both, id)).toMatchObject({ direction: 'outgoing', owners: ['bob@example.com'] })
    expect(callOf(both, undefined)).toMatchObject({ direction: 'incoming', owners: [ANN] })
  })

  it('are not the same one twice, nor more than five', async () => {
    const house = await signedIn()
    const form = formAt(house.simulator, 1, '/ca.pem')
    const twice = { ok: false, error: { code: 'account-twice' } }
    expect(
      await house.core.handle('accounts.signIn', { ...form, address: 'ANN@example.com', id: null }),
    ).toEqual(twice)
    await add(house)
    expect(await house.core.handle('accounts.signIn', { ...form, id: null })).toEqual(twice)
    // As main account neither, with the other one beside it.
    expect(await house.core.handle('session.signIn', form)).toEqual(twice)
    const { further } = house.ports.settings.read().accounts
    const more = ['bbbbbbbb', 'cccccccc', 'dddddddd'].flatMap((id) =>
      further.map((each) => ({ ...each, id, paused: true, address: `${id}@example.com` })),
    )
    await house.core.handle('settings.set', { patch: { accounts: { further: [...further, ...more] } } })
    expect(
      await house.core.handle('accounts.signIn', { ...form, address: 'erin@example.com', id: null }),
    ).toEqual({ ok: false, error: { code: 'account-limit' } })
    expect(hasSeveralAccounts(house.core.state)).toBe(true)
  })

  it('keep each its own password, and a wrong one is nobody else’s trouble', async () => {
    const house = await signedIn()
    const form = formAt(house.simulator, 1, '/ca.pem')
    const wrong = { ...form, password: 'wrong' }
    expect(await house.core.handle('accounts.signIn', { ...wrong, id: null })).toMatchObject({
      error: { code: 'bad-credentials' },
    })
    expect(house.core.state.accounts.further).toEqual([])
    expect(house.ports.accountsSecret()).toBeUndefined()
    const id = await add(house)
    const since = house.core.state.session.link
    expect(await house.core.handle('accounts.signIn', { ...wrong, id })).toMatchObject({
      error: { code: 'bad-credentials' },
    })
    // Neither the other account nor this one is worse off.
    expect(house.core.state.session.link).toBe(since)
    await house.until('both see calls', bothSee)
    expect(house.ports.accountsSecret()).toContain(form.password)
    expect(house.ports.secret()).not.toContain(form.password)
    // What is typed into the form again may be tested with what is stored.
    expect(await house.core.handle('session.test', { ...form, password: '' })).toMatchObject({ ok: true })
    expect(await house.core.handle('accounts.remove', { id })).toEqual({ ok: true, value: null })
    expect(house.core.state.accounts.further).toEqual([])
    expect(house.ports.accountsSecret()).toBeUndefined()
    expect(canSeeCalls(house.core.state.session)).toBe(true)
  })

  it('say so where a password outlives its account, whose row is gone', async () => {
    const house = await signedIn()
    const id = await add(house)
    Object.assign(house.ports.accountSecrets, { clear: () => Promise.reject(new Error('locked')) })
    const failed = { code: 'account-password-not-deleted' }
    expect(await house.core.handle('accounts.remove', { id })).toMatchObject({ ok: false, error: failed })
    expect(house.core.state.accounts.further).toEqual([])
    expect(house.core.state.shell.notices.map(({ error }) => error)).toMatchObject([failed])
  })

  it('pause one alone, and stay when the main one signs out', async () => {
    const house = await signedIn()
    const id = await add(house)
    await house.order({ do: 'ring', from: FROM, to: 'sip:bob@example.com' })
    await house.until('it rings', ({ calls }) => calls.active.length === 1)
    await house.core.handle('accounts.change', { id, paused: true })
    expect(house.core.state.calls.active).toEqual([])
    expect(lineOf(house.core.state, id)).toMatchObject({ status: 'unknown' })
    expect(hasSeveralAccounts(house.core.state)).toBe(false)
    await house.core.handle('accounts.change', { id, paused: false })
    await house.until('it is seen again', ({ calls }) => calls.active.some((call) => call.account === id))
    await house.core.handle('session.signOut', {})
    const left = ofFurther(house.core.state)
    expect(left !== undefined && canSeeCalls(left.session)).toBe(true)
    expect(callOf(house.core.state, id).owners).toEqual(['bob@example.com'])
  })
})

describe('accounts that are kept', () => {
  it('are signed in to again at the next start, with a password for that very place only', async () => {
    const house = await signedIn()
    const id = await add(house)
    await house.core.stop()
    await house.core.start()
    await house.until('both see calls', bothSee)
    await house.core.stop()
    const { further } = house.ports.settings.read().accounts
    house.ports.editSettings({
      accounts: { further: further.map((each) => ({ ...each, host: 'other.example' })) },
    })
    await house.core.start()
    const asks = await house.until('it asks', (state) => ofFurther(state)?.hasPassword === false)
    expect(lineOf(asks, id)).toMatchObject({ status: 'red' })
    expect(house.ports.accountsSecret()).toBeUndefined()
    await house.until('the main one sees calls', ({ session }) => canSeeCalls(session))
  })

  it('may be an administrator’s: then they come and go with the policy, and only passwords are entered', async () => {
    const simulator = await createSimulator({ seed: 7, mechanisms: ['PLAIN'] })
    open.push(simulator.stop)
    const { password, ...rest } = formAt(simulator, 1, '/ca.pem')
    const given = { ...rest, id: 'given', name: 'Front desk', paused: false }
    const house = joinHouse(simulator, {
      settings: { accounts: { further: [given] } },
      locked: { 'accounts.further': '/etc/ringside/policy.json' },
    })
    open.push(house.close)
    await house.core.start()
    const asks = await house.until('it is there', (state) => ofFurther(state) !== undefined)
    expect(statusReport(asks).accounts[1]).toMatchObject({ name: 'Front desk', error: 'password-needed' })
    const refused = { ok: false, error: { code: 'setting-locked' } }
    expect(await house.core.handle('accounts.signIn', { ...rest, password, id: null })).toMatchObject(refused)
    const elsewhere = { ...rest, host: 'localhost', password, id: 'given' }
    expect(await house.core.handle('accounts.signIn', elsewhere)).toMatchObject(refused)
    expect(await house.core.handle('accounts.signIn', { ...rest, password, id: 'given' })).toMatchObject({
      ok: true,
    })
    await house.until('it sees calls', (state) => canSeeCalls(ofFurther(state)?.session ?? state.session))
    // Its id is a word that somebody chose, and no report tells it.
    expect(reportText(reportOf(house))).not.toMatch(/"given"|account given/u)
    house.ports.editSettings({ accounts: { further: [] } })
    await house.core.reloadSettings()
    expect(house.core.state.accounts.further).toEqual([])
    expect(house.ports.accountsSecret()).toBeUndefined()
  })
})

describe('accounts of two services', () => {
  it('with the same call-ids, nodes and items are told apart', async () => {
    const house = await atTwoServices()
    const id = await add(house, formAt(house.other, 0, OTHER_CA))
    expect(await house.simulator.do(rings(FROM))).toEqual({ ok: true })
    expect(await house.other.do(rings('sip:17325550100@jnctn.net'))).toEqual({ ok: true })
    const both = await house.until('both ring', ({ calls }) => calls.active.length === 2)
    expect(callOf(both, id).remote.number).toBe('(732) 555-0100')
    expect(callOf(both, undefined).remote.number).toBe('(415) 555-1212')
    expect(new Set(both.calls.active.map((call) => call.id)).size).toBe(2)
    await house.other.do({ do: 'retract', ...ITEM })
    const one = await house.until('theirs is over', ({ calls }) => calls.active.length === 1)
    expect(callOf(one, undefined).state).toBe('ringing')
    expect(one.calls.ended).toMatchObject([{ account: id, outcome: 'missed' }])
    await house.until('it is counted', ({ badges }) => badges.missedSinceLook === 1)
  })

  it('go down one at a time: its own line is red, and its own gap is told', async () => {
    const house = await atTwoServices()
    const id = await add(house, formAt(house.other, 0, OTHER_CA))
    await house.other.do({ do: 'fault', kind: 'restart', forMs: 2_500 })
    const blind = await house.until('one is blind', (state) => !bothSee(state))
    expect(canSeeCalls(blind.session)).toBe(true)
    expect(lineOf(blind, id)).toMatchObject({ status: 'red', name: 'eve@example.com' })
    expect(healthLines(blind, Date.now()).find((line) => line.id === 'link')?.status).toBe('green')
    expect(troubleWhileSeeing(blind, Date.now())?.id).toBe(`account ${id}`)
    expect(statusReport(blind)).toMatchObject({
      seesCalls: false,
      accounts: [{ seesCalls: true }, { seesCalls: false }],
    })
    const again = await house.until(
      'it is told',
      (state) => bothSee(state) && state.health.gaps.some(({ found }) => found.kind === 'calls'),
    )
    expect(again.health.gaps).toMatchObject([{ account: id, found: { calls: [] } }])
    expect(lineOf(again, id)).toMatchObject({ status: 'green' })
    await house.core.handle('accounts.remove', { id })
    expect(house.core.state.health.gaps).toEqual([])
  })
})
