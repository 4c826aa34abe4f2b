/** Electron's own notifications: Windows and macOS, and Linux where the session bus has nobody who shows them. */
import { Notification } from 'electron'
import type { Logger } from '../app/ports.ts'
import { escapeMarkup } from './notification-markup.ts'
import type { NoticeEvents, NoticeScreen } from './notice.ts'

export function createElectronNotices(
  platform: NodeJS.Platform,
  events: NoticeEvents,
  log: Logger,
): NoticeScreen {
  // Kept until closed: a notification that is garbage-collected never tells of its click.
  const live = new Map<string, Notification>()

  function withdraw(id: string): void {
    const notification = live.get(id)
    live.delete(id)
    notification?.close()
  }

  return {
    put({ id, title, body, urgency, silent, buttons }) {
      if (!Notification.isSupported()) return Promise.resolve(false)
      // It cannot be changed, so that another takes its place, without a second noise.
      const isChange = live.has(id)
      withdraw(id)
      const notification = new Notification({
        title,
        body: platform === 'linux' ? escapeMarkup(body) : body,
        urgency,
        silent: silent || isChange,
        timeoutType: urgency === 'critical' ? 'never' : 'default',
        // On Linux there are none.
        ...(platform === 'linux'
          ? {}
          : { actions: buttons.map(({ label }) => ({ type: 'button', text: label }) as const) }),
      })
      live.set(id, notification)
      const forget = (): void => {
        if (live.get(id) !== notification) return
        live.delete(id)
        events.onClosed(id)
      }
      notification.on('click', () => {
        events.onAction(id, 'show')
        forget()
      })
      notification.on('action', (_details, index) => {
        const pressed = buttons[index]
        if (pressed !== undefined) events.onAction(id, pressed.action)
        forget()
      })
      notification.on('close', forget)
      notification.on('failed', (_event, error) => {
        log.warn('notification-blocked', { reason: error })
        forget()
      })
      notification.show()
      return Promise.resolve(true)
    },
    withdraw,
    dispose() {
      for (const id of [...live.keys()]) withdraw(id)
      return Promise.resolve()
    },
  }
}
