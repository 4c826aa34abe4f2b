import { afterEach, describe, expect, test } from 'vitest'
import type { CommandInput, CommandOutput } from '../../../app/contract/commands.ts'
import type { HistoryRow } from '../../../app/contract/history.ts'
import type { Keepsakes } from '../../../app/contract/keepsakes.ts'
import { createHistoryCommands } from '../../../main/history-commands.ts'
import { createHouse, joinHouse, type House } from './house.ts'

const CALLER = 'sip:14155551212@jnctn.net'
const PAGE = { kind: 'page', webContentsId: 1 } as const

let houses: House[] = []
afterEach(async () => {
  for (const house of houses.reverse()) await house.close()
  houses = []
})

async function open(keepsakes = new Map<string, Keepsakes>()): Promise<House> {
  const house = await createHouse({}, { keepsakes })
  houses.push(house)
  await house.signIn()
  await house.until('recent calls are live', ({ feeds }) => feeds.recentCalls.status === 'live')
  return house
}

async function rows(house: House, search = ''): Promise<readonly HistoryRow[]> {
  const page = await house.core.handle('history.list', { offset: 0, limit: 50, filter: 'all', search })
  if (!page.ok) throw new Error(page.error.code)
  return page.value.rows
}

/** The record of one call more, once the service has told it. */
async function recorded(house: House, count: number): Promise<readonly HistoryRow[]> {
  for (;;) {
    const { revision } = house.core.state.feeds.recentCalls
    const all = await rows(house)
    if (all.length >= count) return all
    await house.until('one more call', ({ feeds }) => feeds.recentCalls.revision !== revision)
  }
}

async function missed(house: House, note?: string): Promise<string> {
  const call = await house.order({
    do: 'ring',
    from: CALLER,
    to: 'sip:ann@example.com',
    fromDisplay: 'Bea Lind',
  })
  const ringing = await house.until('it rings', ({ calls }) => calls.active.length > 0)
  const callId = ringing.calls.active[0]?.id ?? ''
  if (note !== undefined) await write(house, { kind: 'call', callId }, note)
  await house.order({ do: 'hangup', call })
  await house.until('it is over', ({ calls }) => calls.active.length === 0)
  return callId
}

async function write(
  house: House,
  on: CommandInput<'note.set'>['on'],
  text: string,
): Promise<CommandOutput<'note.set'>> {
  const written = await house.core.handle('note.set', { on, text })
  if (!written.ok) throw new Error(written.error.code)
  return written.value
}

describe('a note on a call', () => {
  test('written while it rings stands at the call, in its record and in the search, and is there at the next start', async () => {
    const keepsakes = new Map<string, Keepsakes>()
    const house = await open(keepsakes)
    const callId = await missed(house, 'Wants the OFFER\r\nby Friday')
    expect(house.core.state.keepsakes.notes).toEqual({ [callId]: 'Wants the OFFER\nby Friday' })
    const [row] = await recorded(house, 1)
    expect(row?.note).toBe('Wants the OFFER\nby Friday')
    expect(await rows(house, 'friday offer')).toHaveLength(1)
    expect(await rows(house, 'monday')).toHaveLength(0)
    await house.until('its row is known', () => keepsakes.get('ann@example.com')?.notes[0]?.rowId === row?.id)

    const next = joinHouse(house.simulator, { keepsakes }, false)
    houses.push(next)
    await next.signIn()
    expect((await recorded(next, 1))[0]?.note).toBe('Wants the OFFER\nby Friday')
  })

  test('written at its row stands at the call that was seen, is changed from there, and goes', async () => {
    const house = await open()
    const callId = await missed(house)
    const [row] = await recorded(house, 1)
    const id = row?.id ?? ''
    await write(house, { kind: 'row', id }, 'first')
    expect(house.core.state.keepsakes.notes).toEqual({ [callId]: 'first' })
    await write(house, { kind: 'call', callId }, 'second')
    expect((await rows(house))[0]?.note).toBe('second')
    await write(house, { kind: 'row', id }, '  ')
    expect((await rows(house))[0]?.note).toBeUndefined()
    expect(house.core.state.keepsakes.notes).toEqual({})
    const gone = await house.core.handle('note.set', { on: { kind: 'row', id: 'nowhere' }, text: 'x' })
    expect(gone).toMatchObject({ error: { code: 'row-gone' } })
  })
})

test('the number dialled last is known once it was called, and is dialled again by the same rules', async () => {
  const house = await open()
  const { core } = house
  expect(await core.handle('dial.redial', {})).toMatchObject({ error: { code: 'nothing-dialled' } })
  expect(core.state.keepsakes.lastDialled).toBeNull()
  await house.order({ do: 'outgoing', from: 'sip:ann@example.com', to: 'sip:bob@example.com' })
  await house.order({ do: 'hangup' })
  await house.until('it is known', ({ keepsakes }) => keepsakes.lastDialled?.address === 'bob@example.com')
  expect(await core.handle('dial.redial', {})).toEqual({ ok: true, value: { requestId: null } })
  await house.until('the own phone rings', ({ calls }) =>
    calls.active.some(({ setup }) => setup !== undefined),
  )
})

test('favourites are kept for the account, in their order, and no number twice', async () => {
  const keepsakes = new Map<string, Keepsakes>()
  const { core } = await open(keepsakes)
  for (const dial of ['bob@example.com', '+1 415 555 1212', 'BOB@example.com']) {
    await core.handle('favourite.add', { dial, name: dial })
  }
  await core.handle('favourite.move', { dial: '+1 415 555 1212', to: 0 })
  const kept = ['+1 415 555 1212', 'bob@example.com']
  expect(core.state.keepsakes.favourites.map(({ dial }) => dial)).toEqual(kept)
  expect(keepsakes.get('ann@example.com')?.favourites.map(({ dial }) => dial)).toEqual(kept)
  await core.handle('favourite.remove', { dial: 'bob@example.com' })
  expect(core.state.keepsakes.favourites).toHaveLength(1)
})

test('the history is exported as it is filtered and searched, with its notes, in one piece', async () => {
  const house = await open()
  for (let index = 0; index < 205; index += 1) {
    const at = new Date(Date.now() - (index + 1) * 60_000).toISOString()
    await house.order({
      ...{ do: 'publish', service: 'recent-calls', node: '/example.com/ann', id: `r${String(index)}` },
      xml: `<recent-call xmlns="onsip:recent-calls"><from-uri>${CALLER}</from-uri><from-display>=cmd ${String(index)}</from-display><time start="${at}" duration="61"/></recent-call>`,
    })
  }
  await house.until('all of them', ({ feeds }) => feeds.recentCalls.revision > 0)
  for (;;) {
    const { revision } = house.core.state.feeds.recentCalls
    const page = await house.core.handle('history.list', { offset: 0, limit: 1, filter: 'all', search: '' })
    if (page.ok && page.value.total === 205) break
    await house.until('more', ({ feeds }) => feeds.recentCalls.revision !== revision)
  }
  const [first] = await rows(house)
  await write(house, { kind: 'row', id: first?.id ?? '' }, 'the newest')

  const written: string[] = []
  const shown: string[] = []
  const commands = createHistoryCommands({
    ...{ core: house.core, clock: house.ports.clock },
    askWhere: (_caller, proposed) => Promise.resolve(`/home/ann/${proposed}`),
    write: (_file, text) => {
      written.push(text)
      return Promise.resolve()
    },
    showInFolder: (file) => shown.push(file),
  })
  expect(await commands['history.showExport']({}, PAGE)).toMatchObject({ error: { code: 'row-gone' } })
  const all = await commands['history.export']({ filter: 'all', search: '' }, PAGE)
  expect(all).toMatchObject({ value: { count: 205 } })
  expect(written[0]?.split('\r\n')).toHaveLength(207)
  expect(written[0]).toContain(`'=cmd 204,415 555 1212,`)
  expect(written[0]).toContain(',the newest\r\n')
  await commands['history.export']({ filter: 'incoming', search: 'newest' }, PAGE)
  expect(written[1]?.split('\r\n')).toHaveLength(3)
  await commands['history.showExport']({}, PAGE)
  expect(shown[0]).toMatch(/^\/home\/ann\/ringside-calls-\d{4}-\d\d-\d\d\.csv$/u)
})

test('a rule of the user’s is carried out for a call of the record, with what the record tells', async () => {
  const house = await open()
  await missed(house)
  const [row] = await recorded(house, 1)
  expect(house.core.recorded(row?.id ?? '')).toMatchObject({
    ...{ state: 'ended', outcome: 'missed', direction: 'incoming', owners: ['ann@example.com'] },
    callIds: house.core.state.calls.ended[0]?.callIds,
    remote: { number: '(415) 555-1212' },
  })
  expect(house.core.recorded('nowhere')).toBeUndefined()
})
