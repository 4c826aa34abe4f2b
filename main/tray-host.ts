/**
 * Whether a tray icon of ours can be seen. Windows and macOS always show one; on Linux somebody must play host, and
 * Electron does not say whether anybody does (freedesktop.org, StatusNotifierItem; KDE's watcher speaks for it).
 */
import { Message } from '@jellybrick/dbus-next'
import { askSessionBus, type SessionBusDeps } from './session-bus.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'

export interface TrayHostDeps extends SessionBusDeps {
  readonly platform: NodeJS.Platform
}

/** Asks anew each time, since a panel may come and go. Never rejects; no answer means no tray. */
export async function isTrayHosted({ platform, ...deps }: TrayHostDeps): Promise<boolean> {
  if (platform !== 'linux') return true
  const reply = await askSessionBus(askForHost(), deps)
  return isTrue(reply?.body[0])
}

const askForHost = (): Message =>
  new Message({
    destination: WATCHER,
    path: '/StatusNotifierWatcher',
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: [WATCHER, 'IsStatusNotifierHostRegistered'],
  })

/** The answer is a variant. */
const isTrue = (variant: unknown): boolean =>
  typeof variant === 'object' && variant !== null && 'value' in variant && variant.value === true
