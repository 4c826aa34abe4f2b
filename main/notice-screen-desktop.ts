/**
 * Notifications by the desktop's own service (freedesktop.org, Desktop Notifications Specification 1.3), which have
 * buttons and a category: Electron's have neither on Linux.
 */
import { Variant } from '@jellybrick/dbus-next'
import type { BusQuestion, BusSeat } from './bus-seat.ts'
import { escapeMarkup } from './notification-markup.ts'
import { readAction, type Notice, type NoticeEvents, type NoticeScreen } from './notice.ts'

const NAME = 'org.freedesktop.Notifications'
/** "Categories" of the specification; a digest has none there. */
const CATEGORIES = {
  incoming: 'call.incoming',
  ongoing: 'call',
  missed: 'call.unanswered',
  digest: undefined,
} as const
const URGENCY = { low: 0, normal: 1, critical: 2 } as const
const NEVER = 0
const BY_DEFAULT = -1

export function createDesktopNotices(seat: BusSeat, events: NoticeEvents): NoticeScreen {
  /** The service's own number for each of ours. */
  const numbers = new Map<string, number>()
  /** Those that the service is still making: whether they are to be taken back at once. */
  const making = new Map<string, boolean>()
  let readsMarkup: boolean | undefined

  seat.listen([{ interface: NAME }], ({ member, body: [number, detail] }) => {
    const id = [...numbers].find(([, known]) => known === number)?.[0]
    if (id === undefined) return
    if (member === 'ActionInvoked') {
      const action = readAction(detail)
      if (action !== undefined) events.onAction(id, action)
    } else if (member === 'NotificationClosed') {
      numbers.delete(id)
      events.onClosed(id)
    }
  })

  /** @returns undefined while the service does not say, as one that only just starts */
  async function askForMarkup(): Promise<boolean | undefined> {
    const [capabilities] = (await seat.ask(question('GetCapabilities', '', []))) ?? []
    return Array.isArray(capabilities) ? capabilities.includes('body-markup') : undefined
  }

  const close = (number: number): Promise<unknown> => seat.ask(question('CloseNotification', 'u', [number]))

  return {
    async put(notice) {
      making.set(notice.id, false)
      readsMarkup ??= await askForMarkup()
      const known = numbers.get(notice.id) ?? 0
      // Nobody knows whether it reads markup: an entity too many harms nobody, somebody's markup may.
      const body = bodyOf(notice, known, readsMarkup ?? true)
      const [number] = (await seat.ask(question('Notify', 'susssasa{sv}i', body))) ?? []
      // Taken back while the service was still making it.
      const isUnwanted = making.get(notice.id) === true
      making.delete(notice.id)
      if (typeof number !== 'number') return false
      if (isUnwanted) void close(number)
      else numbers.set(notice.id, number)
      return true
    },
    withdraw(id) {
      const number = numbers.get(id)
      numbers.delete(id)
      if (making.has(id)) making.set(id, true)
      if (number !== undefined) void close(number)
    },
    async dispose() {
      const shown = [...numbers.values()]
      numbers.clear()
      await Promise.all(shown.map(close))
    },
  }
}

function bodyOf(notice: Notice, replaces: number, readsMarkup: boolean): readonly unknown[] {
  const { title, body, urgency, silent, buttons } = notice
  const category = CATEGORIES[notice.category]
  const hints = {
    urgency: new Variant('y', URGENCY[urgency]),
    'desktop-entry': new Variant('s', 'com.ringside.companion'),
    ...(category === undefined ? {} : { category: new Variant('s', category) }),
    ...(silent ? { 'suppress-sound': new Variant('b', true) } : {}),
  }
  const actions = ['default', SHOW, ...buttons.flatMap(({ action, label }) => [action, label])]
  const text = readsMarkup ? escapeMarkup(body) : body
  return ['Ringside', replaces, '', title, text, actions, hints, urgency === 'critical' ? NEVER : BY_DEFAULT]
}

/** The label of the press on the notification itself, which desktops do not show. */
const SHOW = 'Show'

const question = (member: string, signature: string, body: readonly unknown[]): BusQuestion => ({
  destination: NAME,
  path: '/org/freedesktop/Notifications',
  interface: NAME,
  ...{ member, signature, body },
})
