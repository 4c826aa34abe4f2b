/** Start at login on macOS: a login item of the app's own (SMAppService), which the user may have to agree to. */
import type { App } from 'electron'
import { assertNever } from '../app/contract/result.ts'
import type { StartAtLogin } from '../app/contract/start-at-login.ts'
import type { LoginSwitch } from './start-at-login.ts'

type LoginItems = Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>

export function createMacLoginSwitch(app: LoginItems): LoginSwitch {
  return {
    read: () => Promise.resolve({ status: statusOf(app) }),
    set: (on) => {
      app.setLoginItemSettings({ openAtLogin: on })
      return Promise.resolve()
    },
  }
}

function statusOf(app: LoginItems): StartAtLogin['status'] {
  const { status } = app.getLoginItemSettings()
  switch (status) {
    case 'enabled':
      return 'on'
    case 'requires-approval':
      return 'needs-approval'
    case 'not-registered':
    case 'not-found':
      return 'off'
    default:
      return assertNever(status)
  }
}

/** A login item of macOS takes no arguments, so `--hidden` is told by how the program was opened. */
export const wasOpenedAtLogin = (app: LoginItems, platform: NodeJS.Platform): boolean =>
  platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
