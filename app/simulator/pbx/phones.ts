import type { Identifiers } from '../chance.ts'

/** One registered SIP device (OnSIP developer wiki, User-Agent Pubsub). */
export interface Phone {
  /** Pubsub item id. */
  readonly id: string
  readonly address: string
  /** The SIP User-Agent header. */
  readonly device: string
  /** The registered contact, a SIP URI. */
  readonly contact: string
  /** Where the registrar saw it come from, a SIP URI. */
  readonly received: string
  /** Length of a registration that is not refreshed, as of a phone that lost its power; undefined: it is kept up. */
  readonly lastsMs: number | undefined
}

export interface PhoneFeed {
  put(phone: Phone): void
  drop(phone: Phone): void
}

/** The registrar: which phones each address has. */
export interface Phones {
  /** Registers a device once; a second time for the same device is a refresh. @param lastsMs see `Phone` */
  register(address: string, device: string, lastsMs?: number): Phone
  /** What every phone does well before its registration ends (RFC 3261 §10.2.4). */
  refresh(): void
  /** Unregisters one device of an address, or all when none is named. Returns how many. */
  unregister(address: string, device?: string): number
  of(address: string): readonly Phone[]
  list(): readonly Phone[]
}

/** More phones than this on one address is no phone system but a mistake in a script. */
export const MOST_PHONES = 50

export function createPhones(identifiers: Identifiers, feed: PhoneFeed): Phones {
  const phones = new Map<string, Phone>()
  let lastHost = 100

  const of = (address: string): readonly Phone[] =>
    [...phones.values()].filter((phone) => phone.address === address)
  return {
    register: (address, device, lastsMs) => {
      const known = of(address).find((phone) => phone.device === device)
      lastHost = (lastHost % 250) + 1
      const user = address.slice(0, address.lastIndexOf('@'))
      const phone = known ?? {
        id: identifiers.hex32(),
        address,
        device,
        contact: `sip:${user}@192.168.0.${lastHost.toString()}:5060`,
        received: `sip:203.0.113.7:${(30_000 + lastHost).toString()}`,
      }
      const registered = { ...phone, lastsMs }
      phones.set(phone.id, registered)
      feed.put(registered)
      return registered
    },
    refresh: () => {
      for (const phone of phones.values()) if (phone.lastsMs === undefined) feed.put(phone)
    },
    unregister: (address, device) => {
      const gone = of(address).filter((phone) => device === undefined || phone.device === device)
      for (const phone of gone) {
        phones.delete(phone.id)
        feed.drop(phone)
      }
      return gone.length
    },
    of,
    list: () => [...phones.values()],
  }
}
