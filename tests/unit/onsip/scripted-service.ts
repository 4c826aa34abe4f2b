/** A service that answers each request by a script, for what the simulator is too well-behaved to do. */
import { err, ok } from '../../../app/contract/result.ts'
import { PUBSUB, STANZA_ERRORS } from '../../../app/xmpp/namespaces.ts'
import type { Requester, RequestError } from '../../../app/xmpp/connection-types.ts'
import { childElements, readStanzaError } from '../../../app/xmpp/stanza.ts'
import { xml, type Element } from '../../../app/xmpp/xml.ts'

export type Answer = Element | RequestError['kind'] | (() => void)

/** What a request is called in a script: the element that says what it wants, e.g. `subscribe`. */
const wish = (iq: Element): string => {
  const [child] = childElements(iq)
  const inner = child?.is('pubsub') === true ? childElements(child)[0] : child
  return inner?.getName() ?? ''
}

export interface ScriptedService extends Requester {
  /** The wishes that came, in order. */
  readonly asked: string[]
  /** The requests themselves. */
  readonly requests: Element[]
}

/** @param script answers per wish, used up in order; a wish without one left is a mistake of the test */
export function createScriptedService(script: Readonly<Record<string, readonly Answer[]>>): ScriptedService {
  const left = new Map(Object.entries(script).map(([name, answers]) => [name, [...answers]]))
  const asked: string[] = []
  const requests: Element[] = []
  return {
    asked,
    requests,
    request(iq) {
      const name = wish(iq)
      asked.push(name)
      requests.push(iq)
      const answer = left.get(name)?.shift()
      if (answer === undefined) throw new Error(`nobody expected ${name}`)
      if (answer === 'timeout' || answer === 'offline') return Promise.resolve(err({ kind: answer }))
      if (answer === 'stanza') return Promise.resolve(err(refusal('item-not-found')))
      if (typeof answer === 'function') {
        answer()
        return Promise.resolve(ok(result()))
      }
      const isError = answer.attrs['type'] === 'error'
      return Promise.resolve(isError ? err({ kind: 'stanza', ...readStanzaError(answer) }) : ok(answer))
    },
  }
}

export const result = (...content: Element[]): Element =>
  content.length === 0
    ? xml('iq', { type: 'result' })
    : xml('iq', { type: 'result' }, xml('pubsub', { xmlns: PUBSUB }, ...content))

export const errorStanza = (condition: string, type = 'cancel', text = ''): Element =>
  xml(
    'iq',
    { type: 'error' },
    xml(
      'error',
      { type },
      xml(condition, { xmlns: STANZA_ERRORS }),
      xml('text', { xmlns: STANZA_ERRORS }, text),
    ),
  )

const refusal = (condition: string): RequestError => ({
  kind: 'stanza',
  ...readStanzaError(errorStanza(condition)),
})
