import { SASL } from '../../xmpp/namespaces.ts'
import { attr, xml, type Element } from '../stanza.ts'
import { createSaslNegotiation, type SaslDeps, type SaslStep } from './sasl.ts'

/** The SASL part of one stream (RFC 6120 section 6): as many negotiations as the server's patience allows. */
export interface Authentication {
  /** Takes an element of the SASL namespace. */
  receive(element: Element): void
}

export interface AuthenticationDeps extends SaslDeps {
  readonly send: (element: Element) => void
  readonly onSuccess: (username: string) => void
  readonly onTooManyTries: () => void
}

/** RFC 6120 section 6.4.5 recommends between two and five tries. */
const TRIES = 3

export function createAuthentication(deps: AuthenticationDeps): Authentication {
  let negotiation = createSaslNegotiation(deps)
  let failures = 0

  const take = (step: SaslStep): void => {
    switch (step.is) {
      case 'challenge':
        deps.send(xml('challenge', { xmlns: SASL }, step.data))
        break
      case 'success':
        deps.send(xml('success', { xmlns: SASL }, step.data))
        deps.onSuccess(step.username)
        break
      case 'failure':
        deps.send(xml('failure', { xmlns: SASL }, xml(step.condition)))
        negotiation = createSaslNegotiation(deps)
        failures += 1
        if (failures >= TRIES) deps.onTooManyTries()
    }
  }
  return {
    receive: (element) => {
      if (element.is('auth'))
        void negotiation.auth(attr(element, 'mechanism') ?? '', element.getText()).then(take)
      else if (element.is('response')) take(negotiation.respond(element.getText()))
      else take({ is: 'failure', condition: element.is('abort') ? 'aborted' : 'malformed-request' })
    },
  }
}
