/** Stands in for the desktop's notification service (Desktop Notifications Specification 1.2). */
import { NO_ANSWER, type Seat } from './session-bus.ts'
import { listOf, plain, recordOf, textOf, type Plain } from './plain-values.ts'
import { until } from './until.ts'

const NAME = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'

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

export interface NotificationsDouble {
  /** Everything shown so far, oldest first. */
  readonly shown: readonly ShownNotification[]
  /** Waits for one whose summary or body matches. */
  waitFor(text: RegExp): Promise<ShownNotification>
  /** The user clicks it. */
  click(id: number): void
  /** The user closes it. */
  dismiss(id: number): void
}

export async function createNotificationsDouble(seat: Seat): Promise<NotificationsDouble> {
  const shown: ShownNotification[] = []
  let lastId = 0
  const closed = (id: number, reason: number): void => {
    seat.emit(PATH, NAME, 'NotificationClosed', { signature: 'uu', body: [id, reason] })
  }
  const put = (next: ShownNotification): void => {
    const at = shown.findIndex((one) => one.id === next.id)
    if (at < 0) shown.push(next)
    else shown[at] = next
  }
  seat.onCall(({ interface: interfaceName, member, body }) => {
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
    waitFor: (text) =>
      until(`a notification that says ${String(text)}`, () =>
        shown.find((one) => text.test(one.summary) || text.test(one.body)),
      ),
    click: (id) => {
      seat.emit(PATH, NAME, 'ActionInvoked', { signature: 'us', body: [id, 'default'] })
      closed(id, 2)
    },
    dismiss: (id) => {
      closed(id, 2)
    },
  }
}
