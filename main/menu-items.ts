/** What the application's menu holds. Electron names its roles in English alone, so each has a name of ours. Pure. */
import type { MenuItemConstructorOptions } from 'electron'
import { recorderText } from '../app/contract/messages/recorder.ts'
import { menuText, shellText } from '../app/contract/messages/shell.ts'

export interface MenuActions {
  readonly quit: () => void
  /** Absent where a recording is played, which itself can be neither reported nor opened. */
  readonly help?: { readonly report: () => void; readonly openRecording: () => void }
}

/** In the language in force. */
export function menuItems(
  platform: NodeJS.Platform,
  { quit, help }: MenuActions,
): MenuItemConstructorOptions[] {
  const quitItem: MenuItemConstructorOptions = {
    label: shellText.quit,
    accelerator: 'CommandOrControl+Q',
    click: quit,
  }
  const first: MenuItemConstructorOptions =
    platform === 'darwin'
      ? {
          role: 'appMenu',
          submenu: [
            named('about'),
            { type: 'separator' },
            named('hide'),
            named('hideOthers'),
            named('unhide'),
            { type: 'separator' },
            quitItem,
          ],
        }
      : { label: 'Ringside', submenu: [quitItem] }
  return [
    first,
    { label: shellText.edit, submenu: editItems() },
    { label: shellText.window, submenu: [named('minimize'), named('close')] },
    ...(help === undefined ? [] : [helpMenu(help)]),
  ]
}

const named = (role: keyof typeof menuText): MenuItemConstructorOptions => ({ role, label: menuText[role] })

const editItems = (): MenuItemConstructorOptions[] => [
  named('undo'),
  named('redo'),
  { type: 'separator' },
  named('cut'),
  named('copy'),
  named('paste'),
  named('delete'),
  { type: 'separator' },
  named('selectAll'),
]

const helpMenu = ({
  report,
  openRecording,
}: NonNullable<MenuActions['help']>): MenuItemConstructorOptions => ({
  label: shellText.help,
  role: 'help',
  submenu: [
    { label: recorderText.wrong, click: report },
    { label: recorderText.openRecording, click: openRecording },
  ],
})
