import { z } from 'zod'
import type { Faults } from '../faults.ts'
import { AWAY, type Away } from '../services/outage.ts'
import { STAGES, type Stages } from '../stages.ts'
import { createOrder, field, type Order } from './order.ts'
import { done, refused } from './reply.ts'

/** Misbehaving on command, now or the next time that a stage is reached. */
export function createFaultOrder(faults: Faults, stages: Pick<Stages, 'once'>): Order {
  const shape = {
    kind: field.text(),
    on: z.boolean().optional(),
    forMs: field.milliseconds().optional(),
    everyMs: field.milliseconds().optional(),
    bytes: z.number().int().min(1).max(65_536).optional(),
    jid: field.text().optional(),
    hops: z.number().int().min(1).max(20).optional(),
    circle: z.boolean().optional(),
    silent: z.boolean().optional(),
    condition: z.custom<Away>((value) => typeof value === 'string' && value in AWAY).optional(),
    forget: z.boolean().optional(),
    at: z.enum(STAGES).optional(),
  }
  return createOrder(shape, async ({ kind, at, ...settings }) => {
    const fault = Object.prototype.hasOwnProperty.call(faults, kind) ? faults[kind] : undefined
    if (fault === undefined) return refused(`unknown fault kind; known: ${Object.keys(faults).join(', ')}`)
    if (at === undefined) await fault(settings)
    else stages.once(at, () => void fault(settings))
    return done()
  })
}
