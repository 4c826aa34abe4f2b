/** Settings: written as a whole or not at all, told to the windows, and acted on where the session depends on them. */
import type { CommandInput } from '../contract/commands.ts'
import type { AppError } from '../contract/errors.ts'
import { ok, type Result } from '../contract/result.ts'
import type { Settings, SettingsPatch } from '../contract/settings.ts'
import type { SettingsStore } from '../ports.ts'
import type { Account } from './account.ts'
import type { Store } from './store.ts'
import { targetFromSettings } from './target.ts'

export interface SettingsControl {
  /** Puts what is stored into the state. */
  load(): void
  set(patch: SettingsPatch): Promise<Result<null, AppError>>
  /** Back to what counts where the user chose nothing. */
  reset(section: CommandInput<'settings.reset'>['section']): Promise<Result<null, AppError>>
  /** They changed behind the program's back, as a policy does: told, and acted on. */
  readonly reload: () => Promise<void>
}

export function createSettingsControl(
  settings: SettingsStore,
  store: Store,
  account: Pick<Account, 'settingsChanged'>,
): SettingsControl {
  const load = (): void => {
    store.patch({ settings: settings.state() })
  }

  async function change(write: () => Result<Settings, AppError>): Promise<Result<null, AppError>> {
    const before = targetFromSettings(settings.read())
    const written = write()
    if (!written.ok) return written
    load()
    await account.settingsChanged(before)
    return ok(null)
  }

  return {
    load,
    set: (patch) => change(() => settings.write(patch)),
    reset: (section) => change(() => settings.reset(section)),
    async reload() {
      const before = targetFromSettings(store.state.settings.values)
      load()
      await account.settingsChanged(before)
    },
  }
}
