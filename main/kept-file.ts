/** Files of the profile in which nothing is anybody's work: what the program keeps for itself between starts. */
import type { Logger } from '../app/ports.ts'
import type { SettingsFile } from './settings-store.ts'

/**
 * One that cannot be read is put out of the way: electron-store writes nothing over what it cannot read, and the program
 * would remember nothing ever after.
 * @returns undefined for what is no JSON
 */
export function readKept(file: Pick<SettingsFile, 'read' | 'setAside'>, log: Logger): unknown {
  const stored = file.read()
  if (stored.ok) return stored.value
  try {
    file.setAside(false)
  } catch (error) {
    log.warn('memory-in-the-way', { why: error instanceof Error ? error.message : 'unknown' })
  }
  return undefined
}
