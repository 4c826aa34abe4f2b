/** The run of generated calls with a fault planted in the model: it must notice. */
import { expect, test, vi } from 'vitest'
import { runCrowd } from './run.ts'

// No leg finds the call that it belongs to: every branch becomes a call of its own.
vi.mock(import('../../../app/calls/call-list.ts'), async (original) => ({
  ...(await original()),
  homesOf: () => [],
}))

test('a model that does not fold the branches of a call shows other cards than there are calls', async () => {
  const { wrong } = await runCrowd(12, 11)
  expect(wrong.some((sentence) => sentence.includes('cards'))).toBe(true)
})
