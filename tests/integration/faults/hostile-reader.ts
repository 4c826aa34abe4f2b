/** The way in for whatever a server sends after sign-in, from the characters of the stream to the calls shown. */
import { reduceCalls } from '../../../app/calls/reduce.ts'
import { NO_CALLS, type CallsState } from '../../../app/calls/model.ts'
import { createCallFeed } from '../../../app/onsip/call-feed.ts'
import { createEventGate } from '../../../app/onsip/event-gate.ts'
import { createServerTime } from '../../../app/onsip/server-time.ts'
import { addressOfLeaf } from '../../../app/onsip/services.ts'
import { formatNumber } from '../../../app/dialing/format.ts'
import type { Logger } from '../../../app/ports.ts'
import { answerQuery } from '../../../app/xmpp/answers.ts'
import { GuardedParser, LIMITS_AFTER_SIGN_IN } from '../../../app/xmpp/guarded-parser.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'

export const SERVICE = 'pubsub.active-calls.xmpp.onsip.com'
export const JID = 'ann@example.com/ringside-7f3k9q2z'
const OWN = ['ann@example.com', 'sales@example.com']

const silent = (): void => undefined
const NO_LOG: Logger = { debug: silent, info: silent, warn: silent, error: silent }

export interface HostileReader {
  readonly write: (text: string) => void
  readonly calls: CallsState
  /** What the parser complained of; a stream ends with the first. */
  readonly complaints: number
}

export function createHostileReader(): HostileReader {
  const clock = createManualClock()
  let calls = NO_CALLS
  let complaints = 0
  const feed = createCallFeed({
    clock,
    log: NO_LOG,
    formatNumber: (user) => formatNumber(user, 'US'),
    serverTime: createServerTime(clock, NO_LOG),
    emit(event) {
      calls = reduceCalls(calls, event)
    },
  })
  const gate = createEventGate({
    log: NO_LOG,
    service: SERVICE,
    jid: JID,
    watches: (node) => OWN.includes(addressOfLeaf(node) ?? ''),
    items: feed.hear,
    subscription: () => undefined,
  })
  const parser = new GuardedParser(LIMITS_AFTER_SIGN_IN)
  parser.on('element', (stanza: Element) => {
    if (stanza.is('iq')) answerQuery(stanza, { nowMs: 0, version: '1.0.0' })
    else gate(stanza)
  })
  parser.on('error', () => {
    complaints += 1
  })
  parser.write("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>")
  return {
    write: (text) => {
      parser.write(text)
    },
    get calls() {
      return calls
    },
    get complaints() {
      return complaints
    },
  }
}
