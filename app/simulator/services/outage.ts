import { attr, errorOf, type Element, type Refusal } from '../stanza.ts'

/** What a server says in place of a component that is away (XEP-0114 leaves it to RFC 6120 section 8.3.3). */
export const AWAY = {
  'service-unavailable': { type: 'cancel', condition: 'service-unavailable' },
  'remote-server-timeout': { type: 'wait', condition: 'remote-server-timeout' },
} as const satisfies Record<string, Refusal>
export type Away = keyof typeof AWAY

/** The time in which the components are not there: nothing they say gets out, and the server answers for them. */
export interface Outage {
  begin(condition: Away): void
  end(): void
  readonly isOn: boolean
  /** The server's answer to a request while it lasts; `undefined` otherwise, and for what is no request. */
  answerTo(stanza: Element): Element | undefined
}

export function createOutage(): Outage {
  let away: Away | undefined
  return {
    begin: (condition) => {
      away = condition
    },
    end: () => {
      away = undefined
    },
    get isOn() {
      return away !== undefined
    },
    answerTo: (stanza) => {
      const type = attr(stanza, 'type')
      const isRequest = stanza.name === 'iq' && (type === 'get' || type === 'set')
      return away === undefined || !isRequest ? undefined : errorOf(stanza, AWAY[away])
    },
  }
}
