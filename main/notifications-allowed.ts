/** Whether the system shows our notifications, as far as it tells. */
import type { ShellState } from '../app/contract/state.ts'
import { askSessionBus, type SessionBusDeps } from './session-bus.ts'

const NAME = 'org.freedesktop.Notifications'

export interface NotificationsAllowedDeps extends SessionBusDeps {
  readonly platform: NodeJS.Platform
}

/**
 * On Linux somebody must serve them (freedesktop.org, Desktop Notifications Specification); the question itself starts
 * a service that is started on demand. Windows and macOS tell no program whether the user switched them off.
 */
export async function areNotificationsAllowed({
  platform,
  ...deps
}: NotificationsAllowedDeps): Promise<ShellState['notifications']> {
  if (platform !== 'linux') return 'unknown'
  const reply = await askSessionBus(ASK_FOR_SERVER, deps)
  return reply === undefined ? 'blocked' : 'allowed'
}

const ASK_FOR_SERVER = {
  destination: NAME,
  path: '/org/freedesktop/Notifications',
  interface: NAME,
  member: 'GetServerInformation',
}
