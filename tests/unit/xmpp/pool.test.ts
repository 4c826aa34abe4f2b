import { expect, test } from 'vitest'
import { createPool } from '../../../app/xmpp/pool.ts'

test('tasks run in order, never more at a time than allowed, and one that fails frees its place', async () => {
  const pool = createPool(3)
  const order: number[] = []
  let running = 0
  let most = 0
  const task = (at: number) => async () => {
    order.push(at)
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    if (at === 1) throw new Error('one of them')
    return at
  }
  const all = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => pool.run(task(at))))
  expect(all.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1)
  expect(order).toEqual([...order].sort((one, other) => one - other))
  expect([most, running]).toEqual([3, 0])
})
