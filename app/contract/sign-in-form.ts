/** What signing in takes. */
import { z } from 'zod'

/** Where and how to sign in. An empty string means: not given. */
export const signInSchema = z.strictObject({
  address: z.string().trim().min(3).max(320),
  /** Empty: use the stored one. */
  password: z.string().max(1024),
  allAddresses: z.boolean(),
  jid: z.string().trim().max(640),
  host: z.string().trim().max(253),
  port: z.number().int().min(1).max(65535).nullable(),
  domain: z.string().trim().max(253),
  security: z.enum(['auto', 'starttls', 'tls']),
  transport: z.enum(['auto', 'websocket']),
  webSocketUrl: z.string().trim().max(2048),
  caFile: z.string().max(4096),
  suffix: z.string().trim().min(1).max(253),
})
