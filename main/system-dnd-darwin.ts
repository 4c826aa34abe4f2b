/**
 * Focus on macOS. No interface for it is published; the system keeps the assertions of the mode in force in a file of
 * the user's, which it may keep from programs without full disk access: then nothing is known.
 */
import { readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { AttentionState } from '../app/contract/attention.ts'

export async function readFocusOnMac(): Promise<AttentionState['systemDnd']> {
  try {
    return readAssertions(
      await readFile(path.join(os.homedir(), 'Library/DoNotDisturb/DB/Assertions.json'), 'utf8'),
    )
  } catch {
    // Not there, or not for us.
    return 'unknown'
  }
}

/** @param text JSON; a mode is in force while some store holds assertion records */
export function readAssertions(text: string): AttentionState['systemDnd'] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return 'unknown'
  }
  if (typeof json !== 'object' || json === null || !('data' in json) || !Array.isArray(json.data)) {
    return 'unknown'
  }
  const stores: readonly unknown[] = json.data
  return stores.some(holdsRecords) ? 'on' : 'off'
}

const holdsRecords = (store: unknown): boolean =>
  typeof store === 'object' &&
  store !== null &&
  'storeAssertionRecords' in store &&
  Array.isArray(store.storeAssertionRecords) &&
  store.storeAssertionRecords.length > 0
