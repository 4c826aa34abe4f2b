import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerLine, LONGEST_LINE } from '../../../app/simulator/line-protocol.ts'
import { z } from 'zod'
import { createOrder } from '../../../app/simulator/orders/order.ts'
import { createDoOrder } from '../../../app/simulator/orders/orders.ts'
import { done } from '../../../app/simulator/orders/reply.ts'
import { containing } from '../../integration/simulator/matchers.ts'

const doOrder = createDoOrder({
  double: createOrder({ of: z.number() }, ({ of }) => done({ result: 2 * of })),
})
const answer = (line: string): Promise<string | undefined> => answerLine(line, doOrder)

test('an order that is known and whole is carried out', async () => {
  expect(await answer('{"do":"double","of":21}')).toBe('{"ok":true,"result":42}')
})

test.each([
  ['text that is no JSON', 'garbage', 'not JSON'],
  ['a number', '7', 'known: double'],
  ['null', 'null', 'known: double'],
  ['a list', '[]', 'known: double'],
  ['an order without a name', '{}', 'known: double'],
  ['an unknown order', '{"do":"dance"}', 'known: double'],
  ['a name that every object has', '{"do":"toString"}', 'known: double'],
  ['a field of the wrong type', '{"do":"double","of":"x"}', 'field of'],
  ['a line that is too long', `"${'x'.repeat(LONGEST_LINE)}"`, 'too long'],
])('%s is answered by an error', async (_what, line, error) => {
  const reply: unknown = JSON.parse((await answer(line)) ?? '')
  expect(reply).toEqual({ ok: false, error: containing(error) })
})

test('an empty line is passed over', async () => {
  expect(await answer('  ')).toBeUndefined()
})

test('whatever the line, the answer is one line of JSON that says whether it worked', async () => {
  const orders = fc.record({ do: fc.oneof(fc.constant('double'), fc.string()), of: fc.anything() })
  const lines = fc.oneof(
    fc.string(),
    fc.json(),
    orders.map((order) => JSON.stringify(order)),
  )
  await fc.assert(
    fc.asyncProperty(lines, async (line) => {
      const text = await answer(line)
      if (line.trim() === '') return text === undefined
      const reply: unknown = JSON.parse(text ?? '')
      return typeof reply === 'object' && reply !== null && 'ok' in reply && !text?.includes('\n')
    }),
  )
})
