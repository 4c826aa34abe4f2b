/** The parts of a desktop that a virtual screen lacks: a tray and a notification service. */
import { createNotificationsDouble, type NotificationsDouble } from './notifications-double.ts'
import { joinSessionBus } from './session-bus.ts'
import { createTrayDouble, type TrayDouble } from './tray-double.ts'

export interface DesktopDouble {
  readonly tray: TrayDouble
  readonly notifications: NotificationsDouble
  close(): Promise<void>
}

/** Must be there before the program under test starts: Chromium looks for a tray once. */
export async function createDesktopDouble(): Promise<DesktopDouble> {
  const seat = await joinSessionBus()
  const tray = await createTrayDouble(seat)
  const notifications = await createNotificationsDouble(seat)
  return { tray, notifications, close: () => seat.leave() }
}
