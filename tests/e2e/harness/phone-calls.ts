/** What people at telephones do, by way of the simulator. */
import { listOf } from '../../desktop/plain-values.ts'
import { until } from '../../desktop/until.ts'
import type { Simulator } from '../../../app/simulator/simulator.ts'

export interface Ringing {
  readonly from?: string
  readonly to?: string
  readonly fromDisplay?: string
  readonly phones?: number
}

async function order(simulator: Simulator, what: Readonly<Record<string, unknown>>): Promise<string> {
  const reply = await simulator.do(what)
  if (!reply.ok) throw new Error(`${JSON.stringify(what)}: ${reply.error}`)
  return reply.call ?? ''
}

/** Somebody calls one of Ann's addresses. @returns the call-id */
export const ring = (simulator: Simulator, ringing: Ringing = {}): Promise<string> =>
  order(simulator, {
    do: 'ring',
    from: 'sip:14155551212@outside.example',
    to: 'sip:ann@example.com',
    ...ringing,
  })

/**
 * A ringing phone is picked up: of this call, else of the newest one that rings. Waits for one to ring, as people do:
 * the service calls the other side a moment after the own phone was lifted.
 */
export const pickUp = (simulator: Simulator, call?: string): Promise<string> =>
  until('a phone to ring', async () => {
    const reply = await simulator.do({ do: 'answer', ...(call === undefined ? {} : { call }) })
    return reply.ok ? (reply.call ?? '') : undefined
  })

/** Either side hangs up: this call, else the newest one. */
export const hangUp = (simulator: Simulator, call?: string): Promise<string> =>
  order(simulator, { do: 'hangup', ...(call === undefined ? {} : { call }) })

/** The simulator's legs now, as it lists them. */
export async function legs(simulator: Simulator): Promise<readonly unknown[]> {
  const reply = await simulator.do({ do: 'state' })
  if (!reply.ok) throw new Error(reply.error)
  return listOf(reply['legs'])
}
