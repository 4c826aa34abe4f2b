/** Stands in for the desktop portal's notifications (org.freedesktop.portal.Notification). */
import { Variant } from '@jellybrick/dbus-next'
import { plain, recordOf, textOf, type Plain } from './plain-values.ts'
import { NO_ANSWER, type Seat } from './session-bus.ts'
import { until } from './until.ts'

const SERVICE = 'org.freedesktop.portal.Desktop'
const PATH = '/org/freedesktop/portal/desktop'
const NAME = 'org.freedesktop.portal.Notification'

export interface PortalNotification {
  readonly id: string
  readonly values: Readonly<Record<string, Plain>>
}

export interface PortalDouble {
  /** What is on the screen now, by id. */
  readonly shown: ReadonlyMap<string, PortalNotification>
  /** How often something was put there. */
  readonly puts: () => number
  waitFor(title: RegExp): Promise<PortalNotification>
  /** The user presses a button, or with `show` the notification itself. */
  press(id: string, action: string): void
}

export async function createPortalDouble(seat: Seat, version: number): Promise<PortalDouble> {
  const shown = new Map<string, PortalNotification>()
  let puts = 0
  seat.onCall(({ interface: interfaceName, member, body }) => {
    if (member === 'Get' && body[0] === NAME) return { signature: 'v', body: [new Variant('u', version)] }
    if (interfaceName !== NAME) return undefined
    const id = textOf(body[0])
    if (member === 'AddNotification') {
      puts += 1
      const values = Object.entries(recordOf(body[1])).map(([key, value]): [string, Plain] => [
        key,
        plain(value),
      ])
      shown.set(id, { id, values: Object.fromEntries(values) })
      return NO_ANSWER
    }
    if (member !== 'RemoveNotification') return undefined
    shown.delete(id)
    return NO_ANSWER
  })
  await seat.own(SERVICE)
  return {
    shown,
    puts: () => puts,
    waitFor: (title) =>
      until(`a notification by the portal that says ${String(title)}`, () =>
        [...shown.values()].find(({ values }) => title.test(textOf(values['title']))),
      ),
    press(id, action) {
      shown.delete(id)
      seat.emit(PATH, NAME, 'ActionInvoked', { signature: 'ssav', body: [id, action, []] })
    },
  }
}
