import { z } from 'zod'
import { ENGINE_STAGES } from '../openzoep/conditions.ts'
import type { Engine } from '../openzoep/engine.ts'
import { createOrder, field, type Order } from './order.ts'
import { done, refused } from './reply.ts'

const NOBODY = 'nobody is logged in to the engine'
const NO_CALL = 'there is no such call'

/** What the engine, and the people at its other end, can be told to do. */
export function createOpenZoepOrders(engine: Engine): Readonly<Record<string, Order>> {
  const { calls, conditions } = engine
  return {
    /** `from`: a full JID, or `unknown/#00…`. */
    'zoep-ring': createOrder(
      { from: field.text().optional(), call: field.callId().optional() },
      ({ from, call }) => {
        const rung = calls.ring(from ?? 'suzan@jabber.example.com/Zoep', call)
        return rung === undefined ? refused(NOBODY) : done({ call: rung.id })
      },
    ),
    'zoep-answer': createOrder({ call: field.callId().optional() }, ({ call }) => {
      const answered = calls.answer(call)
      return answered === undefined ? refused(NO_CALL) : done({ call: answered.id })
    }),
    /** The other side says a word of your choice about the newest call, or the one named. */
    'zoep-say': createOrder({ call: field.callId().optional(), type: field.text() }, ({ call, type }) => {
      const spoken = calls.say(type, call)
      return spoken === undefined ? refused(NO_CALL) : done({ call: spoken.id })
    }),
    /** Text as it stands, well-formed or not. */
    'zoep-send': createOrder({ xml: z.string().max(1_000_000) }, ({ xml }) =>
      engine.write(xml) ? done() : refused(NOBODY),
    ),
    'zoep-fault': createOrder(
      {
        kind: z.enum(['plain-only', 'hold-joined', 'stall', 'crash', 'restart']),
        on: z.boolean().optional(),
        at: z.enum(ENGINE_STAGES).optional(),
      },
      async ({ kind, on = true, at = 'registered' }) => {
        if (kind === 'crash') await engine.crash()
        else if (kind === 'restart') await engine.restart()
        else if (kind === 'plain-only') conditions.plainOnly = on
        else if (kind === 'hold-joined') conditions.holdJoined = on
        else conditions.stallAt = on ? at : undefined
        return done()
      },
    ),
    'zoep-state': createOrder({}, () =>
      done({ stages: engine.stages(), calls: calls.list(), inUse: engine.isInUse() }),
    ),
  }
}
