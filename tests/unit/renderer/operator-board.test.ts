/** Which line Enter means on the operator's board, between a key and the answer to it. */
import { afterEach, expect, it } from 'vitest'
import { boardInputs } from '../../../app/contract/board-commands.ts'
import type { BoardFilter, BoardRow } from '../../../app/contract/board.ts'
import { ok } from '../../../app/contract/result.ts'
import { createBridge } from '../../../renderer/bridge.ts'
import { createOperatorBoard, type OperatorBoard } from '../../../renderer/team/board/board.svelte.ts'
import { untilTrue } from '../../desktop/until.ts'

const rowFor = (name: string, index: number): BoardRow => ({
  ...{ index, name, address: `${name}@example.com`, extension: '', state: 'ringing', calling: false },
  remote: { display: 'Bob Caller', number: '', address: '', uri: '' },
  ...{ direction: 'incoming', sinceMs: undefined, devices: 1, why: undefined, staleSinceMs: undefined },
})
const LINES: Readonly<Record<BoardFilter, readonly string[]>> = {
  all: ['ann', 'bert', 'cleo'],
  ringing: ['cleo'],
  talking: [],
  free: [],
}

let board: OperatorBoard | undefined
afterEach(() => board?.typed.end())

const NOBODY = { index: null, address: '' } as const

/** A board whose questions are answered when a test lets them. */
function scene(found: { readonly index: number | null; readonly address: string } = NOBODY) {
  const waiting: (() => void)[] = []
  const bridge = createBridge({
    invoke: (name, input) =>
      new Promise((resolve) => {
        waiting.push(() => {
          resolve(ok(name === 'board.find' ? found : pageOf(input)))
        })
      }),
    subscribe: () => () => undefined,
  })
  const made = createOperatorBoard({
    ...{ bridge, order: () => 'list', revision: () => 0, element: () => undefined },
    veil: (row) => ({ ...row, remote: undefined }),
  })
  board = made
  return {
    board: made,
    meant: () => made.meant()?.name,
    async answered(holds: () => boolean) {
      for (const resolve of waiting.splice(0)) resolve()
      await untilTrue('the answer is there', holds)
    },
    type: (key: string) =>
      made.typed.press({ key, isComposing: false, ctrlKey: false, metaKey: false, altKey: false }),
  }
}

function pageOf(input: unknown) {
  const { filter, held } = question.parse(input)
  const rows = LINES[filter].map(rowFor)
  const heldAt = rows.findIndex(({ address }) => address === held?.address)
  return { total: rows.length, rows, counts: { all: 3, ringing: 1, talking: 0, free: 0 }, heldAt }
}
const question = boardInputs['board.list']

async function told(found?: Parameters<typeof scene>[0]) {
  const made = scene(found)
  made.board.rows.retry()
  await made.answered(() => made.board.rows.isSettled)
  return made
}

it('no line is meant from the choice of others to its answer', async () => {
  const { board, meant, answered } = await told()
  expect(meant()).toBe('ann')
  board.show('ringing')
  expect(meant()).toBeUndefined()
  board.rows.retry()
  await answered(() => board.rows.isSettled)
  expect(meant()).toBe('cleo')
})

it('no line is meant while a typed name is looked for, nor where there is none', async () => {
  const { board, meant, answered, type } = await told()
  type('x')
  expect(meant()).toBeUndefined()
  await answered(() => board.typed.found !== undefined)
  expect(board.typed.found).toBe(false)
  expect(meant()).toBeUndefined()
  board.typed.end()
  expect(meant()).toBe('ann')
})

it('a typed name means the line that was found, also where another stands in its place by now', async () => {
  const there = await told({ index: 1, address: 'bert@example.com' })
  there.type('b')
  await there.answered(() => there.board.typed.found === true)
  expect(there.meant()).toBe('bert')

  const moved = await told({ index: 1, address: 'cleo@example.com' })
  moved.type('c')
  await moved.answered(() => moved.board.typed.found === true)
  expect(moved.meant()).toBeUndefined()
})

it('what is told of a line beside the board is veiled as the board is', async () => {
  const { board } = await told()
  expect(board.rows.row(0)?.remote?.display).toBe('Bob Caller')
  expect(board.row).toMatchObject({ name: 'ann', remote: undefined })
})
