import { z } from 'zod'
import type { Faults } from '../faults.ts'
import { createOrder, field, type Order } from './order.ts'
import { done, refused } from './reply.ts'

/** Misbehaving on command. */
export function createFaultOrder(faults: Faults): Order {
  const shape = {
    kind: field.text(),
    on: z.boolean().optional(),
    forMs: field.milliseconds().optional(),
    everyMs: field.milliseconds().optional(),
    bytes: z.number().int().min(1).max(65_536).optional(),
    jid: field.text().optional(),
    silent: z.boolean().optional(),
  }
  return createOrder(shape, async ({ kind, ...settings }) => {
    const fault = Object.prototype.hasOwnProperty.call(faults, kind) ? faults[kind] : undefined
    if (fault === undefined) return refused(`unknown fault kind; known: ${Object.keys(faults).join(', ')}`)
    await fault(settings)
    return done()
  })
}
