/** What a report tells of the program and the system, and by which names the system knows its user. */
import os from 'node:os'
import type { App } from 'electron'
import type { About } from '../app/recorder/report.ts'

export function aboutFacts(app: Pick<App, 'getVersion' | 'isPackaged' | 'getLocale'>): About {
  const { platform, arch, versions, env } = process
  return {
    version: app.getVersion(),
    packaged: app.isPackaged,
    platform,
    arch,
    system: os.release(),
    electron: versions.electron,
    chrome: versions.chrome,
    node: versions.node,
    session: sessionType(platform, env),
    locale: app.getLocale(),
    minutesFromUtc: -new Date().getTimezoneOffset(),
    upMinutes: Math.round(process.uptime() / 60),
    systemUpMinutes: Math.round(os.uptime() / 60),
  }
}

const SESSIONS: readonly string[] = ['x11', 'wayland', 'tty', 'mir']

/** Anybody can put anything into the environment. */
function sessionType(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform !== 'linux') return platform
  const type = (env['XDG_SESSION_TYPE'] ?? '').toLowerCase()
  if (SESSIONS.includes(type)) return type
  return env['WAYLAND_DISPLAY'] === undefined ? 'x11' : 'wayland'
}

/** The user's and the computer's own names: they stand in paths. */
export function personalNames(): readonly string[] {
  try {
    return [os.userInfo().username, os.hostname(), os.homedir()]
  } catch {
    // A user without an entry in the system's list of users.
    return [os.hostname(), os.homedir()]
  }
}
