/** Lets a fault strike when its stage is reached. */
import type { Fault } from './cells.ts'
import type { Scene } from './scene.ts'
import type { Stage } from '../../../app/simulator/stages.ts'

export interface Strike {
  /** From now on the stage counts. */
  readonly arm: () => void
  /** Fulfilled when the stage was reached and the fault has struck. */
  readonly struck: Promise<void>
  /** Wakes the machine where the fault was sleep. @returns whether it was */
  readonly wake: () => Promise<boolean>
}

export function createStrike({ house, clock, pass }: Scene, stage: Stage, fault: Fault): Strike {
  const { simulator, core } = house
  const { does, beforehand } = fault
  let armed = false

  async function act(): Promise<void> {
    switch (does.kind) {
      case 'order':
        await house.order(does.order)
        return
      case 'clock':
        clock.jump(does.byMs)
        return
      case 'sleep':
        core.suspend()
        clock.sleep()
        // A machine that sleeps hears nothing, and the network forgets it.
        await house.order({ do: 'fault', kind: 'silence' })
    }
  }

  const struck = new Promise<void>((resolve, reject) => {
    const dispose = simulator.onStage((reached) => {
      if (reached !== stage || !armed) return
      dispose()
      if (beforehand) resolve()
      else act().then(resolve, reject)
    })
  })
  return {
    arm() {
      armed = true
      if (beforehand) void act()
    },
    struck,
    async wake() {
      if (does.kind !== 'sleep') return false
      await pass(does.forMs)
      clock.wake()
      core.check('resume')
      return true
    },
  }
}
