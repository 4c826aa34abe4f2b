/**
 * The built program where an unprivileged user can run it, with Chromium's sandbox on. Root cannot try the sandbox
 * itself, so as root it is run by `nobody`; everybody else is unprivileged already.
 */
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
import { IS_ROOT, ROOT, executable } from './runtime.ts'

export interface Unprivileged {
  readonly executablePath: string
  readonly program: string
  /** A profile folder that belongs to the user who runs it. */
  readonly userData: string
  /** Puts a file where that user can read it. @returns its new path */
  publish(file: string): string
  remove(): void
}

/** uid and gid of `nobody` on every Linux that has it. */
const NOBODY = 65_534

export function prepareUnprivileged(): Unprivileged {
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
  if (IS_ROOT) {
    chownSync(userData, NOBODY, NOBODY)
    // The session bus belongs to another user and would refuse this one.
    const environment = `HOME='${userData}' DBUS_SESSION_BUS_ADDRESS=disabled: XDG_RUNTIME_DIR='${userData}'`
    writeFileSync(wrapper, `#!/bin/sh\nexec runuser -u nobody -- env ${environment} '${executable()}' "$@"\n`)
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
    remove: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
