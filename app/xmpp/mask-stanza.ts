/**
 * Takes every secret out of a stanza before anybody looks at it: what SASL carries (RFC 6120 §6), passwords in forms
 * (XEP-0004 `text-private`, and fields named so), in elements of their own (XEP-0077, XEP-0078) and in attributes, and
 * the known secrets wherever else they stand, be it in a server's echo or in what a person typed.
 */
import { DATA_FORM, SASL } from './namespaces.ts'
import { Element } from './xml.ts'

/** Always the same, whatever the secret's length. */
export const MASK = '•••'

/** SASL2 (XEP-0388) and what hands out tokens with it (XEP-0484). */
const SASL_NAMESPACES: readonly string[] = [SASL, 'urn:xmpp:sasl:2', 'urn:xmpp:fast:0']
/** What may be read of them: they name mechanisms and say why it failed. */
const SASL_OPEN: readonly string[] = ['mechanism', 'mechanisms', 'failure', 'abort', 'text']

/** Names of fields, elements and attributes that hold secrets, alone or at the end of a longer name. */
const SECRET_NAME =
  /(?:^|[-_.:#/])(?:pass(?:word|phrase|wd|code)?|pwd|pin|secret|token|digest|credentials?|api[-_]?key|handshake)$/i

/** Shorter ones stand by chance in half of all words. */
const LEAST_SECRET = 4

/**
 * @param secrets known passwords; also found in base64
 * @returns a copy without a parent; the stanza itself is not touched
 */
export function maskStanza(stanza: Element, secrets: readonly string[]): Element {
  const known = secrets
    .filter((secret) => secret.length >= LEAST_SECRET)
    .flatMap((secret) => [secret, Buffer.from(secret).toString('base64')])
  return masked(stanza, false, known)
}

function masked(element: Element, insideSecret: boolean, known: readonly string[]): Element {
  const secret = insideSecret || isSecret(element)
  const copy = new Element(element.name, maskedAttributes(element, known))
  for (const child of element.children) {
    if (child instanceof Element) copy.append(masked(child, secret, known))
    else if (!secret) copy.append(without(child, known))
    else if (child.trim() !== '') copy.append(MASK)
  }
  return copy
}

function isSecret(element: Element): boolean {
  const namespace = element.getNS() ?? ''
  const name = element.getName()
  if (SASL_NAMESPACES.includes(namespace)) return !SASL_OPEN.includes(name)
  if (SECRET_NAME.test(name)) return true
  if (name !== 'field') return false
  const attribute = (key: string): string => {
    const value: unknown = element.attrs[key]
    return typeof value === 'string' ? value : ''
  }
  const inForm = namespace === DATA_FORM || namespace === ''
  return SECRET_NAME.test(attribute('var')) || (inForm && attribute('type') === 'text-private')
}

function maskedAttributes(element: Element, known: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(element.attrs).map(([name, value]: [string, unknown]) => {
      const text = typeof value === 'string' ? value : String(value)
      if (SECRET_NAME.test(name)) return [name, MASK]
      // A namespace is nobody's choice, and one that is changed makes the rest unreadable.
      return [name, name === 'xmlns' || name.startsWith('xmlns:') ? text : without(text, known)]
    }),
  )
}

const without = (text: string, known: readonly string[]): string =>
  known.reduce((rest, secret) => rest.split(secret).join(MASK), text)
