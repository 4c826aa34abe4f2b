/** How a working day comes to each stage. */
import type { Stage } from '../../../app/simulator/stages.ts'
import { OWN, ringFrom, type Scene } from './scene.ts'
import { legsOf } from './truth.ts'

/** Stages of getting on line; there calls are not seen anyway. */
const FRESH: readonly Stage[] = [
  'before-tls',
  'during-sasl',
  'before-authorize',
  'subscribe-pending',
  'between-subscribe-and-snapshot',
]
export const isOnLine = (stage: Stage): boolean => !FRESH.includes(stage)

const PATIENCE_MS = 10_000

/**
 * @param arm called right before the step that leads to the stage
 * @returns the call that is there then and that nobody else will end, if any
 */
export async function approach(
  { house, until }: Scene,
  stage: Stage,
  arm: () => void,
): Promise<string | undefined> {
  const { core, simulator, order } = house
  const stateOfFirst = () => core.state.calls.active[0]?.state
  const firstCall = async (): Promise<string> => {
    const call = await order(ringFrom('14155551212'))
    await until('the first call', PATIENCE_MS, () => stateOfFirst() === 'ringing')
    return call
  }
  switch (stage) {
    case 'ringing':
      arm()
      return order(ringFrom('14155551212'))
    case 'answered': {
      const call = await firstCall()
      arm()
      await order({ do: 'answer', call })
      return call
    }
    case 'during-transfer': {
      const call = await firstCall()
      await order({ do: 'answer', call })
      await until('the answer', PATIENCE_MS, () => stateOfFirst() === 'answered')
      arm()
      const callId = core.state.calls.active[0]?.id ?? ''
      void core.handle('call.transfer', { callId, to: 'sip:bob@example.com' })
      return undefined
    }
    case 'setup-between-legs':
      arm()
      void core.handle('call.create', { to: '(212) 555-0123' })
      await until('the own phone', PATIENCE_MS, async () => (await legsOf(simulator, OWN)).length > 0)
      await order({ do: 'answer', call: core.state.calls.active[0]?.setupId ?? '' })
      return undefined
    default: {
      const call = await firstCall()
      // Otherwise the old subscription would be taken up again, and nothing would be pending.
      if (stage === 'subscribe-pending')
        await order({ do: 'fault', kind: 'expire-subscriptions', silent: true })
      arm()
      await order({ do: 'fault', kind: 'drop' })
      return call
    }
  }
}
