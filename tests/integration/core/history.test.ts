import { afterEach, describe, expect, test } from 'vitest'
import type { CommandInput } from '../../../app/contract/commands.ts'
import type { HistoryPage } from '../../../app/contract/history.ts'
import type { StatePatch } from '../../../app/contract/state.ts'
import { createHouse, type House } from './house.ts'
import type { TestPortsOptions } from './ports.ts'

const CALLER = 'sip:17325550100@jnctn.net'

let house: House
afterEach(() => house.close())

async function open(options: TestPortsOptions = {}): Promise<void> {
  house = await createHouse({}, options)
  await house.signIn()
  await house.until('recent calls are live', ({ feeds }) => feeds.recentCalls.status === 'live')
}

async function list(more: Partial<CommandInput<'history.list'>> = {}): Promise<HistoryPage> {
  const page = await house.core.handle('history.list', {
    ...{ offset: 0, limit: 50, filter: 'all', search: '' },
    ...more,
  })
  if (!page.ok) throw new Error(page.error.code)
  return page.value
}

/** The list once it fulfils the condition: it is asked for again with each revision, as a window does. */
async function listed(total: number): Promise<HistoryPage> {
  for (;;) {
    const page = await list()
    if (page.total === total) return page
    const { revision } = house.core.state.feeds.recentCalls
    await house.until(`${String(total)} calls`, ({ feeds }) => feeds.recentCalls.revision !== revision)
  }
}

async function missedCall(from = CALLER, fromDisplay = 'Bea Lind'): Promise<void> {
  const call = await house.order({ do: 'ring', from, to: 'sip:ann@example.com', fromDisplay })
  await house.until('it rings', ({ calls }) => calls.active.length > 0)
  await house.order({ do: 'hangup', call })
  await house.until('it is over', ({ calls }) => calls.active.length === 0)
}

const record = (id: string, startedAtMs: number, inner = '<from-uri>sip:15550100@jnctn.net</from-uri>') => ({
  ...{ do: 'publish', service: 'recent-calls', node: '/example.com/ann', id },
  xml: `<recent-call xmlns="onsip:recent-calls">${inner}<time start="${new Date(startedAtMs).toISOString()}" duration="0"/></recent-call>`,
})

describe('the history', () => {
  test('has every call that is over, with what came of it, and is searched and filtered', async () => {
    await open()
    await missedCall()
    const answered = await house.order({
      do: 'ring',
      from: 'sip:bob@example.com',
      to: 'sip:sales@example.com',
    })
    await house.order({ do: 'answer', call: answered })
    await house.order({ do: 'hangup', call: answered })
    await house.order({ do: 'outgoing', from: 'sip:ann@example.com', to: 'sip:14155551212@jnctn.net' })
    await house.order({ do: 'hangup' })

    const { rows, counts } = await listed(3)
    expect(rows.map(({ direction, outcome, owner }) => `${direction} ${outcome} ${owner}`).sort()).toEqual([
      'incoming answered sales@example.com',
      'incoming missed ann@example.com',
      'outgoing cancelled ann@example.com',
    ])
    expect(counts).toEqual({ all: 3, incoming: 2, outgoing: 1, missed: 1, cancelled: 1 })

    const found = await list({ search: 'lind bea' })
    expect(found.rows.map(({ remote }) => remote.display)).toEqual(['Bea Lind'])
    expect(found.counts).toMatchObject({ all: 1, outgoing: 0 })
    expect((await list({ search: '(415) 555-1212' })).total).toBe(1)
    expect((await list({ search: 'nobody' })).total).toBe(0)
    expect((await list({ filter: 'missed' })).rows).toHaveLength(1)
    expect((await list({ filter: 'outgoing', search: 'bea' })).total).toBe(0)
  })

  test('is told a page at a time, newest first, by our own clock', async () => {
    await open()
    const now = Date.now()
    for (let index = 0; index < 60; index += 1) await house.order(record(String(index), now - index * 1_000))
    await listed(60)
    const pages = [
      await list({ limit: 25 }),
      await list({ offset: 25, limit: 25 }),
      await list({ offset: 50, limit: 25 }),
    ]
    expect(pages.map(({ rows }) => rows.length)).toEqual([25, 25, 10])
    const starts = pages.flatMap(({ rows }) => rows.map(({ startedAtMs }) => startedAtMs))
    expect(starts).toEqual([...starts].sort((one, other) => other - one))
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(60)
    expect((await list({ offset: 1_000 })).rows).toEqual([])
  })

  test('is nobody else’s: signing out empties it', async () => {
    await open()
    await missedCall()
    await listed(1)
    await house.core.handle('session.signOut', {})
    expect((await list()).total).toBe(0)
  })
})

describe('a label', () => {
  test('is given to a call, and stays with it here', async () => {
    await open()
    await missedCall()
    const [row] = (await listed(1)).rows
    const before = house.core.state.feeds.recentCalls.revision
    expect(
      await house.core.handle('history.label', { id: row?.id ?? '', label: 'call again' }),
    ).toMatchObject({
      ok: true,
    })
    expect(house.core.state.feeds.recentCalls.revision).toBeGreaterThan(before)
    expect((await list()).rows[0]?.label).toBe('call again')
  })

  test('that the service refuses comes back with its own words', async () => {
    await open()
    await house.order(record('unknown-to-the-command', Date.now()))
    const [row] = (await listed(1)).rows
    expect(await house.core.handle('history.label', { id: row?.id ?? '', label: 'x' })).toEqual({
      ok: false,
      error: { code: 'refused', detail: 'Execution Errors; label call failed' },
    })
    expect((await list()).rows[0]?.label).toBeUndefined()
    expect(await house.core.handle('history.label', { id: 'gone', label: 'x' })).toEqual({
      ok: false,
      error: { code: 'row-gone' },
    })
  })
})

describe('missed calls that wait to be seen', () => {
  test('are counted once, by what was seen and by the record, until the history is looked at', async () => {
    await open()
    await missedCall()
    await house.until('counted', ({ badges }) => badges.missed === 1 && badges.missedSinceLook === 1)
    await listed(1)
    await missedCall('sip:14155551212@jnctn.net')
    await listed(2)
    await house.until('counted', ({ badges }) => badges.missed === 2)
    house.core.look(true)
    expect(house.core.state.badges).toMatchObject({ missed: 2, missedSinceLook: 0 })
    await house.core.handle('history.seen', {})
    expect(house.core.state.badges).toMatchObject({ missed: 0, missedSinceLook: 0 })
    house.core.look(false)
    await missedCall()
    await house.until('counted anew', ({ badges }) => badges.missed === 1 && badges.missedSinceLook === 1)
  })

  test('are counted too when they came while nobody could see them', async () => {
    await open()
    await house.order({ do: 'fault', kind: 'restart', forMs: 800 })
    await house.until('off line', ({ feeds }) => feeds.recentCalls.status === 'stale')
    await house.order({ do: 'ring', from: CALLER, to: 'sip:ann@example.com' })
    await house.order({ do: 'hangup' })
    await house.until('counted', ({ badges }) => badges.missed === 1)
  })

  test('are those since the history was last looked at, also before this start', async () => {
    const now = Date.now()
    house = await createHouse({}, { historySeen: { 'ann@example.com': now - 60_000 } })
    await house.order(record('before', now - 120_000))
    await house.order(record('after', now - 30_000))
    await house.signIn()
    await house.until('counted', ({ badges }) => badges.missed === 1)
    expect(house.core.state.badges.missedSinceLook).toBe(0)
  })
})

describe('a caller’s earlier calls', () => {
  test('are told in one small line, after the call itself', async () => {
    await open()
    await house.order(record('earlier', Date.now() - 10_000, `<from-uri>${CALLER}</from-uri>`))
    await listed(1)
    const patches: StatePatch[] = []
    const dispose = house.core.subscribe((patch) => patches.push(patch))
    await house.order({ do: 'ring', from: CALLER, to: 'sip:ann@example.com' })
    const { calls, callers } = await house.until('a line', (state) => Object.keys(state.callers).length > 0)
    dispose()
    expect(callers[calls.active[0]?.id ?? '']).toEqual({ nthToday: 2, missedToday: 1 })
    const order = patches.flatMap(({ calls: news, callers: lines }) => [
      ...(news === undefined ? [] : ['call']),
      ...(lines === undefined ? [] : ['line']),
    ])
    expect(order[0]).toBe('call')
    expect(order).toContain('line')
    await house.order({ do: 'hangup' })
    await house.until('it goes with the call', (state) => Object.keys(state.callers).length === 0)
  })
})
