/** Generated calls in the simulator, and at quiet moments the core's cards beside the simulator's calls. */
import { cardsOf } from '../../../app/calls/cards.ts'
import { violations } from '../../../app/calls/invariants.ts'
import type { Call, CallsState } from '../../../app/calls/model.ts'
import { createCrowd } from '../../crowd/crowd.ts'
import { trueCalls, type TrueCall } from '../../crowd/truth.ts'
import { untilTrue } from '../../desktop/until.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse } from '../core/house.ts'

export interface Run {
  readonly begun: number
  readonly quietMoments: number
  /** Quiet moments at which several calls, or a call of several legs, were there. */
  readonly busyMoments: number
  /** One sentence for each quiet moment at which the cards were not the calls, and for each broken invariant. */
  readonly wrong: readonly string[]
}

/** @param count so many calls are begun */
export async function runCrowd(count: number, seed: number): Promise<Run> {
  // Set-ups that nobody picks up wait five seconds for their end: one of ours.
  const house = await createHouse({}, { clock: createScaledClock(5) })
  const { core, simulator } = house
  const wrong: string[] = []
  let quietMoments = 0
  let busyMoments = 0
  const dispose = core.subscribe(({ calls }) => {
    if (calls !== undefined) wrong.push(...violations(calls))
  })
  try {
    await house.signIn()
    const crowd = await createCrowd({
      simulator,
      seed,
      otherPrograms: true,
      dial: async (number) => {
        const created = await core.handle('call.create', { to: number })
        if (!created.ok) throw new Error(created.error.code)
      },
    })
    const look = async (): Promise<void> => {
      await untilTrue('the events to have arrived', async () => {
        const calls = await trueCalls(simulator)
        if (!isQuiet(core.state.calls, calls)) return false
        quietMoments += 1
        if (calls.length > 1 || calls.some(({ legs }) => legs.length > 1)) busyMoments += 1
        const [shown, there] = [cardIds(core.state.calls), expectedIds(core.state.calls, calls)]
        if (shown.join('\n') !== there.join('\n')) {
          wrong.push(
            `quiet moment ${String(quietMoments)}: cards ${shown.join(' ')}, calls ${there.join(' ')}`,
          )
        }
        return true
      })
    }
    while (crowd.begun < count) {
      await crowd.stir()
      await look()
    }
    await crowd.leave()
    await look()
    return { begun: crowd.begun, quietMoments, busyMoments, wrong }
  } finally {
    dispose()
    await house.close()
  }
}

const stateLegs = (calls: CallsState): readonly string[] =>
  calls.active.flatMap(({ legs }) => legs.map((leg) => `${leg.owner} ${leg.itemId} ${leg.state}`)).sort()

/** Every leg has arrived, and no own attempt waits for the next one. */
const isQuiet = (calls: CallsState, there: readonly TrueCall[]): boolean =>
  calls.active.every(({ legs }) => legs.length > 0) &&
  stateLegs(calls).join('\n') ===
    there
      .flatMap(({ legs }) => legs)
      .sort()
      .join('\n')

/** Each card of a live call by the call-ids of its live legs. */
const cardIds = (calls: CallsState): readonly string[] =>
  cardsOf(calls, { cards: true })
    .filter(({ kind }) => kind !== 'ended')
    .map(({ call }) => [...new Set(call.legs.map(({ callId }) => callId))].sort().join('+'))
    .sort()

/** What another program only prepares has no card; what this one prepares has. */
const expectedIds = ({ active }: CallsState, calls: readonly TrueCall[]): readonly string[] => {
  const own = new Set(active.flatMap((call: Call) => call.setup?.setupId ?? []))
  return calls
    .filter(({ id, isPreparation }) => !isPreparation || own.has(id))
    .map(({ callIds }) => callIds.join('+'))
    .sort()
}
