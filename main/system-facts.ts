/** What the system says of itself: notifications and who opens links. Read when asked for; nothing tells of changes. */
import type { LinkOwner, ShellState } from '../app/contract/state.ts'
import type { Clock, Logger } from '../app/ports.ts'
import { linkOwnerOnLinux } from './link-owners-linux.ts'
import { nativeLinkOwner, type NativeLinks } from './link-owners-native.ts'
import { areNotificationsAllowed } from './notifications-allowed.ts'

export interface SystemFactsDeps {
  readonly app: NativeLinks
  readonly platform: NodeJS.Platform
  readonly clock: Clock
  readonly log: Logger
  readonly report: (facts: Partial<Pick<ShellState, 'notifications' | 'linkOwners'>>) => void
}

export interface SystemFacts {
  readNotifications(): Promise<void>
  readAll(): Promise<void>
}

export function createSystemFacts({ app, platform, clock, log, report }: SystemFactsDeps): SystemFacts {
  const ownerOf = (scheme: string): Promise<LinkOwner> =>
    platform === 'linux' ? linkOwnerOnLinux(scheme) : Promise.resolve(nativeLinkOwner(app, scheme))

  async function readNotifications(): Promise<void> {
    report({ notifications: await areNotificationsAllowed({ platform, clock, log }) })
  }
  async function readLinks(): Promise<void> {
    const [tel, sip, callto] = await Promise.all([ownerOf('tel'), ownerOf('sip'), ownerOf('callto')])
    report({ linkOwners: { tel, sip, callto } })
  }
  return {
    readNotifications,
    async readAll() {
      await Promise.all([readNotifications(), readLinks()])
    },
  }
}
