/** The settings as a JSON file in the profile folder, kept by electron-store (atomic writes). */
import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import Store from 'electron-store'
import { err, ok } from '../app/contract/result.ts'
import type { SettingsFile } from './settings-store.ts'

/**
 * @param folder the profile folder, absolute
 * @param name of the file, without `.json`
 * @param now for the name of a damaged file that is set aside
 */
export function createSettingsFile(folder: string, name: string, now: () => number): SettingsFile {
  const file = path.join(folder, `${name}.json`)
  // It parses the file when it is made, and throws when that fails; our schema checks what it gives, not its own.
  const open = () => new Store<Record<string, unknown>>({ cwd: folder, name })
  return {
    read() {
      try {
        return ok(existsSync(file) ? open().store : {})
      } catch {
        return err('it is no JSON')
      }
    },
    write(document) {
      open().store = { ...document }
    },
    setAside() {
      const aside = `${name}.damaged-${new Date(now()).toISOString().replace(/[:.]/gu, '-')}.json`
      renameSync(file, path.join(folder, aside))
      return aside
    },
  }
}
