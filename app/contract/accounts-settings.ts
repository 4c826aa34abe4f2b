/** Accounts beside the main one. Their passwords are kept elsewhere, each bound to what stands here. */
import { z } from 'zod'
import { accountSettings, serverSettings, servicesSettings } from './account-settings.ts'
import { MOST_ACCOUNTS } from './accounts.ts'

const name = z.string().trim().max(40).default('')

const furtherAccount = z.strictObject({
  /** Opaque; it names the account as long as it is there. */
  id: z.string().regex(/^[a-z0-9]{4,16}$/u),
  /** What its calls are marked with. Empty: its address. */
  name,
  /** Kept, and not signed in to. */
  paused: z.boolean().default(false),
  ...accountSettings.shape,
  ...serverSettings.shape,
  ...servicesSettings.shape,
})

export type FurtherAccountSettings = z.output<typeof furtherAccount>

export const accountsSettings = z.strictObject({
  /** What calls of the main account are marked with while there are others. Empty: its address. */
  mainName: name,
  /** Id of the further account that places calls. Empty: the main one. */
  callWith: z
    .string()
    .max(16)
    .regex(/^(?:[a-z0-9]{4,16})?$/u)
    .default(''),
  further: z
    .array(furtherAccount)
    .max(MOST_ACCOUNTS - 1)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two accounts have the same id')
    .default([]),
})
