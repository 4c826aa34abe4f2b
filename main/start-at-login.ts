/** Start at login: the system's own switch, asked each time. Nothing of it is stored by us. */
import path from 'node:path'
import type { App } from 'electron'
import { appError } from '../app/contract/errors.ts'
import { err, ok } from '../app/contract/result.ts'
import type { StartAtLogin } from '../app/contract/start-at-login.ts'
import type { Logger } from '../app/ports.ts'
import type { ShellCommands } from './commands.ts'
import { createLinuxLoginSwitch } from './start-at-login-linux.ts'
import { createMacLoginSwitch } from './start-at-login-mac.ts'
import { createWindowsLoginSwitch } from './start-at-login-windows.ts'

/** The switch of one system. Both may throw in the system's own words. */
export interface LoginSwitch {
  read(): Promise<StartAtLogin>
  set(on: boolean): Promise<void>
}

export interface StartAtLoginDeps {
  readonly app: Pick<App, 'isPackaged' | 'getAppPath' | 'getLoginItemSettings' | 'setLoginItemSettings'>
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  /** Absolute path of the program that runs. */
  readonly execPath: string
  /** The administrator's file that this start was given, absolute: without it another server would be asked. */
  readonly config: string | undefined
  /** The user's home folder. */
  readonly home: string
  readonly log: Logger
}

export type StartAtLoginCommands = Pick<ShellCommands, 'startAtLogin.read' | 'startAtLogin.set'>

export function createStartAtLogin({ log, ...deps }: StartAtLoginDeps): StartAtLoginCommands {
  const loginSwitch = switchOf(deps)
  async function read(): Promise<StartAtLogin> {
    try {
      return await loginSwitch.read()
    } catch (error) {
      log.warn('login-switch-unread', { why: wordsOf(error) })
      return { status: 'unknown' }
    }
  }
  return {
    'startAtLogin.read': async () => ok(await read()),
    'startAtLogin.set': async ({ on }) => {
      try {
        await loginSwitch.set(on)
      } catch (error) {
        log.warn('login-switch-stuck', { why: wordsOf(error) })
        return err(appError('file-not-written', wordsOf(error)))
      }
      return ok(await read())
    },
  }
}

function switchOf({
  app,
  platform,
  env,
  execPath,
  config,
  home,
}: Omit<StartAtLoginDeps, 'log'>): LoginSwitch {
  // A checkout is started by naming its folder to the runtime.
  const program = app.isPackaged ? [] : [app.getAppPath()]
  const args = [...program, '--hidden', ...(config === undefined ? [] : [`--config=${config}`])]
  switch (platform) {
    case 'darwin':
      return createMacLoginSwitch(app)
    case 'win32':
      return createWindowsLoginSwitch(app, execPath, args)
    default:
      return createLinuxLoginSwitch({
        // What an AppImage runs lies in a folder that is gone when it ends (docs.appimage.org, "Environment variables").
        command: [env['APPIMAGE'] ?? execPath, ...args],
        // Relative paths in these count for nothing (XDG Base Directory Specification).
        userFolder: absolute(env['XDG_CONFIG_HOME']) ?? path.join(home, '.config'),
        systemFolders: (env['XDG_CONFIG_DIRS'] || '/etc/xdg')
          .split(':')
          .filter((folder) => path.isAbsolute(folder)),
      })
  }
}

const absolute = (folder: string | undefined): string | undefined =>
  folder !== undefined && path.isAbsolute(folder) ? folder : undefined

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
