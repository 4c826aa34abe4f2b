/** Settings: written as a whole or not at all, told to the windows, and acted on where the session depends on them. */
import type { CommandInput } from '../contract/commands.ts'
import type { AppError } from '../contract/errors.ts'
import { ok, type Result } from '../contract/result.ts'
import { DEFAULT_SETTINGS, settingsPatchSchema, type SettingsPatch } from '../contract/settings.ts'
import type { SettingsStore } from '../ports.ts'
import type { Account } from './account.ts'
import type { Store } from './store.ts'
import { targetFromSettings } from './target.ts'

export interface SettingsControl {
  /** Puts what is stored into the state. */
  load(): void
  set(patch: SettingsPatch): Promise<Result<null, AppError>>
  /** Back to the defaults, save for what an administrator set. */
  reset(section: CommandInput<'settings.reset'>['section']): Promise<Result<null, AppError>>
}

export function createSettingsControl(
  settings: SettingsStore,
  store: Store,
  account: Pick<Account, 'settingsChanged'>,
): SettingsControl {
  async function set(patch: SettingsPatch): Promise<Result<null, AppError>> {
    const before = targetFromSettings(settings.read())
    const written = settings.write(patch)
    if (!written.ok) return written
    store.patch({ settings: { ...store.state.settings, values: written.value } })
    await account.settingsChanged(before)
    return ok(null)
  }

  return {
    load() {
      const { problem } = settings
      store.patch({
        settings: {
          values: settings.read(),
          locked: settings.locked(),
          ...(problem === undefined ? {} : { problem }),
        },
      })
    },
    set,
    reset(section) {
      const locked = settings.locked()
      const values = Object.entries(DEFAULT_SETTINGS[section]).filter(
        ([key]) => !(`${section}.${key}` in locked),
      )
      return set(settingsPatchSchema.parse({ [section]: Object.fromEntries(values) }))
    },
  }
}
