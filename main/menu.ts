/** The application's menu: on macOS it is what makes copy, paste and quit work at all; elsewhere it hides behind Alt. */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import { recorderText } from '../app/contract/messages/recorder.ts'
import { shellText } from '../app/contract/messages/shell.ts'

export interface MenuActions {
  readonly quit: () => void
  /** Absent where a recording is played, which itself can be neither reported nor opened. */
  readonly help?: { readonly report: () => void; readonly openRecording: () => void }
}

export function setApplicationMenu(platform: NodeJS.Platform, { quit, help }: MenuActions): void {
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
            { role: 'about' },
            { type: 'separator' },
            { role: 'hide' },
            { role: 'hideOthers' },
            { role: 'unhide' },
            { type: 'separator' },
            quitItem,
          ],
        }
      : { label: 'Ringside', submenu: [quitItem] }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      first,
      { label: shellText.edit, role: 'editMenu' },
      { label: shellText.window, submenu: [{ role: 'minimize' }, { role: 'close' }] },
      ...(help === undefined ? [] : [helpMenu(help)]),
    ]),
  )
}

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
