import { z } from 'zod'
import type { Mailboxes } from '../pbx/mailboxes.ts'
import { MOST_PHONES, type Phones } from '../pbx/phones.ts'
import type { Call, Switchboard } from '../pbx/switchboard.ts'
import { addressOf } from '../sip.ts'
import { createOrder, field, type Order } from './order.ts'
import { done, refused, type Reply } from './reply.ts'

export interface CallOrdersDeps {
  readonly switchboard: Switchboard
  readonly phones: Phones
  readonly mailboxes: Pick<Mailboxes, 'leave'>
}

/** Ringing, answering, hanging up and dialling, as the people at the phones do it. */
export function createCallOrders(deps: CallOrdersDeps): Readonly<Record<string, Order>> {
  const { switchboard, phones, mailboxes } = deps

  /** A call by its Call-ID or its call-setup-id; without a name the newest one that `fits`. */
  const pick = (name: string | undefined, fits: (call: Call) => boolean): Call | undefined => {
    const candidates = [...switchboard.calls()].reverse().filter(fits)
    if (name === undefined) return candidates[0]
    return switchboard.find(name) ?? candidates.find((call) => call.callSetupId === name)
  }
  const leaveMessage = (call: Call, seconds: number): void => {
    const to = addressOf(call.toUri)
    if (call.answered || to === undefined || !switchboard.isOwn(to)) return
    const fromDisplay = call.legs[0]?.fromDisplay ?? ''
    mailboxes.leave({ to, fromUri: call.fromUri, fromDisplay, seconds })
  }
  const notOurs = (uri: string): Reply => refused(`${uri} is no address of this phone system`)

  return {
    ring: createOrder(
      {
        from: field.sipUri(),
        to: field.sipUri(),
        fromDisplay: field.text().optional(),
        toDisplay: field.text().optional(),
        phones: z.number().int().min(1).max(MOST_PHONES).optional(),
      },
      (order) => {
        const callee = addressOf(order.to)
        if (callee === undefined || !switchboard.isOwn(callee)) return notOurs(order.to)
        const registered = phones.of(callee).map((phone) => phone.device)
        const devices = Array.from(
          { length: order.phones ?? 1 },
          (_, index) => registered[index] ?? `Phone ${(index + 1).toString()}`,
        )
        const call = switchboard.place({
          fromUri: order.from,
          toUri: order.to,
          fromDisplay: order.fromDisplay ?? '',
          toDisplay: order.toDisplay ?? '',
          devices,
          answersItself: false,
        })
        return done({ call: call.callId })
      },
    ),
    outgoing: createOrder(
      {
        from: field.sipUri(),
        to: field.sipUri(),
        fromDisplay: field.text().optional(),
        toDisplay: field.text().optional(),
      },
      (order) => {
        const caller = addressOf(order.from)
        if (caller === undefined || !switchboard.isOwn(caller)) return notOurs(order.from)
        const call = switchboard.place({
          fromUri: order.from,
          toUri: order.to,
          fromDisplay: order.fromDisplay ?? '',
          toDisplay: order.toDisplay ?? '',
          answersItself: true,
        })
        return done({ call: call.callId })
      },
    ),
    answer: createOrder({ call: field.callId().optional(), device: field.device().optional() }, (order) => {
      const call = pick(order.call, (each) => !each.answered)
      if (call === undefined) return refused('there is no such call')
      if (call.answered) return refused('the call was answered already')
      if (!switchboard.answer(call.callId, order.device)) return refused('no such phone is ringing')
      return done({ call: call.callId })
    }),
    hangup: createOrder(
      {
        call: field.callId().optional(),
        /** A caller whom nobody answered leaves a message so long before they hang up. */
        voicemailSeconds: field.seconds().optional(),
      },
      (order) => {
        const call = pick(order.call, () => true)
        if (call === undefined || !switchboard.end(call.callId)) return refused('there is no such call')
        if (order.voicemailSeconds !== undefined) leaveMessage(call, order.voicemailSeconds)
        return done({ call: call.callId })
      },
    ),
  }
}
