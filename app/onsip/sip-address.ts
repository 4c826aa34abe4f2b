/** SIP URIs as the service writes them, down to the address that a person would recognise. */

/** `user@domain` of a SIP URI or bare address: no scheme, no parameters, no headers; lower-case domain. Empty if none. */
export function addressOf(uri: string): string {
  // RFC 3261 §20.10 also allows `"name" <uri>`; parameters outside the brackets are not the URI's.
  const inner = /<([^<>]*)>/.exec(uri)?.[1] ?? uri
  const bare = inner.trim().replace(/^sips?:/i, '')
  const at = bare.lastIndexOf('@')
  if (at <= 0) return ''
  // A password in the user part (RFC 3261 §19.1.1) and user parameters (`;id=…` before the @) name nobody.
  const user = bare.slice(0, at).replace(/[;:].*$/, '')
  const domain = bare
    .slice(at + 1)
    .replace(/[;?].*$/, '')
    .toLowerCase()
  const host = domain.replace(/:\d+$/, '')
  return user === '' || host === '' ? '' : `${user}@${host}`
}

/**
 * `user@host:port` of a SIP URI, host in lower case, no scheme, no parameters: what tells one contact from another
 * (RFC 3261 §19.1.4 compares more, none of which the service tells twice). Only the host where there is no user; empty
 * if none.
 */
export function contactOf(uri: string): string {
  const inner = /<([^<>]*)>/.exec(uri)?.[1] ?? uri
  const bare = inner.trim().replace(/^sips?:/i, '')
  const at = bare.lastIndexOf('@')
  const user = bare.slice(0, Math.max(0, at)).replace(/[;:].*$/, '')
  const host = bare
    .slice(at + 1)
    .replace(/[;?].*$/, '')
    .toLowerCase()
  if (host === '') return ''
  return user === '' ? host : `${user}@${host}`
}

/** Whether an address stands for a caller who hides theirs: `anonymous@anonymous.invalid` (RFC 3323 §4.1.1.3). */
export const isWithheld = (address: string): boolean => domainPart(address) === 'anonymous.invalid'

export const userPart = (address: string): string => address.slice(0, Math.max(0, address.lastIndexOf('@')))

export const domainPart = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
