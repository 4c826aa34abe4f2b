/** From signed in to addressable: resource binding (RFC 6120 §7), the older session (RFC 3921 §3), first presence. */
import { err, ok, type Result } from '../contract/result.ts'
import { passing, type ConnectFailure } from './connect-failure.ts'
import { parseJid } from './jid.ts'
import { BIND, SESSION } from './namespaces.ts'
import { attribute, child, childText, readStanzaError } from './stanza.ts'
import type { XmppStream } from './stream.ts'
import { xml, type Element } from './xml.ts'

/** @returns the full JID that the server chose; its resource may differ from the one asked for */
export async function bindResource(
  stream: XmppStream,
  features: Element,
  resource: string,
): Promise<Result<string, ConnectFailure>> {
  const bound = await exchange(stream, 'bind', xml('bind', { xmlns: BIND }, xml('resource', {}, resource)))
  if (!bound.ok) return bound
  const bind = child(bound.value, 'bind', BIND)
  const jid = (bind && childText(bind, 'jid', BIND)) ?? ''
  if (!parseJid(jid)?.resource) return err(passing('stream-error', 'The server bound no address'))

  // Servers of RFC 3921 deliver nothing before this; newer ones call it optional or leave it out.
  const session = child(features, 'session', SESSION)
  if (session && !child(session, 'optional', SESSION)) {
    const opened = await exchange(stream, 'session', xml('session', { xmlns: SESSION }))
    if (!opened.ok) return opened
  }
  return ok(jid)
}

async function exchange(
  stream: XmppStream,
  id: string,
  content: Element,
): Promise<Result<Element, ConnectFailure>> {
  stream.send(xml('iq', { type: 'set', id }, content))
  for (;;) {
    const received = await stream.receive()
    if (!received.ok) return received
    const answer = received.value
    if (!answer.is('iq') || attribute(answer, 'id') !== id) continue
    if (attribute(answer, 'type') === 'result') return ok(answer)
    const { condition, text } = readStanzaError(answer)
    // A resource in use is most likely our own session that died without a word: it will be gone in a while.
    const code = condition === 'conflict' ? 'conflict' : 'stream-error'
    return err(passing(code, text === '' ? condition : `${condition}: ${text}`))
  }
}

/**
 * Available, with priority 1: a negative priority stops the delivery of events (OnSIP developer wiki, "First XMPP API
 * client", Presence and Priority).
 */
export const announcePresence = (stream: XmppStream): void => {
  stream.send(xml('presence', {}, xml('priority', {}, '1')))
}
