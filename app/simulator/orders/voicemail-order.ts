import { z } from 'zod'
import { mailboxOf, type Mailboxes } from '../pbx/mailboxes.ts'
import type { Switchboard } from '../pbx/switchboard.ts'
import { addressOf, leafOf } from '../sip.ts'
import { createOrder, field, type Order } from './order.ts'
import { done, refused } from './reply.ts'

/** Somebody leaves a message. */
export function createVoicemailOrder(mailboxes: Mailboxes, switchboard: Pick<Switchboard, 'isOwn'>): Order {
  const shape = {
    from: field.sipUri(),
    to: field.sipUri(),
    fromDisplay: field.text().optional(),
    seconds: field.seconds().optional(),
    labels: z.array(field.text()).max(50).optional(),
  }
  return createOrder(shape, ({ from, to, fromDisplay = '', seconds = 12, labels }) => {
    const address = addressOf(to)
    if (address === undefined || !switchboard.isOwn(address))
      return refused(`${to} is no address of this phone system`)
    const id = mailboxes.leave({ to: address, fromUri: from, fromDisplay, seconds, labels })
    return done({ id, node: leafOf(mailboxOf(address)) })
  })
}
