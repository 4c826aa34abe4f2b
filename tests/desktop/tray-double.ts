/**
 * Stands in for the desktop's tray: a StatusNotifierWatcher (KDE's StatusNotifierItem protocol) that the program's
 * icon registers with, and a user who reads the icon, opens its menu (com.canonical.dbusmenu) and clicks.
 */
import { Variant } from '@jellybrick/dbus-next'
import { listOf, plain, recordOf, textOf } from './plain-values.ts'
import { NO_ANSWER, type Seat } from './session-bus.ts'
import { until } from './until.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const ITEM = 'org.kde.StatusNotifierItem'
const MENU = 'com.canonical.dbusmenu'
const PROPERTIES = 'org.freedesktop.DBus.Properties'
const BUS = 'org.freedesktop.DBus'

export interface TrayItem {
  readonly tooltip: string
  readonly status: string
  /** `width x height` of each size of the icon. */
  readonly icons: readonly string[]
  /** Changes whenever the picture does. */
  readonly iconBytes: string
  readonly menuPath: string
}

export interface TrayMenuItem {
  readonly id: number
  /** As a person reads it: mnemonic underscores removed. */
  readonly label: string
  readonly enabled: boolean
  readonly separator: boolean
  readonly depth: number
}

export interface TrayDouble {
  /** Waits for the icon and reads it. */
  item(): Promise<TrayItem>
  menu(): Promise<readonly TrayMenuItem[]>
  /** Clicks a menu item. @throws Error when there is none of that label or it is disabled */
  choose(label: RegExp): Promise<void>
  /** The first click on the icon. */
  activate(): Promise<void>
  /** Whether an icon is shown now. */
  present(): boolean
}

export async function createTrayDouble(seat: Seat): Promise<TrayDouble> {
  let items: readonly { readonly owner: string; readonly path: string }[] = []
  seat.onCall(({ sender, interface: interfaceName, member, body }) => {
    if (interfaceName === PROPERTIES && body[0] === WATCHER) {
      return member === 'Get' ? watcherProperty(textOf(body[1])) : watcherProperties()
    }
    if (interfaceName !== WATCHER) return undefined
    switch (member) {
      case 'RegisterStatusNotifierItem': {
        const given = textOf(body[0])
        const path = given.startsWith('/') ? given : '/StatusNotifierItem'
        items = [...items.filter((item) => item.owner !== sender), { owner: sender, path }]
        return NO_ANSWER
      }
      case 'RegisterStatusNotifierHost':
        return NO_ANSWER
      default:
        return undefined
    }
  })
  await seat.onSignal(`type='signal',interface='${BUS}',member='NameOwnerChanged'`, ({ member, body }) => {
    if (member === 'NameOwnerChanged' && body[2] === '') {
      items = items.filter((item) => item.owner !== body[0])
    }
  })
  await seat.own(WATCHER)

  const shown = (): Promise<{ readonly owner: string; readonly path: string }> =>
    until('an icon in the tray', () => items[items.length - 1])
  const item = async (): Promise<TrayItem> => {
    const { owner, path } = await shown()
    const [all] = await seat.call(owner, path, PROPERTIES, 'GetAll', { signature: 's', body: [ITEM] })
    const properties = recordOf(all)
    const open = (name: string): unknown => {
      const value = properties[name]
      return value instanceof Variant ? value.value : value
    }
    const pixmaps = listOf(open('IconPixmap')).map(listOf)
    return {
      tooltip: textOf(listOf(open('ToolTip'))[2]) || textOf(open('Title')),
      status: textOf(open('Status')),
      icons: pixmaps.map(([width, height]) => `${String(width)}x${String(height)}`),
      iconBytes: pixmaps
        .map(([, , bytes]) => (Buffer.isBuffer(bytes) ? bytes.toString('base64') : ''))
        .join(),
      menuPath: textOf(open('Menu')),
    }
  }
  const menu = async (): Promise<readonly TrayMenuItem[]> => {
    const { owner } = await shown()
    const { menuPath } = await item()
    const [, root] = await seat.call(owner, menuPath, MENU, 'GetLayout', {
      signature: 'iias',
      body: [0, -1, []],
    })
    return menuItems(plain(root), 0)
  }
  return {
    item,
    menu,
    choose: async (label) => {
      const found = (await menu()).find((candidate) => label.test(candidate.label) && candidate.enabled)
      if (found === undefined) throw new Error(`no menu item ${String(label)} that can be chosen`)
      const { owner } = await shown()
      await seat.call(owner, (await item()).menuPath, MENU, 'Event', {
        signature: 'isvu',
        body: [found.id, 'clicked', new Variant('i', 0), 0],
      })
    },
    activate: async () => {
      const { owner, path } = await shown()
      await seat.call(owner, path, ITEM, 'Activate', { signature: 'ii', body: [1, 1] })
    },
    present: () => items.length > 0,
  }
}

function watcherValue(name: string): Variant {
  switch (name) {
    case 'IsStatusNotifierHostRegistered':
      return new Variant('b', true)
    case 'ProtocolVersion':
      return new Variant('i', 0)
    default:
      return new Variant('as', [])
  }
}

const watcherProperty = (name: string) => ({ signature: 'v', body: [watcherValue(name)] })

const watcherProperties = () => ({
  signature: 'a{sv}',
  body: [
    Object.fromEntries(
      ['IsStatusNotifierHostRegistered', 'ProtocolVersion', 'RegisteredStatusNotifierItems'].map((name) => [
        name,
        watcherValue(name),
      ]),
    ),
  ],
})

/** A menu's layout is a tree of `(id, properties, children)`; properties that have their default are left out. */
function menuItems(node: unknown, depth: number): readonly TrayMenuItem[] {
  const [id, properties, children] = listOf(node)
  const { label, enabled, visible, type } = recordOf(properties)
  const own: TrayMenuItem = {
    id: Number(id),
    label: textOf(label).replace(/_(?!_)/gu, ''),
    enabled: enabled !== false,
    separator: type === 'separator',
    depth,
  }
  const inner = listOf(children).flatMap((child) => menuItems(child, depth + 1))
  return visible === false ? [] : depth === 0 ? inner : [own, ...inner]
}
