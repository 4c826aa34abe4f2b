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

/** Whether an address stands for a caller who hides theirs: `anonymous@anonymous.invalid` (RFC 3323 §4.1.1.3). */
export const isWithheld = (address: string): boolean => domainPart(address) === 'anonymous.invalid'

export const userPart = (address: string): string => address.slice(0, Math.max(0, address.lastIndexOf('@')))

export const domainPart = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
