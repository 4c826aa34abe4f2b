/** Stands in for the desktop's notification service (Desktop Notifications Specification 1.2). */
import { Variant } from '@jellybrick/dbus-next'
import { NO_ANSWER, type Seat } from './session-bus.ts'
import { listOf, plain, recordOf, textOf, type Plain } from './plain-values.ts'
import { pause, until } from './until.ts'

const NAME = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'
const PROPERTIES = 'org.freedesktop.DBus.Properties'

export interface ShownNotification {
  readonly id: number
  readonly app: string
  readonly summary: string
  readonly body: string
  /** Action keys; `default` is a click on the notification itself. */
  readonly actions: readonly string[]
  readonly hints: Readonly<Record<string, Plain>>
  /** Withdrawn by the program that showed it. */
  readonly withdrawn: boolean
}

/** The program hears the number of what it showed before anybody could press it. */
const ANSWER_MS = 30

export interface NotificationsDouble {
  /** Everything shown so far, oldest first. */
  readonly shown: readonly ShownNotification[]
  /** Waits for one whose summary or body matches. */
  waitFor(text: RegExp): Promise<ShownNotification>
  /** The user clicks it. */
  click(id: number): void
  /** The user presses one of its buttons, by its action's key. */
  press(id: number, action: string): void
  /** The user switches do-not-disturb on or off, as KDE tells of it; untold: as when the service began anew. */
  inhibit(on: boolean, isTold?: boolean): void
  /** Asked for its capabilities it does not answer any more, or does again. */
  hush(silent: boolean): void
  /** The user closes it. */
  dismiss(id: number): void
}

export async function createNotificationsDouble(seat: Seat): Promise<NotificationsDouble> {
  const shown: ShownNotification[] = []
  let lastId = 0
  const closed = (id: number, reason: number): void => {
    seat.emit(PATH, NAME, 'NotificationClosed', { signature: 'uu', body: [id, reason] })
  }
  const press = (id: number, action: string): void => {
    seat.emit(PATH, NAME, 'ActionInvoked', { signature: 'us', body: [id, action] })
    closed(id, 2)
  }
  let inhibited = false
  let isHushed = false
  const put = (next: ShownNotification): void => {
    const at = shown.findIndex((one) => one.id === next.id)
    if (at < 0) shown.push(next)
    else shown[at] = next
  }
  seat.onCall(({ interface: interfaceName, member, body }) => {
    if (member === 'Get' && body[0] === NAME && body[1] === 'Inhibited') {
      return { signature: 'v', body: [new Variant('b', inhibited)] }
    }
    if (interfaceName !== NAME) return undefined
    switch (member) {
      case 'Notify': {
        const [app, replaces, , summary, text, actions, hints] = body
        const id = typeof replaces === 'number' && replaces > 0 ? replaces : (lastId += 1)
        put({
          id,
          app: textOf(app),
          summary: textOf(summary),
          body: textOf(text),
          actions: listOf(actions)
            .filter((_, index) => index % 2 === 0)
            .map(textOf),
          hints: Object.fromEntries(
            Object.entries(recordOf(hints))
              .filter(([key]) => !key.startsWith('image') && key !== 'icon_data')
              .map(([key, value]) => [key, plain(value)]),
          ),
          withdrawn: false,
        })
        return { signature: 'u', body: [id] }
      }
      case 'CloseNotification': {
        const id = Number(body[0])
        const one = shown.find((candidate) => candidate.id === id)
        if (one !== undefined) put({ ...one, withdrawn: true })
        closed(id, 3)
        return NO_ANSWER
      }
      case 'GetCapabilities':
        if (isHushed) return NO_ANSWER
        return { signature: 'as', body: [['body', 'actions', 'body-markup', 'persistence']] }
      case 'GetServerInformation':
        return { signature: 'ssss', body: ['notifications double', 'tests', '1', '1.2'] }
      default:
        return undefined
    }
  })
  await seat.own(NAME)
  return {
    shown,
    waitFor: async (text) => {
      const found = await until(`a notification that says ${String(text)}`, () =>
        shown.find((one) => text.test(one.summary) || text.test(one.body)),
      )
      await pause(ANSWER_MS)
      return found
    },
    click: (id) => {
      press(id, 'default')
    },
    press,
    hush: (silent) => {
      isHushed = silent
    },
    inhibit: (on, isTold = true) => {
      inhibited = on
      if (!isTold) return
      seat.emit(PATH, PROPERTIES, 'PropertiesChanged', {
        signature: 'sa{sv}as',
        body: [NAME, { Inhibited: new Variant('b', on) }, []],
      })
    },
    dismiss: (id) => {
      closed(id, 2)
    },
  }
}
