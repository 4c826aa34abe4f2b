/** Start at login on Windows: a value of the user's Run key, which the Task Manager and Settings switch on their own. */
import type { App } from 'electron'
import type { LoginSwitch } from './start-at-login.ts'

/** @param args the same for reading: Windows keeps one line, and Electron compares it whole */
export function createWindowsLoginSwitch(
  app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>,
  execPath: string,
  args: readonly string[],
): LoginSwitch {
  const entry = { path: execPath, args: args.map((arg) => (/\s/u.test(arg) ? `"${arg}"` : arg)) }
  return {
    read: () => {
      // The second is false where the user switched the entry off in the Task Manager, and it still stands.
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(entry)
      return Promise.resolve({ status: openAtLogin && executableWillLaunchAtLogin ? 'on' : 'off' })
    },
    set: (on) => {
      app.setLoginItemSettings({ ...entry, openAtLogin: on, enabled: on })
      return Promise.resolve()
    },
  }
}
