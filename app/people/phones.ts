/** Registered phones: who has one, whose registration is over, and which of them ring. Pure. */
import type { Leg, PastLeg } from '../calls/model.ts'
import { sameAddress } from '../calls/party.ts'

/** One SIP device that is registered, or was until its time ran out. Times are server time, epoch ms. */
export interface RegisteredPhone {
  /** Whose phone it is, `user@domain`. */
  readonly owner: string
  /** What it calls itself (SIP User-Agent), cleaned for display; empty when it does not say. */
  readonly device: string
  /** Where it wants to be called, `user@host:port` without parameters, host in lower case; empty when unknown. */
  readonly contact: string
  /** Where the registrar saw it come from, in the same form; empty when unknown. */
  readonly source: string
  /** Undefined when absent or unreadable: then it counts as registered until the service takes it back. */
  readonly expiresAtMs: number | undefined
  /** Start of a dialog event of the device, which the service normally leaves out. */
  readonly dialogAtMs: number | undefined
}

/** A phone that was not refreshed in time does not ring, even if the service forgot to take it back. */
export const isExpired = ({ expiresAtMs }: RegisteredPhone, serverNowMs: number): boolean =>
  expiresAtMs !== undefined && expiresAtMs <= serverNowMs

/** The next moment at which one of them expires, server time; undefined when none will. */
export function nextExpiry(phones: readonly RegisteredPhone[], serverNowMs: number): number | undefined {
  const ahead = phones.flatMap(({ expiresAtMs }) =>
    expiresAtMs !== undefined && expiresAtMs > serverNowMs ? [expiresAtMs] : [],
  )
  return ahead.length === 0 ? undefined : ahead.reduce((one, other) => Math.min(one, other))
}

/** What to call a device: its own name, else where it is. */
export const deviceName = ({ device, contact }: RegisteredPhone): string => device || hostOf(contact)

/**
 * The registered device that a leg of ours belongs to: its own URI is the contact, which most services do not tell.
 * @param contactOf a SIP URI in the form of `RegisteredPhone.contact`
 * @returns its name; undefined where none fits, or several do that are not called the same
 */
export function deviceOfLeg(
  { owner, ownUri }: Pick<PastLeg, 'owner' | 'ownUri'>,
  phones: readonly RegisteredPhone[],
  contactOf: (uri: string) => string,
): string | undefined {
  const contact = contactOf(ownUri)
  const theirs = phones.filter((phone) => phone.contact === contact && sameAddress(phone.owner, owner))
  const [name, ...others] = new Set(contact === '' ? [] : theirs.map(deviceName))
  return others.length === 0 ? name : undefined
}

/** `host:port` of a contact. */
export const hostOf = (contact: string): string => contact.slice(contact.lastIndexOf('@') + 1)

/** More names than this make a line nobody reads. */
const MOST_NAMED = 6

/**
 * The devices on which these legs ring, where the wire tells and nowhere else: a leg that was sent to a registered
 * contact rings there. Of a leg that names only the address it is known that each one is one user agent (OnSIP
 * developer wiki, "Active-Calls Pubsub", item ids), so where as many ring as are registered, all of them do.
 * @param contactOf a SIP URI in the form of `RegisteredPhone.contact`
 * @returns names in the order of the phones, at most `MOST_NAMED`, each once; empty where it cannot be told
 */
export function ringingDevices(
  legs: readonly Leg[],
  phones: readonly RegisteredPhone[],
  contactOf: (uri: string) => string,
): readonly string[] {
  const ringing = legs.filter(({ state, direction }) => state === 'ringing' && direction === 'incoming')
  const owners = [...new Set(ringing.map(({ owner }) => owner.toLowerCase()))]
  const names = owners.flatMap((owner) => {
    const theirs = phones.filter((phone) => sameAddress(phone.owner, owner))
    const targets = ringing.filter((leg) => sameAddress(leg.owner, owner)).map(({ to }) => contactOf(to.uri))
    const named = theirs.filter(({ contact }) => contact !== '' && targets.includes(contact))
    return (named.length > 0 || theirs.length !== targets.length ? named : theirs).map(deviceName)
  })
  return [...new Set(names.filter(Boolean))].slice(0, MOST_NAMED)
}

/**
 * The devices that are registered for an address: where it is called, these ring.
 * @returns names in the order of the phones, at most `MOST_NAMED`, each once
 */
export function devicesOf(address: string, phones: readonly RegisteredPhone[]): readonly string[] {
  const theirs = phones.filter((phone) => sameAddress(phone.owner, address))
  return [...new Set(theirs.map(deviceName).filter(Boolean))].slice(0, MOST_NAMED)
}
