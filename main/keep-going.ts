/** What the program does about sleep, network, its own errors and its end. */
import type { PowerMonitor } from 'electron'
import type { Core } from '../app/core.ts'
import { createFailures } from './failures.ts'
import { watchPowerAndNetwork } from './power.ts'
import { quitInOrder, type QuitDeps } from './quit.ts'

export interface KeepGoingDeps extends QuitDeps {
  readonly powerMonitor: Pick<PowerMonitor, 'on'>
  readonly core: Core
  /** Errors do not stop: the user is to know. */
  readonly tellOfFailures: () => void
}

export function keepGoing(deps: KeepGoingDeps): void {
  const { powerMonitor, clock, log, core } = deps
  watchPowerAndNetwork({
    powerMonitor,
    clock,
    check: (reason) => {
      core.check(reason)
    },
    suspend: () => {
      core.suspend()
    },
    isWaiting: () => core.state.session.link.status === 'waiting',
  })
  const failed = createFailures({
    clock,
    log,
    recover: async (goesOn) => {
      await core.stop()
      if (goesOn()) await core.start()
    },
    tell: deps.tellOfFailures,
  })
  process.on('uncaughtException', failed)
  process.on('unhandledRejection', failed)
  quitInOrder(deps)
}
