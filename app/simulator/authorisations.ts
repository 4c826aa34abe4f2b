import type { SimulatorClock } from './clock.ts'

/** One JID's right to see one address. */
export interface Authorisation {
  /** Bare JID. */
  readonly jid: string
  /** `user@domain`. */
  readonly address: string
  /** Epoch milliseconds. */
  readonly expires: number
}

/** Who may see which addresses, and until when. */
export interface Authorisations {
  /** Grants or renews. Returns the end in epoch milliseconds, on a whole second. */
  grant(bareJid: string, addresses: readonly string[]): number
  /** Ends all of one JID's, or of everybody when none is named. */
  revoke(bareJid?: string): void
  /** The addresses that a JID may see now. */
  addressesOf(bareJid: string): readonly string[]
  list(): readonly Authorisation[]
  /** Told the bare JID whenever one of its authorisations has ended. */
  onEnd(listener: (bareJid: string) => void): void
}

/** @param lifetimeMs how long one authorisation lasts; the service gives an hour */
export function createAuthorisations(clock: SimulatorClock, lifetimeMs: number): Authorisations {
  const granted = new Map<string, { readonly authorisation: Authorisation; readonly forget: () => void }>()
  const listeners: ((bareJid: string) => void)[] = []

  const end = (key: string, jid: string): void => {
    granted.get(key)?.forget()
    if (granted.delete(key)) for (const listener of listeners) listener(jid)
  }
  return {
    grant: (jid, addresses) => {
      const expires = Math.ceil((clock.now() + lifetimeMs) / 1000) * 1000
      for (const address of addresses) {
        const key = `${jid} ${address}`
        granted.get(key)?.forget()
        const forget = clock.after(expires - clock.now(), () => end(key, jid))
        granted.set(key, { authorisation: { jid, address, expires }, forget })
      }
      return expires
    },
    revoke: (bareJid) => {
      for (const [key, { authorisation }] of [...granted]) {
        if (bareJid === undefined || authorisation.jid === bareJid) end(key, authorisation.jid)
      }
    },
    addressesOf: (bareJid) =>
      [...granted.values()]
        .filter(({ authorisation }) => authorisation.jid === bareJid)
        .map(({ authorisation }) => authorisation.address),
    list: () => [...granted.values()].map(({ authorisation }) => authorisation),
    onEnd: (listener) => listeners.push(listener),
  }
}
