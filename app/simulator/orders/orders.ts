import { z } from 'zod'
import type { Order } from './order.ts'
import { refused, type Reply } from './reply.ts'

/** Carries out whatever stands in `order`: any value is answered, none throws. */
export type DoOrder = (order: unknown) => Promise<Reply>

export function createDoOrder(orders: Readonly<Record<string, Order>>): DoOrder {
  const named = z.looseObject({ do: z.string() })
  return async (value) => {
    const read = named.safeParse(value)
    const known = `known: ${Object.keys(orders).join(', ')}`
    if (!read.success) return refused(`expected an object with a text field "do"; ${known}`)
    const order = Object.prototype.hasOwnProperty.call(orders, read.data.do)
      ? orders[read.data.do]
      : undefined
    return order === undefined ? refused(`unknown order; ${known}`) : order.run(read.data)
  }
}
