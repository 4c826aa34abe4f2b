/** How Ringside keeps itself up to date, where it does so itself. */
import { z } from 'zod'

export const updatesSettings = z.strictObject({
  /** Looks for newer versions. An administrator who locks this to false has switched updates off altogether. */
  check: z.boolean().default(true),
  /** Downloads what it finds without being told to. */
  download: z.boolean().default(false),
  /** Puts in place what is downloaded when the user quits. */
  installOnQuit: z.boolean().default(true),
  channel: z.enum(['stable', 'beta']).default('stable'),
  /** Only versions that begin so are taken, e.g. `1.4` or `1.4.2`. Empty: all. */
  version: z
    .string()
    .trim()
    .regex(/^(?:\d{1,6}(?:\.\d{1,6}){0,2})?$/)
    .default(''),
  /** Where a company's own feed lies: `https:` only, which is checked where it is used. Empty: the package's own. */
  feedUrl: z.string().trim().max(2048).default(''),
  /** Takes an older version as well where the feed offers one. Counts where an administrator set it. */
  allowOlder: z.boolean().default(false),
})
