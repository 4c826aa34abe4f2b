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
import { sameKeys } from './accelerator.ts'
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
  setAside(isNewer: boolean): string
}

export interface SettingsStoreDeps {
  readonly file: SettingsFile
  readonly provisioning: Provisioning | undefined
  readonly installId: string
  readonly platform: NodeJS.Platform
}

export function createSettingsStore(deps: SettingsStoreDeps): SettingsStore {
  const { file, provisioning, installId, platform } = deps
  const start = readOwn(file)
  const overlay = provisioning?.values ?? {}
  const lockedKeys = Object.fromEntries(keysOf(overlay).map((key) => [key, provisioning?.origin ?? '']))
  let own = start.own
  const combine = (values: SettingsPatch): Settings =>
    effectiveSettings(withoutOthersPhone(values, overlay), overlay)
  let effective = combine(own)

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
    const combined = combine(next)
    if (checked.data.shortcuts !== undefined && isDoubled(combined.shortcuts, platform))
      return err(appError('shortcut-doubled'))
    try {
      file.write({ version: SETTINGS_VERSION, ...next })
    } catch (error) {
      return err(appError('internal', error instanceof Error ? error.message : undefined))
    }
    own = next
    effective = combined
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

/** The system gives keys away once: of two shortcuts with the same ones the second would never work. */
const isDoubled = ({ dialClipboard, focusCard }: Settings['shortcuts'], platform: NodeJS.Platform): boolean =>
  dialClipboard !== null && focusCard !== null && sameKeys(dialClipboard, focusCard, platform)

/** Unreadable settings are never overwritten: the file is kept aside under a name that the user is told. */
function readOwn(file: SettingsFile): { readonly own: SettingsPatch; readonly problem?: AppError } {
  const stored = file.read()
  const read = stored.ok ? readStoredSettings(stored.value) : err(appError('settings-damaged', stored.error))
  if (read.ok) return { own: read.value }
  const { code, detail = '' } = read.error
  try {
    return { own: {}, problem: appError(code, `${file.setAside(code === 'settings-newer')} (${detail})`) }
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    return { own: {}, problem: appError(code, `${detail}. ${why}`) }
  }
}
