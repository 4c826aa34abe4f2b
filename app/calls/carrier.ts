/** Whose a call is: two accounts on one server may well be told of the same call-ids, nodes and items. Pure. */
import type { CallEvent, CallsState, Carrier, LegKey } from './model.ts'
import { providerOf } from './provider.ts'

/** Fit to be compared and to be part of a key. */
export const carrierName = (carrier: Carrier): string =>
  carrier.account === undefined ? providerOf(carrier) : `${providerOf(carrier)} ${carrier.account}`

export const sameCarrier = (one: Carrier, other: Carrier): boolean =>
  one.account === other.account && providerOf(one) === providerOf(other)

/** The carrier and no more of whatever names one. */
export const carrierOf = ({ provider, account }: Carrier): Carrier => ({
  ...(provider === undefined ? {} : { provider }),
  ...(account === undefined ? {} : { account }),
})

/** The calls of one carrier alone. */
export function callsOf({ active, ended }: CallsState, carrier: Carrier): CallsState {
  const isIts = (call: Carrier): boolean => sameCarrier(call, carrier)
  return { active: active.filter(isIts), ended: ended.filter(isIts) }
}

/** What a session of an account tells, as that account's. What names no leg and no account is the same for all. */
export function ofAccount(event: CallEvent, account: string): CallEvent {
  const own = <K extends LegKey>(key: K): K => ({ ...key, account })
  switch (event.kind) {
    case 'leg-published':
      return { ...event, leg: own(event.leg) }
    case 'leg-retracted':
      return { ...event, key: own(event.key) }
    case 'snapshot':
      return { ...event, account, legs: event.legs.map(own), seenSince: event.seenSince.map(own) }
    case 'setup-requested':
      return { ...event, account }
    default:
      return event
  }
}
