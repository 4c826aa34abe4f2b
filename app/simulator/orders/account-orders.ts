import { z } from 'zod'
import type { Accounts } from '../accounts.ts'
import type { Authorisations } from '../authorisations.ts'
import type { Lines } from '../lines.ts'
import { parseJid } from '../jid.ts'
import { MOST_PHONES, type Phones } from '../pbx/phones.ts'
import { createOrder, field, type Order } from './order.ts'
import { done, refused } from './reply.ts'

export interface AccountOrdersDeps {
  readonly accounts: Accounts
  readonly authorisations: Authorisations
  readonly phones: Phones
  readonly lines: Lines
}

/** Phones that come and go, addresses that are added, rights that are taken away. */
export function createAccountOrders(deps: AccountOrdersDeps): Readonly<Record<string, Order>> {
  return {
    register: createOrder(
      { address: field.address(), device: field.device(), lastsMs: field.milliseconds().optional() },
      ({ address, device, lastsMs }) => {
        if (deps.accounts.byAddress(address) === undefined)
          return refused(`no account has the address ${address}`)
        if (deps.phones.of(address).length >= MOST_PHONES) return refused('the address has too many phones')
        deps.phones.register(address, device, lastsMs)
        return done()
      },
    ),
    unregister: createOrder(
      { address: field.address(), device: field.device().optional() },
      ({ address, device }) => {
        const count = deps.phones.unregister(address, device)
        return count === 0 ? refused('no such phone is registered') : done({ phones: count })
      },
    ),
    line: createOrder({ address: field.address(), open: z.boolean() }, ({ address, open }) => {
      if (deps.accounts.byAddress(address) === undefined)
        return refused(`no account has the address ${address}`)
      deps.lines.put(address, open)
      return done()
    }),
    address: createOrder({ jid: field.text(), address: field.address() }, ({ jid, address }) => {
      const account = deps.accounts.byJid(parseJid(jid)?.bare ?? '')
      if (account === undefined) return refused(`there is no account ${jid}`)
      if (!deps.accounts.addAddress(account.jid, address))
        return refused(`another account has the address ${address}`)
      return done()
    }),
    revoke: createOrder({ jid: field.text() }, ({ jid }) => {
      const bareJid = parseJid(jid)?.bare ?? ''
      if (deps.accounts.byJid(bareJid) === undefined) return refused(`there is no account ${jid}`)
      deps.authorisations.revoke(bareJid)
      return done()
    }),
  }
}
