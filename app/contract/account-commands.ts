/** Commands about the accounts beside the main one. */
import { z } from 'zod'
import { signInSchema } from './sign-in-form.ts'

const id = z.string().min(1).max(16)

export const accountInputs = {
  /** Signs in with these values and keeps them. `id`: null adds an account. `password`: empty uses the stored one. */
  'accounts.signIn': signInSchema.extend({ id: id.nullable() }),
  /** `paused`: it stays kept, with its password, and is not signed in to. */
  'accounts.change': z.strictObject({
    id,
    name: z.string().trim().max(40).optional(),
    paused: z.boolean().optional(),
  }),
  /** Signs out of it, forgets its calls and deletes its password. */
  'accounts.remove': z.strictObject({ id }),
  /** Tries now instead of at the end of the back-off. */
  'accounts.retry': z.strictObject({ id }),
} as const

export interface AccountOutputs {
  'accounts.signIn': { readonly id: string }
}
