/** The system's own notifications: for what was missed, and for what rings where no card can be placed. */
import { Notification } from 'electron'
import type { NotificationText } from '../app/contract/messages/shell.ts'
import type { Logger } from '../app/ports.ts'
import { escapeMarkup } from './notification-markup.ts'

export interface NotificationsDeps {
  readonly platform: NodeJS.Platform
  readonly onClick: () => void
  readonly log: Logger
}

export interface ShowNotification extends NotificationText {
  /** One notification per id; a second one with the same id is not shown. */
  readonly id: string
  readonly urgency: 'normal' | 'critical'
  /** The card or the phone makes the noise, not this. */
  readonly silent: boolean
}

export type Shown = { readonly kind: 'shown' } | { readonly kind: 'blocked'; readonly reason: string }

export interface Notifications {
  show(notification: ShowNotification): Shown
  withdraw(id: string): void
  /** Ids of those that were shown and neither closed nor clicked. */
  open(): readonly string[]
  dispose(): void
}

/** More than any desktop shows at once; beyond it the oldest is withdrawn. */
const MAX_OPEN = 20

export function createNotifications({ platform, onClick, log }: NotificationsDeps): Notifications {
  // Kept until closed: a notification that is garbage-collected never tells of its click.
  const live = new Map<string, Notification>()

  function withdraw(id: string): void {
    const notification = live.get(id)
    live.delete(id)
    notification?.close()
  }

  function show({ id, title, body, urgency, silent }: ShowNotification): Shown {
    if (!Notification.isSupported()) return blocked('not-supported')
    if (live.has(id)) return { kind: 'shown' }
    const notification = new Notification({
      title,
      body: platform === 'linux' ? escapeMarkup(body) : body,
      urgency,
      silent,
      timeoutType: urgency === 'critical' ? 'never' : 'default',
    })
    live.set(id, notification)
    notification.on('click', () => {
      live.delete(id)
      onClick()
    })
    notification.on('close', () => {
      live.delete(id)
    })
    notification.on('failed', (_event, error) => {
      live.delete(id)
      blocked(error)
    })
    notification.show()
    for (const oldest of [...live.keys()].slice(0, -MAX_OPEN)) withdraw(oldest)
    return { kind: 'shown' }
  }

  function blocked(reason: string): Shown {
    log.warn('notification-blocked', { reason })
    return { kind: 'blocked', reason }
  }

  return {
    show,
    withdraw,
    open: () => [...live.keys()],
    dispose() {
      for (const id of [...live.keys()]) withdraw(id)
    },
  }
}
