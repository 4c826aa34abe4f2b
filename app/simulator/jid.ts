/** An XMPP address, RFC 7622, reduced to what the simulator compares: local and domain part in lower case. */
export interface Jid {
  /** `user@domain`, or `domain` alone. */
  readonly bare: string
  readonly local: string
  readonly domain: string
  /** Empty for a bare JID. */
  readonly resource: string
  /** `bare` or `bare/resource`. */
  readonly full: string
}

/** RFC 7622 section 3.1: each part at most 1023 octets. */
const LONGEST_PART = 1023

/** Reads a JID. `undefined` when the text is none. */
export function parseJid(text: string): Jid | undefined {
  const slash = text.indexOf('/')
  const address = (slash < 0 ? text : text.slice(0, slash)).toLowerCase()
  const resource = slash < 0 ? '' : text.slice(slash + 1)
  const at = address.indexOf('@')
  const local = at < 0 ? '' : address.slice(0, at)
  const domain = at < 0 ? address : address.slice(at + 1)
  if (domain === '' || at === 0 || (slash >= 0 && resource === '')) return undefined
  if (/[\s@<>"&']/.test(domain) || /[\s<>"&'/:]/.test(local)) return undefined
  if ([local, domain, resource].some((part) => part.length > LONGEST_PART)) return undefined
  return {
    bare: address,
    local,
    domain,
    resource,
    full: resource === '' ? address : `${address}/${resource}`,
  }
}
