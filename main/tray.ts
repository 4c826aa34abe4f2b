/** The tray icon: the truth at a glance, and what can be done without a window. Nothing depends on it being seen. */
import path from 'node:path'
import { Menu, Tray, nativeImage, type MenuItemConstructorOptions, type NativeImage } from 'electron'
import { assertNever } from '../app/contract/result.ts'
import type { TrayAction, TrayEntry, TrayIcon, TrayModel } from './tray-model.ts'
import { pictureFile } from './tray-picture.ts'

export interface TrayDeps {
  /** Absolute folder of the pictures. */
  readonly pictures: string
  readonly platform: NodeJS.Platform
  /** Whether the bar that the icon lies on is dark. Asked at each change. */
  readonly isBarDark: () => boolean
  readonly act: (action: TrayAction) => void
}

export interface TrayIconOwner {
  /** The same model twice touches nothing: some Linux bars flicker when a menu is set. */
  render(model: TrayModel): void
  dispose(): void
}

/** Holds the only reference: an icon that is garbage-collected vanishes from the bar. */
export function createTray({ pictures, platform, isBarDark, act }: TrayDeps): TrayIconOwner {
  let tray: Tray | undefined
  let shownMenu = ''
  let shownPicture = ''
  let shownTooltip = ''

  function picture(icon: TrayIcon): NativeImage {
    return nativeImage.createFromPath(path.join(pictures, pictureFile(icon, platform, isBarDark())))
  }

  function create(icon: TrayIcon): Tray {
    const created = new Tray(picture(icon))
    // Which click comes, and whether any does, differs by desktop; the menu's first item does the same.
    created.on('click', () => {
      act({ do: 'open' })
    })
    return created
  }

  return {
    render({ icon, tooltip, menu }) {
      tray ??= create(icon)
      const file = pictureFile(icon, platform, isBarDark())
      if (file !== shownPicture) {
        tray.setImage(picture(icon))
        shownPicture = file
      }
      // On Linux this too makes the menu anew, under other ids: a click that is on its way would find nothing.
      if (tooltip !== shownTooltip) {
        tray.setToolTip(tooltip)
        shownTooltip = tooltip
      }
      const menuKey = JSON.stringify(menu)
      if (menuKey !== shownMenu) {
        tray.setContextMenu(Menu.buildFromTemplate(menu.map((entry) => templateOf(entry, act))))
        shownMenu = menuKey
      }
    },
    dispose() {
      tray?.destroy()
      tray = undefined
    },
  }
}

function templateOf(entry: TrayEntry, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'line':
      return { label: plainLabel(entry.label), enabled: false }
    case 'action':
      return {
        label: plainLabel(entry.label),
        click: () => {
          act(entry.action)
        },
      }
    case 'group':
      return {
        label: plainLabel(entry.label),
        submenu: entry.entries.map((inner) => templateOf(inner, act)),
      }
    default:
      return assertNever(entry)
  }
}

/** A single "&" in a name would become an underlined letter. */
const plainLabel = (label: string): string => label.replace(/&/gu, '&&')
