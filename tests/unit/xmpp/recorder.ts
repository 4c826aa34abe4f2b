/** The real request bookkeeping over a wire that is a list: what went out, and a way to answer it. */
import { createRequests } from '../../../app/xmpp/requests.ts'
import type { Requester } from '../../../app/xmpp/connection-types.ts'
import { xml, type Element } from '../../../app/xmpp/xml.ts'
import { createManualClock, type ManualClock } from '../../clock.ts'
import { stanza } from './parse.ts'

export interface Recorder extends Requester {
  readonly clock: ManualClock
  readonly sent: readonly Element[]
  /** Answers the last request. The text holds the content of the IQ. */
  answer(type: 'result' | 'error', content: string): void
  /** Answers the last request by a result with this content. */
  reply(content: Element): void
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
  const last = () => sent.at(-1)?.attrs ?? {}
  return {
    clock,
    sent,
    reply(content) {
      const { id, to } = last()
      requests.accept(xml('iq', { type: 'result', id: String(id), from: String(to) }, content))
    },
    request: (iq, options) => requests.request(iq, options),
    answer(type, content) {
      const { id, to } = last()
      requests.accept(stanza(`<iq type='${type}' id='${String(id)}' from='${String(to)}'>${content}</iq>`))
    },
  }
}
