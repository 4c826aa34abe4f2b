/** An administrator's policy: which settings are locked, and which are only suggested. One schema on every system. */
import { z } from 'zod'
import { SETTINGS_VERSION, settingsPatchSchema, type SettingsPatch } from './settings.ts'

export const policySchema = z.strictObject({
  /** For editors that complete what is typed; it counts for nothing here. */
  $schema: z.string().max(2048).optional(),
  /** Of the settings, for which it is written; absent: this one's. */
  version: z.literal(SETTINGS_VERSION).optional(),
  /** In force, and not to be changed in the program. */
  locked: settingsPatchSchema.optional(),
  /** In force until the user chooses something else. */
  suggested: settingsPatchSchema.optional(),
})

export interface Policy {
  readonly locked: SettingsPatch
  readonly suggested: SettingsPatch
}
