/**
 * Whether a tray icon of ours can be seen. Windows and macOS always show one; on Linux somebody must play host, and
 * Electron does not say whether anybody does (freedesktop.org, StatusNotifierItem; KDE's watcher speaks for it).
 */
import { askProperty, variantValue } from './bus-seat.ts'
import { askSessionBus, type SessionBusDeps } from './session-bus.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'

export interface TrayHostDeps extends SessionBusDeps {
  readonly platform: NodeJS.Platform
}

/** Asks anew each time, since a panel may come and go. Never rejects; no answer means no tray. */
export async function isTrayHosted({ platform, ...deps }: TrayHostDeps): Promise<boolean> {
  if (platform !== 'linux') return true
  const reply = await askSessionBus(ASK_FOR_HOST, deps)
  return variantValue(reply?.body[0]) === true
}

const ASK_FOR_HOST = askProperty(WATCHER, '/StatusNotifierWatcher', WATCHER, 'IsStatusNotifierHostRegistered')
