import { z } from 'zod'
import type { Identifiers } from '../chance.ts'
import type { ClickToCall } from '../pbx/click-to-call.ts'
import type { Switchboard } from '../pbx/switchboard.ts'
import type { Transfer } from '../pbx/transfer.ts'
import { addressOf, domainOf } from '../sip.ts'
import { createOrder, field, type Order } from './order.ts'
import { done, refused } from './reply.ts'

export interface ServerOrdersDeps {
  readonly switchboard: Switchboard
  readonly transfer: Transfer
  readonly clickToCall: ClickToCall
  readonly identifiers: Pick<Identifiers, 'callSetupId'>
}

/** What colleagues, their phones and other programs make the phone system do, without our program having a hand in it. */
export function createServerOrders(deps: ServerOrdersDeps): Readonly<Record<string, Order>> {
  const { switchboard } = deps
  return {
    /** A blind transfer (RFC 5589) that somebody makes at a phone. */
    transfer: createOrder(
      {
        call: field.callId().optional(),
        endpoint: z.enum(['caller', 'callee']).default('caller'),
        to: field.sipUri(),
      },
      ({ call: callId, endpoint, to }) => {
        const call =
          callId === undefined
            ? [...switchboard.calls()].reverse().find(({ answered }) => answered)
            : switchboard.find(callId)
        if (call === undefined) return refused('there is no such call')
        if (!call.answered) return refused('the call is not answered')
        deps.transfer.start(call.callId, endpoint, to)
        return done({ call: call.callId })
      },
    ),
    /**
     * An own phone puts its call on hold: while the far side hears music, the phone has a leg of its own to `moh@…`.
     * Hanging up that call ends the music.
     */
    hold: createOrder({ from: field.sipUri() }, ({ from }) => {
      const holder = addressOf(from)
      if (holder === undefined || !switchboard.isOwn(holder))
        return refused(`${from} is no address of this phone system`)
      const toUri = `sip:moh@${domainOf(holder)}`
      const music = switchboard.place({ fromUri: from, toUri, answersItself: false, unrecorded: true })
      switchboard.answer(music.callId)
      return done({ call: music.callId })
    }),
    /** Click-to-call of another program of the same user. */
    'click-to-call': createOrder(
      {
        from: field.sipUri(),
        to: field.sipUri(),
        setupId: z
          .string()
          .regex(/^[A-Za-z0-9]{1,64}$/)
          .optional(),
      },
      ({ from, to, setupId = deps.identifiers.callSetupId() }) => {
        const caller = addressOf(from)
        if (caller === undefined || !switchboard.isOwn(caller))
          return refused(`${from} is no address of this phone system`)
        deps.clickToCall.start(from, to, setupId)
        return done({ call: setupId })
      },
    ),
  }
}
