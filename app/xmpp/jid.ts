/** XMPP addresses (RFC 7622), as far as a client needs them: split, compared, never repaired. */

export interface Jid {
  /** Empty for a domain's own address. */
  readonly local: string
  readonly domain: string
  /** Empty for a bare JID. */
  readonly resource: string
}

/** Undefined when the text cannot be an address: no domain, an empty part, white space before the resource. */
export function parseJid(text: string): Jid | undefined {
  const slash = text.indexOf('/')
  const bare = slash === -1 ? text : text.slice(0, slash)
  const resource = slash === -1 ? '' : text.slice(slash + 1)
  const at = bare.indexOf('@')
  const local = at === -1 ? '' : bare.slice(0, at)
  const domain = bare.slice(at + 1)
  if (domain === '' || /[\s@]/.test(domain) || /\s/.test(local)) return undefined
  if ((at !== -1 && local === '') || (slash !== -1 && resource === '')) return undefined
  return { local, domain, resource }
}

/** The address without its resource, in the case it came in. */
export const bareJid = (jid: string): string => {
  const slash = jid.indexOf('/')
  return slash === -1 ? jid : jid.slice(0, slash)
}

/** What follows the first slash; empty when there is none. */
export const resourceOf = (jid: string): string => {
  const slash = jid.indexOf('/')
  return slash === -1 ? '' : jid.slice(slash + 1)
}

/**
 * For comparing: servers fold the case of local part and domain (RFC 7622 §3.2, §3.3), never that of the resource,
 * and write them as they like.
 */
export const comparableJid = (jid: string): string => {
  const resource = resourceOf(jid)
  const bare = bareJid(jid).toLowerCase()
  return resource === '' ? bare : `${bare}/${resource}`
}

export const sameJid = (a: string, b: string): boolean => comparableJid(a) === comparableJid(b)

export const sameBareJid = (a: string, b: string): boolean => sameJid(bareJid(a), bareJid(b))
