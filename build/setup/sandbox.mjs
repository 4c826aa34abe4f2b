// Whether Chromium's sandbox can work here. It needs unprivileged user namespaces or its helper owned by root; Ubuntu
// since 24.04 keeps the former from programs without an AppArmor profile (github.com/electron/electron/issues/42510).
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { findRuntime } from '../runtime.mjs'
import { say } from './steps.mjs'

/** Kernel settings, and what each says where it keeps user namespaces from us. */
const REFUSALS = [
  { file: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns', value: '1' },
  { file: '/proc/sys/kernel/unprivileged_userns_clone', value: '0' },
]

/** Says the cure where Electron would refuse to start. A profile of the user's own cannot be seen from here. */
export function adviseOnSandbox() {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return
  const refused = REFUSALS.some(
    ({ file, value }) => existsSync(file) && readFileSync(file, 'utf8').trim() === value,
  )
  const helper = path.join(path.dirname(findRuntime().executable), 'chrome-sandbox')
  if (!refused || !existsSync(helper) || isReady(helper)) return
  say(`Should Electron name the sandbox and end: sudo chown root "${helper}" && sudo chmod 4755 "${helper}"`)
}

/** @param {string} helper */
function isReady(helper) {
  const { uid, mode } = statSync(helper)
  return uid === 0 && (mode & 0o4000) !== 0
}
