/** The settings as a JSON file in the profile folder, kept by electron-store (atomic writes). */
import { existsSync, readFileSync, renameSync } from 'node:fs'
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
  const open = () => new Store<Record<string, unknown>>({ cwd: folder, name })
  return {
    read() {
      // Not through the library, to which a file with a list in it is as good as an empty one.
      try {
        return ok(existsSync(file) ? parse(readFileSync(file, 'utf8')) : {})
      } catch {
        return err('it is no JSON')
      }
    },
    write(document) {
      open().store = { ...document }
    },
    setAside(isNewer) {
      const aside = `${name}.${isNewer ? 'newer' : 'damaged'}-${new Date(now()).toISOString().replace(/[:.]/gu, '-')}.json`
      renameSync(file, path.join(folder, aside))
      return aside
    },
  }
}

const parse = (text: string): unknown => JSON.parse(text)
