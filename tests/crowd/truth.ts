/** The calls that the simulator has for Ann, as a person counts them. */
import { z } from 'zod'
import type { Simulator } from '../../app/simulator/simulator.ts'

const OWN = ['ann@example.com', 'sales@example.com']

const stateSchema = z.object({
  legs: z.array(
    z.object({
      id: z.string(),
      address: z.string(),
      callId: z.string(),
      callSetupId: z.string(),
      fromUri: z.string(),
      toUri: z.string(),
      state: z.enum(['requested', 'created', 'confirmed']),
    }),
  ),
})

export interface TrueCall {
  /** The call-setup-id of a click-to-call, else the call-id. */
  readonly id: string
  readonly callIds: readonly string[]
  /** `address item-id state`, sorted. */
  readonly legs: readonly string[]
  /** Nothing of it yet but the ring of the own phone by the call-setup server. */
  readonly isPreparation: boolean
}

/** Music on hold is nobody's call; everything else of the own addresses is. */
export async function trueCalls(simulator: Simulator): Promise<readonly TrueCall[]> {
  const { legs } = stateSchema.parse(await simulator.do({ do: 'state' }))
  const own = legs.filter(({ address, toUri }) => OWN.includes(address) && !toUri.startsWith('sip:moh@'))
  const ids = [...new Set(own.map(({ callSetupId, callId }) => callSetupId || callId))]
  return ids.map((id) => {
    const theirs = own.filter(({ callSetupId, callId }) => (callSetupId || callId) === id)
    return {
      id,
      callIds: [...new Set(theirs.map(({ callId }) => callId))].sort(),
      legs: theirs
        .map(
          ({ address, id: item, state }) =>
            `${address} ${item} ${state === 'confirmed' ? 'answered' : 'ringing'}`,
        )
        .sort(),
      // Moved to somebody else, that ring is a call as any other: it bears no call-setup-id.
      isPreparation: theirs.every(
        ({ fromUri, callSetupId }) => callSetupId !== '' && fromUri.startsWith('sip:call-setup@'),
      ),
    }
  })
}
