/**
 * The item of the user-agents service: XML → `RegisteredPhone` (OnSIP developer wiki, "User-Agent Pubsub"; fields as
 * the vendor's OXJS reads them, `src/services/user_agents.js`). Total: any input gives a phone or the reason why not.
 */
import { cleanDisplay } from '../calls/party.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { RegisteredPhone } from '../people/phones.ts'
import { parseDateTime } from '../xmpp/date-time.ts'
import { ONSIP_USER_AGENTS } from '../xmpp/namespaces.ts'
import { childText } from '../xmpp/stanza.ts'
import type { PublishedItem, Refusal } from './active-calls.ts'
import { addressOfLeaf } from './services.ts'
import { contactOf } from './sip-address.ts'

export type UserAgentRefusal =
  | Extract<Refusal, 'not-a-leaf' | 'no-payload' | 'foreign-payload' | 'too-long'>
  /** It names neither a device nor a place: there is nothing to show and nothing to match. */
  | 'nothing-told'

const MAX_FIELD = 2048
const FIELDS = ['contact', 'received', 'device', 'expires', 'time'] as const

export function decodeUserAgent(
  item: Pick<PublishedItem, 'node' | 'payload'>,
): Result<RegisteredPhone, UserAgentRefusal> {
  const owner = addressOfLeaf(item.node)
  if (owner === undefined) return err('not-a-leaf')
  const agent = item.payload
  if (agent === undefined) return err('no-payload')
  if (!agent.is('user-agent', ONSIP_USER_AGENTS)) return err('foreign-payload')

  // Missing and empty mean the same, as in OXJS.
  const field = (name: (typeof FIELDS)[number]): string => childText(agent, name, ONSIP_USER_AGENTS) ?? ''
  if (FIELDS.some((name) => field(name).length > MAX_FIELD)) return err('too-long')
  const phone = {
    owner,
    device: cleanDisplay(field('device')),
    contact: cleanDisplay(contactOf(field('contact'))),
    source: cleanDisplay(contactOf(field('received'))),
    expiresAtMs: parseDateTime(field('expires')),
    dialogAtMs: parseDateTime(field('time')),
  }
  return phone.device === '' && phone.contact === '' && phone.source === '' ? err('nothing-told') : ok(phone)
}
