/** Import and export of dialling rules through the system's own file dialogs. */
import { writeFile } from 'node:fs/promises'
import { BrowserWindow, dialog } from 'electron'
import { appError } from '../app/contract/errors.ts'
import { shellText } from '../app/contract/messages/shell.ts'
import { err, ok } from '../app/contract/result.ts'
import type { Core } from '../app/core.ts'
import type { Caller, ShellCommands } from './commands.ts'
import { MAX_RULE_FILE_BYTES, readRules, withImported, writeRules } from './rule-file.ts'
import { readTextFile } from './text-file.ts'

const filters = () => [{ name: shellText.ruleFiles, extensions: ['json'] }]

export function createRuleCommands(core: Core): Pick<ShellCommands, 'rules.import' | 'rules.export'> {
  const rules = () => core.state.settings.values.dialing.rules

  return {
    'rules.import': async (_input, caller) => {
      const path = await openPath(caller)
      if (path === undefined) return ok({ added: null })
      const text = await readTextFile(path, MAX_RULE_FILE_BYTES)
      if (!text.ok) return err(appError('rules-unreadable', text.error))
      const imported = readRules(text.value)
      const merged = imported.ok ? withImported(rules(), imported.value) : imported
      if (!merged.ok) return merged
      const patch = { dialing: { rules: [...merged.value.rules] } }
      const stored = await core.handle('settings.set', { patch })
      return stored.ok ? ok({ added: merged.value.added }) : stored
    },
    'rules.export': async (_input, caller) => {
      const path = await savePath(caller)
      if (path === undefined) return ok({ path: null })
      try {
        await writeFile(path, writeRules(rules()))
        return ok({ path })
      } catch (error) {
        return err(appError('rules-unwritable', error instanceof Error ? error.message : undefined))
      }
    },
  }
}

const parentOf = (caller: Caller) =>
  caller.kind === 'page'
    ? BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === caller.webContentsId)
    : undefined

async function openPath(caller: Caller): Promise<string | undefined> {
  const parent = parentOf(caller)
  const options: Electron.OpenDialogOptions = {
    title: shellText.importRules,
    properties: ['openFile'],
    filters: filters(),
  }
  const chosen = await (parent === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options))
  return chosen.filePaths[0]
}

async function savePath(caller: Caller): Promise<string | undefined> {
  const parent = parentOf(caller)
  const options: Electron.SaveDialogOptions = {
    title: shellText.exportRules,
    defaultPath: 'ringside-rules.json',
    filters: filters(),
  }
  const chosen = await (parent === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options))
  return chosen.canceled ? undefined : chosen.filePath
}
