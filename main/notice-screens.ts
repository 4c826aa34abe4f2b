/** Which ways of showing notifications this system has, the best first. */
import type { Logger } from '../app/ports.ts'
import type { CardSurface } from './attention.ts'
import type { BusSeat } from './bus-seat.ts'
import type { NoticeEvents, NoticeScreen } from './notice.ts'
import { createElectronNotices } from './notice-screen-electron.ts'

export interface NoticeScreensDeps {
  readonly platform: NodeJS.Platform
  readonly surface: CardSurface
  readonly seat: BusSeat
  readonly log: Logger
}

/** Where cards cannot be placed (Wayland) the portal comes first, since it knows what a call is. */
export async function openNoticeScreens(
  { platform, surface, seat, log }: NoticeScreensDeps,
  events: NoticeEvents,
): Promise<readonly NoticeScreen[]> {
  const electron = createElectronNotices(platform, events, log)
  if (platform !== 'linux') return [electron]
  // They bring the bus's library along.
  const [{ createDesktopNotices }, { openPortalNotices }] = await Promise.all([
    import('./notice-screen-desktop.ts'),
    import('./notice-screen-portal.ts'),
  ])
  const portal = surface === 'notification' ? await openPortalNotices(seat, events) : undefined
  return [...(portal === undefined ? [] : [portal]), createDesktopNotices(seat, events), electron]
}
