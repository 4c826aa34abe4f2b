/** A stream that is on line: who hears what arrives on it, who answers, and whether it still lives. */
import type { Logger } from '../ports.ts'
import { answerQuery } from './answers.ts'
import { passing } from './connect-failure.ts'
import type { ConnectionDeps, QueryAnswerer, Requester } from './connection-types.ts'
import { parseJid } from './jid.ts'
import { createLiveness } from './liveness.ts'
import type { BoundStream } from './negotiate.ts'
import { createRequests } from './requests.ts'
import { attribute } from './stanza.ts'
import type { Element } from './xml.ts'

export interface Link extends Requester {
  readonly jid: string
  send(stanza: Element): void
  /** Begins to read. */
  listen(): void
  /** Proves the link by a ping; where it is dead the stream ends. */
  check(): void
  /** Fails what is open. The stream itself is another's business. */
  end(): void
}

export interface LinkDeps extends Pick<ConnectionDeps, 'clock' | 'random' | 'version'> {
  readonly log: Logger
  /** @param roundTripMs of the ping that was answered */
  readonly onAlive: (roundTripMs: number | undefined) => void
  /** Anything at all arrived. */
  readonly onHeard: () => void
  /** Answers what others ask, where it knows more than what every client answers. */
  readonly onQuery: QueryAnswerer
  /** Hears messages and presence. */
  readonly onStanza: (stanza: Element) => void
}

export function createLink({ stream, jid }: BoundStream, deps: LinkDeps): Link {
  const { clock, random, log, version, onAlive, onHeard, onQuery, onStanza } = deps
  const send = (stanza: Element): void => {
    stream.send(stanza)
  }
  const requests = createRequests({ clock, random, send, jid })
  const liveness = createLiveness({
    clock,
    requester: requests,
    domain: parseJid(jid)?.domain ?? '',
    receivedBytes: () => stream.receivedBytes,
    onAlive,
    onSilent() {
      stream.fail(passing('connection-timeout', 'no answer to a ping'))
    },
  })

  function onElement(element: Element): void {
    onHeard()
    if (element.is('message') || element.is('presence')) {
      onStanza(element)
      return
    }
    if (!element.is('iq')) return
    const type = attribute(element, 'type')
    if (type === 'result' || type === 'error') {
      if (!requests.accept(element)) log.debug('xmpp.answer-unasked', { type })
      return
    }
    const reply = onQuery(element) ?? answerQuery(element, { nowMs: clock.now(), version })
    if (reply) send(reply)
  }

  return {
    jid,
    send,
    request: (iq, options) => requests.request(iq, options),
    listen() {
      stream.listen(onElement)
    },
    check: () => {
      liveness.check()
    },
    end() {
      liveness.stop()
      requests.end()
    },
  }
}
