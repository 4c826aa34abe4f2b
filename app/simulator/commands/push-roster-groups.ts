import type { Authorisations } from '../authorisations.ts'
import { parseJid } from '../jid.ts'
import type { RosterPushes } from '../rosters/roster-pushes.ts'
import type { Command } from './command.ts'

/** As in the fixtures of OXJS, `test/rosters.js`. */
const NOT_ALLOWED = 'The requesting JID is not allowed to execute the command.'

export interface PushRosterGroupsDeps {
  readonly authorisations: Pick<Authorisations, 'addressesOf'>
  readonly pushes: Pick<RosterPushes, 'push'>
}

/**
 * Suggests the users of each domain in which a JID is authorised, in their groups (OnSIP developer wiki, Rosters
 * Component; OXJS `src/services/rosters.js`). The answer has no form; the suggestions come after it.
 */
export function createPushRosterGroups({ authorisations, pushes }: PushRosterGroupsDeps): Command {
  return {
    node: 'push-roster-groups',
    name: 'Push Roster Groups',
    title: 'Push Roster Groups',
    instructions: 'Suggests the users of your domains as contacts',
    fields: [{ name: 'jid', type: 'hidden', label: 'JID', required: false }],
    multiStage: false,
    run: (input, sender) => {
      const jid = parseJid(input.get('jid') ?? sender.full)
      const mayAsk = jid?.bare === sender.bare && authorisations.addressesOf(sender.bare).length > 0
      if (jid === undefined || !mayAsk)
        return { is: 'failed', text: NOT_ALLOWED, condition: 'bad-action', type: 'cancel' }
      return { is: 'done', afterwards: () => pushes.push(jid) }
    },
  }
}
