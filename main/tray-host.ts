/**
 * Whether a tray icon of ours can be seen. Windows and macOS always show one; on Linux somebody must play host, and
 * Electron does not say whether anybody does (freedesktop.org, StatusNotifierItem; KDE's watcher speaks for it).
 */
import type { EventEmitter } from 'node:events'
import { Message, sessionBus } from '@jellybrick/dbus-next'
import type { Clock, Logger } from '../app/ports.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const PATIENCE_MS = 2_000

export interface TrayHostDeps {
  readonly platform: NodeJS.Platform
  readonly clock: Clock
  readonly log: Logger
}

/** Asks anew each time, since a panel may come and go. Never rejects; no answer means no tray. */
export async function isTrayHosted({ platform, clock, log }: TrayHostDeps): Promise<boolean> {
  if (platform !== 'linux') return true
  return new Promise((resolve) => {
    const bus = sessionBus()
    const settle = (hosted: boolean): void => {
      stopWaiting()
      bus.disconnect()
      resolve(hosted)
    }
    const stopWaiting = clock.after(PATIENCE_MS, () => {
      settle(false)
    })
    const giveUp = (error: unknown): void => {
      log.info('tray-host-none', { why: error instanceof Error ? error.message : '' })
      settle(false)
    }
    // Its types leave the event out; without a listener a bus that is not there would end the program.
    const emitter: EventEmitter = bus
    emitter.on('error', giveUp)
    bus.call(askForHost()).then((reply) => {
      settle(isTrue(reply?.body[0]))
    }, giveUp)
  })
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
