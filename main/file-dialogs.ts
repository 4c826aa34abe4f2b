/** The system's own dialogs for files, before the window that asks. */
import { BrowserWindow, dialog } from 'electron'
import type { Caller } from './commands.ts'

export interface FileWish {
  readonly title: string
  readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[]
}

/** @returns the path that the user chose; undefined where they chose none */
export async function askForFile(caller: Caller, { title, filters }: FileWish): Promise<string | undefined> {
  const parent = windowOf(caller)
  const options: Electron.OpenDialogOptions = {
    title,
    properties: ['openFile'],
    filters: filters.map(writable),
  }
  const chosen = await (parent === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options))
  return chosen.filePaths[0]
}

/** @param proposed a name, or a whole path; @returns the path that the user named; undefined where they named none */
export async function askWhereToSave(
  caller: Caller,
  { title, filters, proposed }: FileWish & { readonly proposed: string },
): Promise<string | undefined> {
  const parent = windowOf(caller)
  const options: Electron.SaveDialogOptions = {
    title,
    defaultPath: proposed,
    filters: filters.map(writable),
  }
  const chosen = await (parent === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options))
  return chosen.canceled || chosen.filePath === '' ? undefined : chosen.filePath
}

const writable = ({ name, extensions }: FileWish['filters'][number]): Electron.FileFilter => ({
  name,
  extensions: [...extensions],
})

const windowOf = (caller: Caller) =>
  caller.kind === 'page'
    ? BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === caller.webContentsId)
    : undefined
