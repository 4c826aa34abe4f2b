import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BOARD_FILTERS, BOARD_ORDERS } from '../../../app/contract/board.ts'
import { boardCounts, boardOf, findLine, type BoardLine } from '../../../app/people/board.ts'

const line = (address: string, state: BoardLine['state'] = 'free', sinceMs?: number): BoardLine => ({
  ...{ address, state, sinceMs },
})
const WHOLE = { order: 'list', filter: 'all' } as const
const names = (lines: readonly BoardLine[]): string => lines.map(({ address }) => address).join(' ')

const TEAM = [
  line('ann'),
  line('bob', 'ringing', 2_000),
  line('cy', 'talking', 1_000),
  line('dee', 'ringing'),
  line('eve', 'ringing', 1_000),
  line('flo', 'no-phone'),
]

test('the list’s order is kept; ringing first, whoever waits longest comes before all others', () => {
  expect(names(boardOf(TEAM, WHOLE).lines)).toBe('ann bob cy dee eve flo')
  expect(names(boardOf(TEAM, { ...WHOLE, order: 'ringing-first' }).lines)).toBe('eve bob dee ann cy flo')
})

test.each([
  ['ringing', 'bob dee eve'],
  ['talking', 'cy'],
  ['free', 'ann'],
] as const)('only %s lines', (filter, left) => {
  expect(names(boardOf(TEAM, { ...WHOLE, filter }).lines)).toBe(left)
  expect(boardCounts(TEAM)[filter]).toBe(left.split(' ').length)
})

test('the line with the keyboard stays in its place, though it rings no more and does not fit', () => {
  const held = { address: 'ann', index: 1 }
  const board = boardOf(TEAM, { order: 'ringing-first', filter: 'ringing' }, held)
  expect(names(board.lines)).toBe('eve ann bob dee')
  expect(board.heldAt).toBe(1)
})

test('where so many lines are not there any more, it is the last; one that is not watched is none', () => {
  const last = boardOf(TEAM, { ...WHOLE, filter: 'talking' }, { address: 'flo', index: 5 })
  expect([names(last.lines), last.heldAt]).toEqual(['cy flo', 1])
  const gone = boardOf(TEAM, WHOLE, { address: 'zoe', index: 2 })
  expect([names(gone.lines), gone.heldAt]).toEqual(['ann bob cy dee eve flo', null])
})

const anyTeam = fc.uniqueArray(
  fc.record({
    address: fc.stringMatching(/^[a-z]{1,6}$/),
    state: fc.constantFrom('free', 'ringing', 'talking', 'no-phone', 'unknown'),
    sinceMs: fc.option(fc.nat(), { nil: undefined }),
  }),
  { selector: ({ address }) => address, maxLength: 40 },
)

test('whatever the lines do: each fitting one is there once, and the held one stands where it says', () => {
  fc.assert(
    fc.property(
      anyTeam,
      fc.constantFrom(...BOARD_ORDERS),
      fc.constantFrom(...BOARD_FILTERS),
      fc.nat(60),
      fc.nat(60),
      (team, order, filter, who, index) => {
        const address = team[who]?.address
        const held = address === undefined ? null : { address, index }
        const { lines, heldAt } = boardOf(team, { order, filter }, held)
        const expected = team.filter(
          (each) => filter === 'all' || each.state === filter || each.address === address,
        )
        expect([...lines].sort(byAddress)).toEqual([...expected].sort(byAddress))
        if (heldAt === null) expect(held).toBeNull()
        else {
          expect(lines[heldAt]?.address).toBe(address)
          expect(heldAt).toBe(Math.min(index, lines.length - 1))
        }
      },
    ),
  )
})
const byAddress = (one: BoardLine, other: BoardLine): number => (one.address < other.address ? -1 : 1)

const PEOPLE = [
  { name: 'Ann Carter', address: 'ann@example.com', extensions: ['201'] },
  { name: 'Bob Reed', address: 'bob@example.com', extensions: ['202', '7500'] },
  { name: '', address: 'sales-desk@example.com', extensions: [] },
  { name: 'Zoë Ångström', address: 'z.a@example.com', extensions: ['203'] },
  { name: 'Bea Carter', address: 'bea@example.com', extensions: ['210'] },
]

test.each([
  ['ann', 0, 0],
  ['reed', 0, 1],
  ['bob r', 0, 1],
  ['7500', 0, 1],
  ['sales', 0, 2],
  ['zoe', 0, 3],
  ['ang', 0, 3],
  ['cart', 1, 4],
  ['cart', 5, 0],
  ['B', 2, 4],
  ['B', 17, 4],
  ['eed', 0, undefined],
  [' ', 0, undefined],
] as const)('“%s” typed from %i on leads to %s', (text, from, found) => {
  expect(findLine(PEOPLE, text, from)).toBe(found)
})

test('no text on an empty board leads anywhere', () => {
  expect(findLine([], 'ann', 3)).toBeUndefined()
})
