/** Links that ask for a call: `tel:` (RFC 3966), `callto:` and `sip:`, also as they are written in the wild. */
import { sipTarget, type SipTarget } from './sip-uri.ts'

export type Link =
  | { readonly kind: 'sip'; readonly target: SipTarget }
  /** Text to be read like any other; `extension` and `context` came as parameters. */
  | { readonly kind: 'number'; readonly text: string; readonly extension: string; readonly context: string }

const SCHEME = /^(tel|callto|sips?):(?:\/\/)?/i

const PARAMETER = /^[A-Za-z0-9-]*(?:=[^\s=]*)?$/

/** @returns undefined when the text is no link, or a link to nothing. */
export function parseLink(text: string): Link | undefined {
  const scheme = SCHEME.exec(text)
  if (scheme === null) return undefined
  const body = text.slice(scheme[0].length)
  const name = (scheme[1] ?? '').toLowerCase()
  const target = name === 'tel' ? undefined : sipTarget(name === 'sips' ? 'sips' : 'sip', body)
  if (target !== undefined) return { kind: 'sip', target }
  const [number = '', ...parameters] = (body.split('?')[0] ?? '').split(';')
  // "Tel: 555-0100; Mobile: 555-0199" is prose that only begins like a link.
  if (/^\s|[@\n]/.test(number) || !parameters.every((each) => PARAMETER.test(each))) return undefined
  const parameter = (wanted: string): string =>
    parameters.map((each) => each.split('=')).find(([key]) => key?.toLowerCase() === wanted)?.[1] ?? ''
  return {
    kind: 'number',
    text: decodedOnce(number).trim(),
    extension: /^\d{1,7}$/.exec(parameter('ext'))?.[0] ?? '',
    context: decodedOnce(parameter('phone-context')).trim(),
  }
}

/** Percent signs are decoded once; what decodes to no text stays as it is, and a sign that is left over is a gap. */
function decodedOnce(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escaped) => {
    try {
      return decodeURIComponent(escaped)
    } catch {
      return escaped
    }
  })
}
