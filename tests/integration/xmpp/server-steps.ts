/** The steps of a decent XMPP server, for scripts to take and to leave out. */
import type { ServerCertificate } from './certificates.ts'
import type { Peer } from './scripted-server.ts'

export const DOMAIN = 'example.com'
export const USER = 'ann'
export const PASSWORD = 'correct horse'
export const FULL_JID = 'ann@example.com/ringside-test'

export const STARTTLS_FEATURE = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>"
export const PROCEED = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
export const BIND_FEATURE = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
export const SUCCESS = "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>"

export const mechanisms = (...names: string[]): string =>
  `<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>${names
    .map((name) => `<mechanism>${name}</mechanism>`)
    .join('')}</mechanisms>`

export const streamError = (condition: string): string =>
  `<stream:error><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>`

/** The header and what comes right after it. */
export const header = (features: string): string =>
  `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' ` +
  `id='s1' from='${DOMAIN}' version='1.0'><stream:features>${features}</stream:features>`

/** Answers the client's stream header. */
export async function answerHeader(peer: Peer, features: string): Promise<void> {
  await peer.read(/<stream:stream [^>]*>/)
  peer.write(header(features))
}

/** Up to and including the TLS handshake. */
export async function offerStartTls(peer: Peer, certificate: ServerCertificate): Promise<void> {
  await answerHeader(peer, STARTTLS_FEATURE)
  await peer.read(/<starttls [^>]*\/>/)
  peer.write(PROCEED)
  await peer.startTls(certificate)
}

/** Takes PLAIN, whatever the password. Gives what the client sent, decoded. */
export async function acceptPlain(peer: Peer): Promise<string> {
  await answerHeader(peer, mechanisms('PLAIN'))
  const auth = await peer.read(/<auth [^>]*>[^<]*<\/auth>/)
  peer.write(SUCCESS)
  return Buffer.from(/>([^<]*)</.exec(auth)?.[1] ?? '', 'base64').toString()
}

/** Binds the resource and waits for the first presence. */
export async function bind(peer: Peer, features = BIND_FEATURE, jid = FULL_JID): Promise<string> {
  await answerHeader(peer, features)
  const request = await peer.read(/<iq [^>]*>.*?<\/iq>/)
  peer.write(
    `<iq type='result' id='${attributeOf(request, 'id')}'>` +
      `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${jid}</jid></bind></iq>`,
  )
  return request
}

/** Everything, up to the client's presence. */
export async function welcome(peer: Peer, certificate: ServerCertificate): Promise<void> {
  await offerStartTls(peer, certificate)
  await acceptPlain(peer)
  await bind(peer)
  await peer.read(/<presence>.*?<\/presence>/)
}

/** Answers the next ping, or whatever IQ comes next, with an empty result from the given sender. */
export async function answerIq(peer: Peer, pattern = /<iq [^>]*(\/>|>.*?<\/iq>)/): Promise<string> {
  const request = await peer.read(pattern)
  peer.write(`<iq type='result' id='${attributeOf(request, 'id')}' from='${attributeOf(request, 'to')}'/>`)
  return request
}

export const attributeOf = (tag: string, name: string): string =>
  new RegExp(` ${name}=["']([^"']*)["']`).exec(tag)?.[1] ?? ''
