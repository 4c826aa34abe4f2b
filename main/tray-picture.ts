/** Which picture the tray shows. Pure. */
import type { TrayIcon } from './tray-model.ts'

/** macOS colours a template by itself; Windows wants several sizes in one file. */
export function pictureFile(icon: TrayIcon, platform: NodeJS.Platform, barIsDark: boolean): string {
  if (platform === 'darwin') return `${icon}Template.png`
  return `${icon}-${barIsDark ? 'dark' : 'light'}.${platform === 'win32' ? 'ico' : 'png'}`
}
