/** Which ways of showing notifications this system has, the best first. */
import type { Logger } from '../app/ports.ts'
import type { CardSurface } from './attention.ts'
import type { BusSeat } from './bus-seat.ts'
import type { NoticeEvents, NoticeScreen } from './notice.ts'
import { createDesktopNotices } from './notice-screen-desktop.ts'
import { createElectronNotices } from './notice-screen-electron.ts'
import { openPortalNotices } from './notice-screen-portal.ts'

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
  const portal = surface === 'notification' ? await openPortalNotices(seat, events) : undefined
  return [...(portal === undefined ? [] : [portal]), createDesktopNotices(seat, events), electron]
}
