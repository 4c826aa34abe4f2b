/**
 * What is told by notifications, one for each thing and never two for one: those of calls that go on, which follow the
 * calls, and those that stay until somebody looks. Which way the system has for showing them is found out once.
 */
import type { Logger } from '../app/ports.ts'
import { sameNotice, type Notice, type NoticeAction, type NoticeEvents, type NoticeScreen } from './notice.ts'

export interface NotificationsDeps {
  /** Ways of showing them, the best first; the last one always is there. Asked once, when the first is to be shown. */
  readonly screens: (events: NoticeEvents) => Promise<readonly NoticeScreen[]>
  readonly onAction: (notice: Notice, action: NoticeAction) => void
  readonly log: Logger
}

export interface Notifications {
  /** Those of calls that go on: shown, changed in place, and withdrawn once they are no longer among these. */
  follow(notices: readonly Notice[]): void
  /** One that stays until it is pressed or closed. */
  post(notice: Notice): void
  /** The same told anew, where it still is. */
  change(notice: Notice): void
  /** Withdraws those that stay. */
  clear(): void
  /** Takes back everything that is shown; resolves once that is done. */
  dispose(): Promise<void>
}

/** More than any desktop shows at once; beyond it the oldest is withdrawn. */
const MAX_POSTED = 20

export function createNotifications({ screens, onAction, log }: NotificationsDeps): Notifications {
  /** Of calls, as last asked for. One that the user closed stays here, so that it does not come back. */
  const followed = new Map<string, { readonly notice: Notice; isClosed: boolean }>()
  const posted = new Map<string, Notice>()
  let opened: Promise<readonly NoticeScreen[]> | undefined
  /** One after the other, so that a change never overtakes what it changes. */
  let last: Promise<void> = Promise.resolve()
  let disposed = false

  const events: NoticeEvents = {
    onAction(id, action) {
      const notice = posted.get(id) ?? followed.get(id)?.notice
      if (notice !== undefined) onAction(notice, action)
    },
    onClosed(id) {
      posted.delete(id)
      const known = followed.get(id)
      if (known !== undefined) known.isClosed = true
    },
  }

  function queue(task: (screens: readonly NoticeScreen[]) => Promise<void> | void): void {
    opened ??= screens(events)
    const ready = opened
    last = last.then(async () => {
      if (!disposed) await task(await ready)
    })
    last.catch((error: unknown) => {
      log.error('notification-failed', { why: error instanceof Error ? error.message : '' })
    })
    last = last.catch(() => undefined)
  }

  function put(notice: Notice): void {
    queue(async (ways) => {
      for (const way of ways) if (await way.put(notice)) return
      log.warn('notification-blocked', { category: notice.category })
    })
  }

  function withdraw(id: string): void {
    queue((ways) => {
      for (const way of ways) way.withdraw(id)
    })
  }

  return {
    follow(notices) {
      const ids = new Set(notices.map(({ id }) => id))
      for (const id of [...followed.keys()]) {
        if (ids.has(id)) continue
        followed.delete(id)
        if (!posted.has(id)) withdraw(id)
      }
      for (const notice of notices) {
        const known = followed.get(notice.id)
        const isSame = known !== undefined && sameNotice(known.notice, notice)
        followed.set(notice.id, { notice, isClosed: known?.isClosed ?? false })
        // Told as missed, and it rings again: from here on it goes when the call does.
        posted.delete(notice.id)
        if (!isSame && known?.isClosed !== true) put(notice)
      }
    },
    post(notice) {
      followed.delete(notice.id)
      posted.set(notice.id, notice)
      put(notice)
      for (const oldest of [...posted.keys()].slice(0, -MAX_POSTED)) {
        posted.delete(oldest)
        withdraw(oldest)
      }
    },
    change(notice) {
      const known = posted.get(notice.id)
      if (known === undefined || sameNotice(known, notice)) return
      posted.set(notice.id, notice)
      put(notice)
    },
    clear() {
      for (const id of [...posted.keys()]) withdraw(id)
      posted.clear()
    },
    async dispose() {
      disposed = true
      // What is being shown now has to be there before it can be taken back.
      await last
      await Promise.all(((await opened) ?? []).map((way) => way.dispose()))
    },
  }
}
