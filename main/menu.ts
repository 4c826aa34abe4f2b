/** The application's menu: on macOS it is what makes copy, paste and quit work at all; elsewhere it hides behind Alt. */
import { Menu } from 'electron'
import { menuItems, type MenuActions } from './menu-items.ts'

export function setApplicationMenu(platform: NodeJS.Platform, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuItems(platform, actions)))
}
