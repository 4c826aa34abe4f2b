/**
 * Notifications by the desktop portal (flatpak.github.io/xdg-desktop-portal, org.freedesktop.portal.Notification): on
 * Wayland it is the way that knows calls. Version 2 has categories and says what a button is for.
 */
import { Variant } from '@jellybrick/dbus-next'
import { askProperty, variantValue, type BusQuestion, type BusSeat } from './bus-seat.ts'
import { readAction, type Notice, type NoticeAction, type NoticeEvents, type NoticeScreen } from './notice.ts'

const DESTINATION = 'org.freedesktop.portal.Desktop'
const PATH = '/org/freedesktop/portal/desktop'
const NAME = 'org.freedesktop.portal.Notification'

const PRIORITY = { low: 'low', normal: 'normal', critical: 'urgent' } as const
const CATEGORIES = {
  incoming: 'call.incoming',
  ongoing: 'call.ongoing',
  missed: 'call.unanswered',
  digest: undefined,
} as const
const PURPOSES: Readonly<Partial<Record<NoticeAction, string>>> = {
  accept: 'call.accept',
  decline: 'call.decline',
  'hang-up': 'call.hang-up',
}

/** @returns undefined where there is no such portal */
export async function openPortalNotices(
  seat: BusSeat,
  events: NoticeEvents,
): Promise<NoticeScreen | undefined> {
  const [answer] = (await seat.ask(askProperty(DESTINATION, PATH, NAME, 'version'))) ?? []
  const version = variantValue(answer)
  if (typeof version !== 'number' || version < 1) return undefined
  const shown = new Set<string>()

  seat.listen([{ interface: NAME, path: PATH }], ({ member, body: [id, key] }) => {
    if (member !== 'ActionInvoked' || typeof id !== 'string' || !shown.has(id)) return
    const action = readAction(key)
    // The portal does not tell when a notification goes; one that was pressed is gone.
    shown.delete(id)
    if (action !== undefined) events.onAction(id, action)
    events.onClosed(id)
  })

  const remove = (id: string): Promise<unknown> => seat.ask(question('RemoveNotification', 's', [id]))
  return {
    async put(notice) {
      shown.add(notice.id)
      const reply = await seat.ask(
        question('AddNotification', 'sa{sv}', [notice.id, bodyOf(notice, version >= 2)]),
      )
      if (reply === undefined) shown.delete(notice.id)
      return reply !== undefined
    },
    withdraw(id) {
      if (shown.delete(id)) void remove(id)
    },
    async dispose() {
      const ids = [...shown]
      shown.clear()
      await Promise.all(ids.map(remove))
    },
  }
}

/** An older portal refuses some of what it does not know, so that it is not told. */
function bodyOf(notice: Notice, knowsCalls: boolean): Readonly<Record<string, Variant>> {
  const category = knowsCalls ? CATEGORIES[notice.category] : undefined
  const buttons = notice.buttons.map(({ action, label }) => {
    const purpose = knowsCalls ? PURPOSES[action] : undefined
    return {
      label: new Variant('s', label),
      action: new Variant('s', action),
      ...(purpose === undefined ? {} : { purpose: new Variant('s', purpose) }),
    }
  })
  return {
    title: new Variant('s', notice.title),
    // Plain here: markup has a key of its own.
    body: new Variant('s', notice.body),
    priority: new Variant('s', PRIORITY[notice.urgency]),
    'default-action': new Variant('s', 'show'),
    ...(buttons.length === 0 ? {} : { buttons: new Variant('aa{sv}', buttons) }),
    ...(category === undefined ? {} : { category: new Variant('s', category) }),
    ...(knowsCalls ? { 'display-hint': new Variant('as', ['hide-content-on-lock-screen']) } : {}),
    ...(knowsCalls && notice.silent ? { sound: new Variant('s', 'silent') } : {}),
  }
}

const question = (member: string, signature: string, body: readonly unknown[]): BusQuestion => ({
  destination: DESTINATION,
  path: PATH,
  interface: NAME,
  ...{ member, signature, body },
})
