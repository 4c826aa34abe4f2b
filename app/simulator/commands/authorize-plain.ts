import type { Accounts } from '../accounts.ts'
import type { Authorisations } from '../authorisations.ts'
import { parseJid } from '../jid.ts'
import { isoSeconds } from '../services/entity-time.ts'
import { normaliseAddress } from '../sip.ts'
import type { Command } from './command.ts'

export interface AuthorizePlainDeps {
  readonly accounts: Accounts
  readonly authorisations: Authorisations
}

/**
 * Lets a JID see what belongs to a SIP address, given the web password of the address's user
 * (OnSIP developer wiki, Auth Component; OXJS `src/services/auth.js`). The page offers no form of its own; ours is made of
 * the fields it lists, for clients that always ask for one first.
 */
export function createAuthorizePlain(deps: AuthorizePlainDeps): Command {
  return {
    node: 'authorize-plain',
    name: 'Authorize Plain',
    title: 'Authorize',
    instructions: 'Enter a SIP address and its password',
    fields: [
      { name: 'sip-address', type: 'text-single', label: 'SIP Address', required: true },
      { name: 'password', type: 'text-private', label: 'Password', required: true },
      { name: 'auth-for-all', type: 'boolean', label: 'All Addresses', required: false },
      { name: 'jid', type: 'hidden', label: 'JID', required: false },
    ],
    multiStage: true,
    run: (input, sender) => {
      const address = normaliseAddress(input.get('sip-address') ?? '')
      const jid = parseJid(input.get('jid') ?? sender.full)
      const account = address === undefined ? undefined : deps.accounts.byAddress(address)
      const proven = account !== undefined && account.password === input.get('password')
      if (address === undefined || jid === undefined || !proven) {
        const text =
          'Execution Errors; base Authentication failed - invalid username or password.; missing response'
        return { is: 'failed', text, condition: 'bad-action' }
      }
      const forAll = ['true', '1'].includes(input.get('auth-for-all') ?? '')
      const addresses = forAll
        ? [address, ...account.addresses.filter((other) => other !== address)]
        : [address]
      const expires = isoSeconds(deps.authorisations.grant(jid.bare, addresses))
      const which = forAll
        ? `SIP Address(es) '${addresses.join(',')}' until ${expires}`
        : `SIP Address '${address}'`
      return {
        is: 'done',
        note: `JID '${jid.bare}' has been authorized to access resources for ${which}`,
        values: [['expires', expires], ...addresses.map((each) => ['sip', each] as const)],
      }
    },
  }
}
