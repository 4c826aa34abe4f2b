import { expect, it } from 'vitest'
import { steadyRows } from '../../../renderer/dial/steady-rows.ts'
import { makeCall } from '../contract/make-call.ts'

const a = makeCall({ id: 'a' })
const b = makeCall({ id: 'b' })
const shown = (rows: ReturnType<typeof steadyRows>) =>
  rows.map(({ call, over }) => call.id + (over ? ' over' : ''))

it('a row keeps its number although the call above it ends, and new ones come below', () => {
  const asked = steadyRows([], [a, b])
  expect(shown(asked)).toEqual(['a', 'b'])
  const oneOver = steadyRows(asked, [b])
  expect(shown(oneOver)).toEqual(['a over', 'b'])
  expect(shown(steadyRows(oneOver, [b, makeCall({ id: 'c' })]))).toEqual(['a over', 'b', 'c'])
})

it('a row shows its call as it is now', () => {
  const [row] = steadyRows(steadyRows([], [a]), [{ ...a, pending: 'end' }])
  expect(row?.call.pending).toBe('end')
})

it('there are no more rows than keys that pick', () => {
  const many = Array.from({ length: 20 }, (_none, index) => makeCall({ id: String(index) }))
  expect(steadyRows([], many)).toHaveLength(9)
})
