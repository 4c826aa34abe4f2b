/** The application's menu: on macOS it is what makes copy, paste and quit work at all; elsewhere it hides behind Alt. */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import { shellText } from '../app/contract/messages/shell.ts'

export function setApplicationMenu(platform: NodeJS.Platform, quit: () => void): void {
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
    ]),
  )
}
