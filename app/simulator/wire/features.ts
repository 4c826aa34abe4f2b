import { BIND, CLIENT, SASL, SESSION, STREAM, STREAM_ERRORS, TLS } from '../../xmpp/namespaces.ts'
import { xml, type Element } from '../stanza.ts'
import type { Mechanism } from './sasl.ts'

/** The opening of our stream (RFC 6120 section 4.7). Text, because the element stays open. */
export function streamHeader(domain: string, id: string): string {
  return (
    `<?xml version='1.0'?><stream:stream xmlns='${CLIENT}' xmlns:stream='${STREAM}' ` +
    `id='${id}' from='${domain}' version='1.0' xml:lang='en'>`
  )
}

/** Only STARTTLS is on offer, and it is required (RFC 6120 section 5.3.1). */
export const tlsFeatures = (): Element =>
  xml('stream:features', {}, xml('starttls', { xmlns: TLS }, xml('required')))

export const saslFeatures = (mechanisms: readonly Mechanism[]): Element =>
  xml(
    'stream:features',
    {},
    xml('mechanisms', { xmlns: SASL }, ...mechanisms.map((name) => xml('mechanism', {}, name))),
  )

/** Binding, and the session of RFC 3921, which RFC 6121 made a no-op that old clients still ask for. */
export const bindFeatures = (): Element =>
  xml(
    'stream:features',
    {},
    xml('bind', { xmlns: BIND }),
    xml('session', { xmlns: SESSION }, xml('optional')),
  )

/** A stream error with the closing tag after it: nothing may follow (RFC 6120 section 4.9.1.1). */
export const streamFailure = (condition: string): string =>
  `${xml('stream:error', {}, xml(condition, { xmlns: STREAM_ERRORS })).toString()}</stream:stream>`
