import { ONSIP_ACTIVE_CALLS, ONSIP_USER_AGENTS } from '../../xmpp/namespaces.ts'
import type { PubsubService } from '../pubsub/pubsub-service.ts'
import { isoSeconds } from '../services/entity-time.ts'
import { xml, type Element } from '../stanza.ts'
import type { Leg, LegFeed } from './leg.ts'
import type { Phone, PhoneFeed } from './phones.ts'

/** A leg as the service publishes it; element order of the vendor's OXJS fixtures. */
export const activeCallElement = (leg: Leg): Element =>
  payload('active-call', ONSIP_ACTIVE_CALLS, [
    ['dialog-state', leg.state],
    ['to-aor', leg.toAor],
    ['call-id', leg.callId],
    ['from-uri', leg.fromUri],
    ['to-uri', leg.toUri],
    ['from-tag', leg.fromTag],
    ['to-tag', leg.toTag],
    ['branch', leg.branch],
    ['call-setup-id', leg.callSetupId],
    ['from-display', leg.fromDisplay],
    ['to-display', leg.toDisplay],
  ])

/** @param expiresMs end of the registration, epoch milliseconds */
export const userAgentElement = (phone: Phone, expiresMs: number): Element =>
  payload('user-agent', ONSIP_USER_AGENTS, [
    ['contact', phone.contact],
    ['received', phone.received],
    ['device', phone.device],
    ['expires', isoSeconds(expiresMs)],
  ])

/** Publishes legs on the active-calls service. */
export const createLegFeed = (pubsub: PubsubService, onChange: () => void): LegFeed => ({
  put: (leg) => {
    pubsub.publish(leg.address, leg.id, activeCallElement(leg))
    onChange()
  },
  drop: (leg) => {
    pubsub.retract(leg.address, leg.id)
    onChange()
  },
})

/** How long a phone registers for. */
export const REGISTRATION_MS = 3_600_000

/** Publishes registered phones on the user-agents service. */
export const createPhoneFeed = (
  pubsub: PubsubService,
  now: () => number,
  onChange: () => void,
): PhoneFeed => ({
  put: (phone) => {
    pubsub.publish(
      phone.address,
      phone.id,
      userAgentElement(phone, now() + (phone.lastsMs ?? REGISTRATION_MS)),
    )
    onChange()
  },
  drop: (phone) => {
    pubsub.retract(phone.address, phone.id)
    onChange()
  },
})

const payload = (
  name: string,
  namespace: string,
  children: readonly (readonly [string, string])[],
): Element =>
  xml(
    name,
    { xmlns: namespace },
    ...children.map(([child, text]) => (text === '' ? xml(child) : xml(child, {}, text))),
  )
