/** Import and export of dialling rules through the system's own file dialogs. */
import { appError } from '../app/contract/errors.ts'
import { shellText } from '../app/contract/messages/shell.ts'
import { err, ok } from '../app/contract/result.ts'
import type { Core } from '../app/core.ts'
import type { ShellCommands } from './commands.ts'
import { askForFile, askWhereToSave } from './file-dialogs.ts'
import { MAX_RULE_FILE_BYTES, readRules, withImported, writeRules } from './rule-file.ts'
import { readTextFile } from './text-file.ts'
import { writeWhole } from './whole-file.ts'

const filters = () => [{ name: shellText.ruleFiles, extensions: ['json'] }]

export function createRuleCommands(core: Core): Pick<ShellCommands, 'rules.import' | 'rules.export'> {
  const rules = () => core.state.settings.values.dialing.rules

  return {
    'rules.import': async (_input, caller) => {
      const path = await askForFile(caller, { title: shellText.importRules, filters: filters() })
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
      const path = await askWhereToSave(caller, {
        title: shellText.exportRules,
        proposed: 'ringside-rules.json',
        filters: filters(),
      })
      if (path === undefined) return ok({ path: null })
      try {
        await writeWhole(path, writeRules(rules()))
        return ok({ path })
      } catch (error) {
        return err(appError('rules-unwritable', error instanceof Error ? error.message : undefined))
      }
    },
  }
}
