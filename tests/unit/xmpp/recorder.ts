/** The real request bookkeeping over a wire that is a list: what went out, and a way to answer it. */
import { createRequests } from '../../../app/xmpp/requests.ts'
import type { Requester } from '../../../app/xmpp/connection-types.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { createManualClock, type ManualClock } from '../../clock.ts'
import { stanza } from './parse.ts'

export interface Recorder extends Requester {
  readonly clock: ManualClock
  readonly sent: readonly Element[]
  /** Answers the last request. The text holds the content of the IQ. */
  answer(type: 'result' | 'error', content: string): void
}

export function createRecorder(): Recorder {
  const clock = createManualClock()
  const sent: Element[] = []
  const requests = createRequests({
    clock,
    random: () => 0,
    send: (iq) => sent.push(iq),
    jid: 'ann@example.com/desk',
  })
  return {
    clock,
    sent,
    request: (iq, options) => requests.request(iq, options),
    answer(type, content) {
      const { id, to } = sent.at(-1)?.attrs ?? {}
      requests.accept(stanza(`<iq type='${type}' id='${String(id)}' from='${String(to)}'>${content}</iq>`))
    },
  }
}
