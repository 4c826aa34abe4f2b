/** SIP addresses as people copy them: a URI, or a bare `user@domain`. */

export interface SipTarget {
  readonly scheme: 'sip' | 'sips'
  readonly user: string
  /** Host, with its port where one was given. */
  readonly host: string
}

/** RFC 3261 §25.1: unreserved, escaped and user-unreserved characters, without those that begin parameters. */
const USER = /^(?:[A-Za-z0-9\-_.!~*'()&=+$/]|%[0-9A-Fa-f]{2}){1,100}$/
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const HOST = new RegExp(`^${LABEL}(?:\\.${LABEL}){0,20}(?::\\d{1,5})?$`)
const DOMAIN_WITH_DOT = new RegExp(`^(?:${LABEL}\\.){1,20}[A-Za-z]{2,63}$`)

/**
 * @param text what stands behind the scheme. A password, parameters and headers are left out: they could carry
 * anything into the request, and a dial string needs none of them.
 */
export function sipTarget(scheme: 'sip' | 'sips', text: string): SipTarget | undefined {
  const [address = ''] = text.replace(/^\/\//, '').split('?')
  const at = address.lastIndexOf('@')
  if (at < 0) return undefined
  const [user = ''] = plainEscapes(address.slice(0, at)).split(/[;:]/)
  const [host = ''] = address.slice(at + 1).split(';')
  return host.length <= 253 && USER.test(user) && HOST.test(host) ? { scheme, user, host } : undefined
}

/**
 * Letters, digits and marks mean the same escaped or not (RFC 3261 §19.1.4): as they are, so that what is shown and judged
 * is what is called. Signs with a meaning of their own stay escaped.
 */
const plainEscapes = (user: string): string =>
  user.replace(/%[0-9A-Fa-f]{2}/g, (escaped) => {
    const sign = String.fromCharCode(parseInt(escaped.slice(1), 16))
    return /^[A-Za-z0-9\-_.!~*'()]$/.test(sign) ? sign : escaped
  })

/** Whether the host looks complete: in running text a name without a dot may be half of one. */
export const isWholeHost = ({ host }: SipTarget): boolean => DOMAIN_WITH_DOT.test(host.replace(/:\d+$/, ''))

/** A text that is nothing but `user@domain`. */
export function bareAddress(text: string): SipTarget | undefined {
  const target = sipTarget('sip', text)
  return target !== undefined && `${target.user}@${target.host}` === plainEscapes(text) && isWholeHost(target)
    ? target
    : undefined
}

/** `sip:` and `sips:` URIs anywhere in a text, as they stand there. */
export const SIP_IN_TEXT = /\bsips?:[^\s<>"',]{1,300}/gi
