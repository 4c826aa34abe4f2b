/** Whom to sign in as, and where. */
import { z } from 'zod'

const text = (max: number) => z.string().trim().max(max)

export const accountSettings = z.strictObject({
  /** The SIP address, `user@domain`. It is the login JID too unless `jid` says otherwise. */
  address: text(320).default(''),
  /** Login JID where it is not the address (OnSIP's `user!domain@…` forms). Empty: the address. */
  jid: text(640).default(''),
  /** Also watch every other address of the same user (`auth-for-all`). */
  allAddresses: z.boolean().default(true),
})

export const serverSettings = z.strictObject({
  /** Typed by a person: it wins over DNS, and its name counts in the certificate check. Empty: found by SRV. */
  host: text(253).default(''),
  port: z.number().int().min(1).max(65535).nullable().default(null),
  /** XMPP domain where it is not the JID's. */
  domain: text(253).default(''),
  caFile: text(4096).default(''),
  /** `auto`: what SRV offers, else STARTTLS. */
  security: z.enum(['auto', 'starttls', 'tls']).default('auto'),
  /** `websocket`: by `webSocketUrl` alone; host, port and security count for nothing then. */
  transport: z.enum(['auto', 'websocket']).default('auto'),
  /** `wss:` only, which is checked where it is used: an administrator's mistake gets its own sentence. */
  webSocketUrl: text(2048).default(''),
})

export const servicesSettings = z.strictObject({
  /** Tail of every component's JID, e.g. `commands.auth.<suffix>`. */
  suffix: text(253).min(1).default('xmpp.onsip.com'),
})
