/** The settings as the core sees them, kept in a file that is handed in. */
import { appError, type AppError } from '../app/contract/errors.ts'
import { readStoredSettings } from '../app/contract/migrations.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import {
  SETTINGS_VERSION,
  settingsPatchSchema,
  type Settings,
  type SettingsPatch,
} from '../app/contract/settings.ts'
import type { SettingsStore } from '../app/ports.ts'
import type { Provisioning } from './provisioning.ts'
import {
  effectiveSettings,
  keysOf,
  mergeSettings,
  valueAt,
  withAccountOf,
  withoutKeys,
  withoutOthersPhone,
} from './settings-layers.ts'

/** A JSON file. `read` gives an empty object where there is none, and fails where it is no JSON. */
export interface SettingsFile {
  read(): Result<unknown, string>
  /** @throws when the disk refuses */
  write(document: object): void
  /** Renames the file so that it is kept; answers the new name. @throws when the disk refuses */
  setAside(): string
}

export interface SettingsStoreDeps {
  readonly file: SettingsFile
  readonly provisioning: Provisioning | undefined
  readonly installId: string
}

export function createSettingsStore({ file, provisioning, installId }: SettingsStoreDeps): SettingsStore {
  const start = readOwn(file)
  const overlay = provisioning?.values ?? {}
  const lockedKeys = Object.fromEntries(keysOf(overlay).map((key) => [key, provisioning?.origin ?? '']))
  let own = start.own
  const combine = (): Settings => effectiveSettings(withoutOthersPhone(own, overlay), overlay)
  let effective = combine()

  function write(patch: SettingsPatch): Result<Settings, AppError> {
    const checked = settingsPatchSchema.safeParse(patch)
    if (!checked.success) return err(appError('setting-invalid', checked.error.issues[0]?.path.join('.')))
    // A form sends what an administrator set along unchanged: that is no change, and not the user's own value.
    const refused = keysOf(checked.data).find(
      (key) => key in lockedKeys && valueAt(checked.data, key) !== valueAt(effective, key),
    )
    if (refused !== undefined) return err(appError('setting-locked', refused))
    const wanted = withAccountOf(withoutKeys(checked.data, lockedKeys), overlay)
    const next = mergeSettings(own, wanted)
    try {
      file.write({ version: SETTINGS_VERSION, ...next })
    } catch (error) {
      return err(appError('internal', error instanceof Error ? error.message : undefined))
    }
    own = next
    effective = combine()
    return ok(effective)
  }

  return {
    read: () => effective,
    locked: () => lockedKeys,
    write,
    installId,
    ...(start.problem === undefined ? {} : { problem: start.problem }),
  }
}

/** Unreadable settings are never overwritten: the file is kept aside under a name that the user is told. */
function readOwn(file: SettingsFile): { readonly own: SettingsPatch; readonly problem?: AppError } {
  const stored = file.read()
  const read = stored.ok ? readStoredSettings(stored.value) : stored
  if (read.ok) return { own: read.value }
  try {
    return { own: {}, problem: appError('settings-damaged', `${file.setAside()} (${read.error})`) }
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    return { own: {}, problem: appError('settings-damaged', `${read.error}. ${why}`) }
  }
}
