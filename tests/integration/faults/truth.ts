/** What the simulator's phones do, and whether the application shows just that. */
import { z } from 'zod'
import { violations } from '../../../app/calls/invariants.ts'
import type { CallsState } from '../../../app/calls/model.ts'
import type { Simulator } from '../../../app/simulator/simulator.ts'

const stateSchema = z.object({
  legs: z.array(
    z.object({
      id: z.string(),
      address: z.string(),
      state: z.enum(['requested', 'created', 'confirmed']),
      callId: z.string(),
      callSetupId: z.string(),
    }),
  ),
})
export type SimulatorLeg = z.infer<typeof stateSchema>['legs'][number]

export async function legsOf(
  simulator: Simulator,
  addresses: readonly string[],
): Promise<readonly SimulatorLeg[]> {
  const { legs } = stateSchema.parse(await simulator.do({ do: 'state' }))
  return legs.filter(({ address }) => addresses.includes(address))
}

/** @returns what differs, one sentence each; empty when the calls shown are the calls there are. */
export function differences(calls: CallsState, legs: readonly SimulatorLeg[]): readonly string[] {
  const there = legs.map(
    (leg) => `${leg.address} ${leg.id} ${leg.state === 'confirmed' ? 'answered' : 'ringing'}`,
  )
  const shown = calls.active.flatMap((call) =>
    call.legs.map((leg) => `${leg.owner} ${leg.itemId} ${leg.state}`),
  )
  const groups = new Set(legs.map(({ callId, callSetupId }) => callSetupId || callId))
  return [
    ...there.filter((leg) => !shown.includes(leg)).map((leg) => `lost: ${leg}`),
    ...shown.filter((leg) => !there.includes(leg)).map((leg) => `ghost: ${leg}`),
    ...(groups.size === calls.active.length
      ? []
      : [`${String(groups.size)} calls, ${String(calls.active.length)} shown`]),
    ...violations(calls),
  ]
}
