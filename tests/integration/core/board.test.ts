import { afterEach, expect, test } from 'vitest'
import type { CommandInput } from '../../../app/contract/commands.ts'
import type { BoardPage, BoardRow } from '../../../app/contract/board.ts'
import { createHouse, type House } from './house.ts'

let house: House
afterEach(() => house.close())

type Question = CommandInput<'board.list'>
const WHOLE: Question = { order: 'list', filter: 'all', held: null, offset: 0, limit: 1_000 }

async function board(question: Partial<Question> = {}): Promise<BoardPage> {
  const listed = await house.core.handle('board.list', { ...WHOLE, ...question })
  if (!listed.ok) throw new Error(listed.error.code)
  return listed.value
}

async function untilBoard(
  what: string,
  question: Partial<Question>,
  fits: (page: BoardPage) => boolean,
): Promise<BoardPage> {
  for (let { revision } = house.core.state.team; ;) {
    const page = await board(question)
    if (fits(page)) return page
    await house.until(`${what}: ${JSON.stringify(page.counts)}`, ({ team }) => team.revision > revision)
    revision = house.core.state.team.revision
  }
}

/** Ann with sixty colleagues' lines on the board, all of them told. */
async function sixty(): Promise<readonly string[]> {
  house = await createHouse({ colleagues: 60 })
  await house.signIn()
  const addresses = house.simulator.ready.accounts.slice(-60).map(({ jid }) => jid)
  await house.core.handle('team.add', { text: addresses.join(' ') })
  await house.until('every line is told', ({ team }) => team.total === 60 && team.asking === 0)
  await house.until('the directory is read', ({ people }) => people.count > 60)
  return addresses
}

const ringAt = (address: string): Promise<string> =>
  house.order({ do: 'ring', from: 'sip:17325550100@jnctn.net', to: `sip:${address}` })
const addressesOf = ({ rows }: BoardPage): readonly string[] => rows.map(({ address }) => address)

test('of sixty lines those that ring come first, and the one with the keyboard stays where it is', async () => {
  const addresses = await sixty()
  const page = await board()
  expect(page).toMatchObject({ total: 60, heldAt: null })
  expect(addressesOf(page)).toEqual(addresses)
  const free = page.rows.filter(({ state }) => state === 'free')
  const [first, second, third]: readonly (BoardRow | undefined)[] = [free[3], free[20], free[30]]
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few are free')
  const held = { address: first.address, index: first.index }

  const firstCall = await ringAt(second.address)
  const ringing = await untilBoard(
    'one rings',
    { order: 'ringing-first', held },
    ({ counts }) => counts.ringing === 1,
  )
  expect(addressesOf(ringing)[0]).toBe(second.address)
  expect(addressesOf(ringing)[held.index]).toBe(held.address)
  expect(ringing.heldAt).toBe(held.index)

  await ringAt(third.address)
  const two = { order: 'ringing-first', filter: 'ringing' } as const
  const both = await untilBoard('two ring', two, ({ counts }) => counts.ringing === 2)
  expect(addressesOf(both)).toEqual([second.address, third.address])
  // It no longer rings, and stays while the keyboard is there.
  await house.order({ do: 'answer', call: firstCall })
  const kept = { ...two, held: { address: second.address, index: 0 } }
  const after = await untilBoard('one talks', kept, ({ counts }) => counts.talking === 1)
  expect(addressesOf(after)).toEqual([second.address, third.address])
  expect(addressesOf(await board(two))).toEqual([third.address])
})

test('a line is found by its name, its user part and its extension, and an unknown text by none', async () => {
  await sixty()
  const { rows } = await board()
  const find = async (text: string, from = 0) => {
    const found = await house.core.handle('board.find', { ...WHOLE_QUESTION, text, from })
    if (!found.ok || found.value.index === null) return undefined
    expect(found.value.address).toBe(rows[found.value.index]?.address)
    return found.value.address
  }
  const named = rows.find(({ name, extension }) => name.includes(' ') && extension !== '')
  if (named === undefined) throw new Error('nobody has a name and an extension')
  expect(await find(named.name)).toBe(named.address)
  expect(await find(named.extension)).toBe(named.address)
  expect(await find(named.address.split('@')[0] ?? '')).toBe(named.address)
  expect(await find('zzzz')).toBeUndefined()
})

const WHOLE_QUESTION = { order: 'list', filter: 'all', held: null } as const
