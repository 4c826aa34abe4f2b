/** Joins what "Will I see the next call?" needs of the shell. */
import { NOTHING } from '../app/contract/command-outputs.ts'
import { appError } from '../app/contract/errors.ts'
import { err, ok } from '../app/contract/result.ts'
import type { CallsState } from '../app/calls/model.ts'
import { sameAddress } from '../app/calls/party.ts'
import type { Core } from '../app/core.ts'
import type { Clock, Logger } from '../app/ports.ts'
import type { CardSurface } from './attention.ts'
import { createCardStopwatch } from './card-stopwatch.ts'
import type { CardWindow } from './card-window.ts'
import { createDisplayFacts } from './display-facts.ts'
import { createHealthCommands, type HealthCommands } from './health-commands.ts'
import { createRingTest } from './ring-test.ts'
import { createSystemFacts } from './system-facts.ts'
import { openTestCard, type TestCardDeps } from './test-card.ts'
import type { TryIt } from './try-it.ts'

export interface HealthDeps {
  readonly core: Core
  readonly tryIt: Pick<TryIt, 'ring'>
  readonly cardWindow: Pick<CardWindow, 'shownOn' | 'isMade'>
  readonly panel: TestCardDeps
  readonly surface: CardSurface
  readonly isSoftwareDrawn: () => boolean
  readonly readLinks: () => Promise<void>
  readonly platform: NodeJS.Platform
  readonly clock: Clock
  readonly log: Logger
}

export interface Health {
  readonly commands: HealthCommands
  /** In the tick in which news of calls arrived, after the pages got them. */
  follow(calls: CallsState): void
  /** The machine woke up. */
  readonly woke: () => void
  /** What the start of the program waits for the least: everything that costs no other program's help. */
  look(): Promise<void>
  dispose(): void
}

export function createHealth(deps: HealthDeps): Health {
  const { core, tryIt, cardWindow, panel, surface, readLinks, platform, clock, log } = deps
  const displays = createDisplayFacts({
    screen: panel.screen,
    clock,
    openTestCard: (displayId) => openTestCard(panel, displayId),
    report: (found) => {
      // Where no card can be placed there is nothing to be proven of a display.
      core.reportShell({ displays: surface === 'window' ? found : [] })
    },
  })
  const system = createSystemFacts({
    ...{ readLinks, platform, clock, log },
    report: (facts) => {
      core.reportShell(facts)
    },
  })
  const ringTest = createRingTest({
    clock,
    state: () => core.state,
    hasCards: () =>
      surface === 'window' && core.state.settings.values.alerts.cards && core.state.attention.hush === null,
    ring: async () => {
      const { simulated, address } = core.state.account
      if (simulated) return (await tryIt.ring()) ? ok(NOTHING) : err(appError('not-available'))
      const placed = await core.handle('call.create', { to: address })
      return placed.ok ? ok(NOTHING) : placed
    },
    isMine: ({ remote }) => {
      const { simulated, address } = core.state.account
      // Nobody's real call rings in the stand-in service.
      return simulated || sameAddress(remote.address, address)
    },
    hangUp: (callId) => core.handle('call.end', { callId }),
    report: (test) => {
      core.reportShell({ ringTest: test })
    },
  })
  const stopwatch = createCardStopwatch({
    clock,
    hasWindow: cardWindow.isMade,
    isSoftwareDrawn: deps.isSoftwareDrawn,
    report: (cardSpeed) => {
      core.reportShell({ cardSpeed })
    },
  })
  return {
    commands: createHealthCommands({ displays, system, ringTest, stopwatch, cardWindow }),
    follow: (calls) => {
      stopwatch.follow(calls)
      ringTest.follow(calls)
    },
    woke: stopwatch.woke,
    async look() {
      displays.read()
      await system.readNotifications()
    },
    dispose() {
      displays.dispose()
      ringTest.dispose()
    },
  }
}
