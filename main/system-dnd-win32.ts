/**
 * Whether Windows shows notifications at all. Focus sessions have no interface that a program without native code
 * could ask; the switch of the whole lies in the registry (`PushNotifications\ToastEnabled`).
 */
import { execFile } from 'node:child_process'
import type { AttentionState } from '../app/contract/attention.ts'
import { windowsTool } from './windows-tool.ts'

const KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\PushNotifications'
const PATIENCE_MS = 5_000

export function readToastsOnWindows(): Promise<AttentionState['systemDnd']> {
  return new Promise((resolve) => {
    execFile(
      windowsTool('reg.exe'),
      ['query', KEY, '/v', 'ToastEnabled'],
      { timeout: PATIENCE_MS, maxBuffer: 10_000, windowsHide: true },
      (error, output) => {
        resolve(error === null ? readToastSwitch(output) : 'unknown')
      },
    )
  })
}

/** @param output of `reg query`, e.g. `ToastEnabled    REG_DWORD    0x0` */
export function readToastSwitch(output: string): AttentionState['systemDnd'] {
  const value = /ToastEnabled\s+REG_DWORD\s+0x([0-9a-f]+)/iu.exec(output)?.[1]
  if (value === undefined) return 'unknown'
  return Number.parseInt(value, 16) === 0 ? 'on' : 'off'
}
