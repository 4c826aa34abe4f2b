/**
 * The built program where an unprivileged user can run it, with Chromium's sandbox on. Root cannot try the sandbox
 * itself, so as root it is run by `nobody`; everybody else is unprivileged already.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { MEMORY_FILE, memoryOfEarlierRun } from './profile.ts'
import { IS_ROOT, ROOT, executable } from './runtime.ts'

export interface Unprivileged {
  readonly executablePath: string
  readonly program: string
  /** A profile folder that belongs to the user who runs it. */
  readonly userData: string
  /** Puts a file where that user can read it. @returns its new path */
  publish(file: string): string
  /** Makes a file of that user's own, below the profile folder, with the folders above it. */
  write(file: string, content: string): void
  remove(): void
}

/** Users that every Debian has. Only root can run a program as one of them. */
const USERS = { nobody: { uid: 65_534, gid: 65_534 }, daemon: { uid: 1, gid: 1 } } as const

/**
 * Containers, where tests are root as a rule, often forbid user namespaces.
 * @returns why Chromium's sandbox cannot be tried here; undefined where it can
 */
export function missingForSandbox(): string | undefined {
  if (!IS_ROOT) return undefined
  const { status } = spawnSync('unshare', ['--user', 'true'], { ...USERS.nobody, cwd: '/', stdio: 'ignore' })
  return status === 0 ? undefined : 'needs user namespaces for everybody: Chromium’s sandbox is made of them'
}

export function prepareUnprivileged(user: keyof typeof USERS = 'nobody'): Unprivileged {
  const { uid, gid } = USERS[user]
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ringside-guards-'))
  chmodSync(folder, 0o755)
  const program = path.join(folder, 'program')
  const userData = path.join(folder, 'profile')
  const wrapper = path.join(folder, 'electron')
  mkdirSync(program)
  mkdirSync(userData)
  copyFileSync(path.join(ROOT, 'package.json'), path.join(program, 'package.json'))
  for (const part of ['main', 'renderer', 'icons', 'tray', 'sounds']) {
    cpSync(path.join(ROOT, 'out', part), path.join(program, 'out', part), { recursive: true })
  }
  const memory = path.join(userData, MEMORY_FILE)
  writeFileSync(memory, memoryOfEarlierRun())
  if (IS_ROOT) {
    for (const each of [userData, memory]) chownSync(each, uid, gid)
    // The session bus belongs to another user and would refuse this one.
    const environment = `HOME='${userData}' DBUS_SESSION_BUS_ADDRESS=disabled: XDG_RUNTIME_DIR='${userData}'`
    writeFileSync(
      wrapper,
      `#!/bin/sh\nexec runuser -u ${user} -- env ${environment} '${executable()}' "$@"\n`,
    )
    chmodSync(wrapper, 0o755)
  }
  return {
    executablePath: IS_ROOT ? wrapper : executable(),
    program,
    userData,
    publish: (file) => {
      const copy = path.join(folder, path.basename(file))
      copyFileSync(file, copy)
      chmodSync(copy, 0o644)
      return copy
    },
    write: (file, content) => {
      const whole = path.join(userData, file)
      mkdirSync(path.dirname(whole), { recursive: true })
      writeFileSync(whole, content)
      if (IS_ROOT) for (const each of [whole, path.dirname(whole)]) chownSync(each, uid, gid)
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
