/** Many people at many phones, by chance: forks, groups, set-ups, transfers and hang-ups that overlap. */
import { createChance } from '../../app/simulator/chance.ts'
import type { Simulator } from '../../app/simulator/simulator.ts'
import { z } from 'zod'

const ANN = 'sip:ann@example.com'
const SALES = 'sip:sales@example.com'
const BOB = 'sip:bob@example.com'
const PHONES = ['Zoiper', 'Door', 'Mobile'] as const
/** As many at a time as a switchboard's busiest minute has. */
const MOST_AT_ONCE = 6

export interface CrowdDeps {
  readonly simulator: Simulator
  readonly seed: number
  /** Ann calls a number from here; absent: she does not. */
  readonly dial?: (number: string) => Promise<void>
  /** Other programs of Ann's call as well. */
  readonly otherPrograms: boolean
}

export interface Crowd {
  /** Begins a few calls and moves others on. */
  stir(): Promise<void>
  /** Everybody hangs up. */
  leave(): Promise<void>
  /** How many calls were begun. */
  readonly begun: number
}

const legsSchema = z.object({
  legs: z.array(z.object({ callId: z.string(), state: z.enum(['requested', 'created', 'confirmed']) })),
})

export async function createCrowd({ simulator, seed, dial, otherPrograms }: CrowdDeps): Promise<Crowd> {
  const chance = createChance(seed)
  const below = (count: number): number => Math.floor(chance() * count)
  const oneOf = <T>(first: T, ...others: readonly T[]): T =>
    [first, ...others][below(others.length + 1)] ?? first
  let begun = 0
  const stranger = (): string => `sip:1415${String(5_550_000 + begun)}@pstn.example.com`
  /** Whatever cannot be done just now is left. */
  const order = (what: Readonly<Record<string, unknown>>): Promise<unknown> => simulator.do(what)

  for (const device of PHONES) await order({ do: 'register', address: 'ann@example.com', device })

  const begin = async (): Promise<void> => {
    begun += 1
    const group = oneOf(['ann@example.com', 'sales@example.com'], ['sales@example.com', 'bob@example.com'])
    const beginnings = [
      () => order({ do: 'ring', from: stranger(), to: ANN, phones: 1 + below(4) }),
      () => order({ do: 'ring', from: stranger(), to: oneOf(SALES, BOB) }),
      () => order({ do: 'ring', from: stranger(), to: 'sip:group@example.com', group }),
      () => order({ do: 'outgoing', from: oneOf(ANN, SALES), to: oneOf(stranger(), ANN, SALES, BOB) }),
      () => order({ do: 'hold', from: ANN }),
      ...(dial === undefined ? [] : [() => dial(`732555${String(1_000 + begun)}`)]),
      ...(otherPrograms
        ? [() => order({ do: 'click-to-call', from: ANN, to: oneOf(stranger(), SALES) })]
        : []),
    ]
    await beginnings[below(beginnings.length)]?.()
  }
  const moveOn = async (): Promise<void> => {
    const { legs } = legsSchema.parse(await simulator.do({ do: 'state' }))
    const ids = [...new Set(legs.map(({ callId }) => callId))]
    const call = ids[below(ids.length)]
    if (call === undefined) return
    if (ids.length > MOST_AT_ONCE) {
      await order({ do: 'hangup', call })
      return
    }
    const answered = legs.some(({ callId, state }) => callId === call && state === 'confirmed')
    if (!answered) await order({ do: oneOf('answer', 'answer', 'hangup'), call })
    else if (below(2) === 0) await order({ do: 'hangup', call })
    else {
      const to = oneOf(ANN, SALES, BOB, stranger())
      await order({ do: 'transfer', call, endpoint: oneOf('caller', 'callee'), to })
    }
  }

  return {
    get begun() {
      return begun
    },
    async stir() {
      await Promise.all(Array.from({ length: 1 + below(3) }, begin))
      for (let count = 1 + below(5); count > 0; count -= 1) await moveOn()
    },
    async leave() {
      for (;;) {
        const { legs } = legsSchema.parse(await simulator.do({ do: 'state' }))
        if (legs.length === 0) return
        for (const { callId } of legs) await order({ do: 'hangup', call: callId })
      }
    },
  }
}
