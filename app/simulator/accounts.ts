/** One user of the service: how to sign in, and the SIP addresses that belong to the same user. */
export interface Account {
  /** Bare JID. */
  readonly jid: string
  /** The web-portal password, good for the XMPP login and for `authorize-plain` alike. */
  readonly password: string
  /** `user@domain` each. */
  readonly addresses: readonly string[]
}

/** The accounts of one simulator. Addresses can be added while it runs; accounts cannot. */
export interface Accounts {
  list(): readonly Account[]
  byJid(bareJid: string): Account | undefined
  byAddress(address: string): Account | undefined
  /** `false` when the account is unknown or another account has the address already. */
  addAddress(bareJid: string, address: string): boolean
}

export function createAccounts(initial: readonly Account[]): Accounts {
  const accounts = new Map(initial.map((account) => [account.jid.toLowerCase(), account]))
  const byAddress = (address: string): Account | undefined =>
    [...accounts.values()].find((account) => account.addresses.includes(address))
  return {
    list: () => [...accounts.values()],
    byJid: (bareJid) => accounts.get(bareJid.toLowerCase()),
    byAddress,
    addAddress: (bareJid, address) => {
      const account = accounts.get(bareJid.toLowerCase())
      const owner = byAddress(address)
      if (account === undefined || (owner !== undefined && owner !== account)) return false
      if (owner === undefined) {
        accounts.set(bareJid.toLowerCase(), { ...account, addresses: [...account.addresses, address] })
      }
      return true
    },
  }
}

/**
 * Two users of one small company: Ann, who also answers for sales, and Bob.
 *
 * @param password makes a password; called once per account
 */
export function defaultAccounts(domain: string, password: () => string): readonly Account[] {
  return [
    { jid: `ann@${domain}`, password: password(), addresses: [`ann@${domain}`, `sales@${domain}`] },
    { jid: `bob@${domain}`, password: password(), addresses: [`bob@${domain}`] },
  ]
}

const NAMES =
  'carol dave erin frank grace heidi ivan judy karl liam mona nils olga paul queenie ravi sofia tomas ursula victor wendy xavier yuki zoe'.split(
    ' ',
  )

/** More of the same company: an account and an address each. @param password makes a password; called once each */
export const colleagueAccounts = (
  domain: string,
  count: number,
  password: () => string,
): readonly Account[] =>
  Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / NAMES.length)
    const jid = `${NAMES[index % NAMES.length] ?? ''}${round === 0 ? '' : String(round + 1)}@${domain}`
    return { jid, password: password(), addresses: [jid] }
  })
