/** What the system says of itself: notifications and who opens links. Read when asked for; nothing tells of changes. */
import type { ShellState } from '../app/contract/state.ts'
import type { Clock, Logger } from '../app/ports.ts'
import { areNotificationsAllowed } from './notifications-allowed.ts'

export interface SystemFactsDeps {
  readonly readLinks: () => Promise<void>
  readonly platform: NodeJS.Platform
  readonly clock: Clock
  readonly log: Logger
  readonly report: (facts: Pick<ShellState, 'notifications'>) => void
}

export interface SystemFacts {
  readNotifications(): Promise<void>
  readAll(): Promise<void>
}

export function createSystemFacts({ readLinks, platform, clock, log, report }: SystemFactsDeps): SystemFacts {
  async function readNotifications(): Promise<void> {
    report({ notifications: await areNotificationsAllowed({ platform, clock, log }) })
  }
  return {
    readNotifications,
    async readAll() {
      await Promise.all([readNotifications(), readLinks()])
    },
  }
}
