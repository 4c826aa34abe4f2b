/** The settings as the core sees them: the user's own, kept in a file that is handed in, between what administrators say. */
import { appError, type AppError } from '../app/contract/errors.ts'
import { readStoredSettings } from '../app/contract/migrations.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import {
  SETTINGS_VERSION,
  settingsPatchSchema,
  type Settings,
  type SettingsPatch,
} from '../app/contract/settings.ts'
import { SHORTCUT_NAMES } from '../app/contract/shortcuts.ts'
import type { SettingsStore } from '../app/ports.ts'
import { sameKeys } from './accelerator.ts'
import { policyFact, policyLayers, type PolicyLayer } from './policy-layers.ts'
import type { Provisioning } from './provisioning.ts'
import {
  effectiveSettings,
  isSameValue,
  keysOf,
  mergeLayers,
  mergeSettings,
  originsOf,
  valueAt,
  withAccountOf,
  withoutDefaults,
  withoutKeys,
  withoutOthersPhone,
  withoutSection,
  type Layer,
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
  /** As they stand at the start. */
  readonly policies: readonly PolicyLayer[]
  readonly installId: string
  readonly platform: NodeJS.Platform
}

export interface GovernedSettings extends SettingsStore {
  /** The administrator's policies changed. Nobody is told: that is the caller's part. */
  readonly setPolicies: (policies: readonly PolicyLayer[]) => void
}

export function createSettingsStore(deps: SettingsStoreDeps): GovernedSettings {
  const { file, provisioning, installId, platform } = deps
  const start = readOwn(file)
  let { own } = start
  let { policies } = deps
  let layers = combine(own)
  let effective = effectiveSettings(layers)

  /** What cannot be changed here, the lowest first. */
  function lockedLayers(): readonly Layer[] {
    const provisioned: readonly Layer[] =
      provisioning === undefined
        ? []
        : [{ origin: { kind: 'provisioning', from: provisioning.origin }, values: provisioning.values }]
    return [...provisioned, ...policyLayers(policies, 'locked')]
  }

  function combine(values: SettingsPatch): readonly Layer[] {
    const locked = lockedLayers()
    const users = withoutOthersPhone(values, mergeLayers(locked))
    return [...policyLayers(policies, 'suggested'), { origin: { kind: 'user' }, values: users }, ...locked]
  }

  const lockedKeys = (): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(originsOf(lockedLayers())).map(([key, origin]) => [
        key,
        origin.kind === 'user' ? '' : origin.from,
      ]),
    )

  function write(patch: SettingsPatch): Result<Settings, AppError> {
    const checked = settingsPatchSchema.safeParse(patch)
    if (!checked.success) return err(appError('setting-invalid', checked.error.issues[0]?.path.join('.')))
    const locked = lockedKeys()
    // A form sends what an administrator set along unchanged: that is no change, and not the user's own value.
    const refused = keysOf(checked.data).find(
      (key) => key in locked && !isSameValue(valueAt(checked.data, key), valueAt(effective, key)),
    )
    if (refused !== undefined) return err(appError('setting-locked', refused))
    const wanted = withAccountOf(withoutKeys(checked.data, locked), mergeLayers(lockedLayers()))
    return keep(mergeSettings(own, wanted), checked.data.shortcuts !== undefined)
  }

  function keep(wanted: SettingsPatch, hasShortcuts: boolean): Result<Settings, AppError> {
    const next = withoutDefaults(wanted, mergeLayers(policyLayers(policies, 'suggested')))
    const combined = combine(next)
    const values = effectiveSettings(combined)
    if (hasShortcuts && isDoubled(values.shortcuts, platform)) return err(appError('shortcut-doubled'))
    try {
      file.write({ version: SETTINGS_VERSION, ...next })
    } catch (error) {
      return err(appError('internal', error instanceof Error ? error.message : undefined))
    }
    own = next
    layers = combined
    effective = values
    return ok(effective)
  }

  return {
    read: () => effective,
    locked: lockedKeys,
    state: () => ({
      values: effective,
      locked: lockedKeys(),
      origins: originsOf(layers),
      policies: policies.map(policyFact),
      ...(start.problem === undefined ? {} : { problem: start.problem }),
    }),
    write,
    reset: (section) => keep(withoutSection(own, section), false),
    installId,
    setPolicies(next) {
      policies = next
      layers = combine(own)
      effective = effectiveSettings(layers)
    },
  }
}

/** The system gives keys away once: of two shortcuts with the same ones the second would never work. */
function isDoubled(shortcuts: Settings['shortcuts'], platform: NodeJS.Platform): boolean {
  const all = SHORTCUT_NAMES.flatMap((name) => shortcuts[name] ?? [])
  return all.some((keys, at) => all.slice(0, at).some((other) => sameKeys(keys, other, platform)))
}

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
