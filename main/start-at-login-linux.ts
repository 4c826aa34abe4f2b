/** Start at login on Linux: an entry in the autostart folders, which desktops show and switch by themselves. */
import { constants } from 'node:fs'
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readAutostartEntry, writeAutostartEntry, type EntryToWrite } from './autostart-entry.ts'
import { DESKTOP_ENTRY } from './identity.ts'
import type { LoginSwitch } from './start-at-login.ts'

export interface LinuxLoginDeps {
  /** The program, absolute, and its arguments. */
  readonly command: readonly [string, ...string[]]
  /** Configuration folders, absolute: the user's, and those of less weight, the weightiest first. */
  readonly userFolder: string
  readonly systemFolders: readonly string[]
}

export function createLinuxLoginSwitch({ command, userFolder, systemFolders }: LinuxLoginDeps): LoginSwitch {
  const entryIn = (folder: string): string => path.join(folder, 'autostart', DESKTOP_ENTRY)
  const own = entryIn(userFolder)

  /** Of files of one name the first hides the others. */
  async function isOn(folders: readonly string[]): Promise<boolean> {
    for (const folder of folders) {
      const text = await textOf(entryIn(folder))
      if (text === undefined) continue
      const { enabled, tryExec } = readAutostartEntry(text)
      return enabled && (tryExec === undefined || (await canRun(tryExec)))
    }
    return false
  }

  async function write(entry: EntryToWrite): Promise<void> {
    await mkdir(path.dirname(own), { recursive: true, mode: 0o700 })
    const aside = `${own}.new`
    await writeFile(aside, writeAutostartEntry(entry))
    await rename(aside, own)
  }

  return {
    async read() {
      return { status: (await isOn([userFolder, ...systemFolders])) ? 'on' : 'off' }
    },
    async set(on) {
      const isOnForAll = await isOn(systemFolders)
      if (on === isOnForAll) await rm(own, { force: true })
      else await write(on ? { kind: 'start', command } : { kind: 'hide' })
    },
  }
}

/** @returns undefined where there is no such file */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function canRun(program: string): Promise<boolean> {
  return access(program, constants.X_OK).then(
    () => true,
    () => false,
  )
}
