import { z } from 'zod'
import { parseJid } from '../jid.ts'
import type { RosterPushes } from '../rosters/roster-pushes.ts'
import { createOrder, field, type Order } from './order.ts'
import { done, refused } from './reply.ts'

const item = z.object({
  action: z.enum(['add', 'modify', 'delete']).default('add'),
  jid: field.text().min(1),
  name: field.text().default(''),
  groups: z.array(field.text()).max(20).default([]),
})

/** Contacts that are suggested by order (XEP-0144): by an iq, or with a reason by a message. */
export const createRosterOrders = (
  pushes: Pick<RosterPushes, 'suggest'>,
): Readonly<Record<string, Order>> => ({
  suggest: createOrder(
    { to: field.text(), items: z.array(item).min(1).max(5_000), reason: field.text().optional() },
    ({ to, items, reason }) => {
      const jid = parseJid(to)
      if (jid === undefined || jid.local === '') return refused(`${to} is no JID`)
      pushes.suggest(jid, items, reason)
      return done()
    },
  ),
})
