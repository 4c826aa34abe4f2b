import { describe, expect, it } from 'vitest'
import { createSubscribing } from '../../../app/onsip/subscribing.ts'
import { createRedirects } from '../../../app/xmpp/redirects.ts'
import { xml, type Element } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'
import { silentLog } from './silent-log.ts'
import { createScriptedService, errorStanza, result, type Answer } from './scripted-service.ts'

const jid = 'ann@example.com/ringside-1'
const service = 'pubsub.active-calls.xmpp.onsip.com'
const node = '/me/ann@example.com'
const END = Date.UTC(2031, 3, 5, 6, 7, 8)

const entry = (attributes: Readonly<Record<string, string>>): Element => xml('subscription', attributes)
const listed = (...entries: Element[]): Element => result(xml('subscriptions', {}, ...entries))
const ours = (subid: string, subscription = 'subscribed'): Element => entry({ subscription, subid, jid })
const pending = (): Element => result(entry({ subscription: 'pending', jid }))

function stand(script: Readonly<Record<string, readonly Answer[]>>) {
  const clock = createManualClock()
  const requester = createScriptedService(script)
  let began = 0
  const subscribing = createSubscribing(
    {
      requester,
      redirects: createRedirects(),
      clock,
      log: silentLog,
      service,
      jid,
      beforeSubscribe: () => began++,
    },
    node,
  )
  const told = (state: string, at: string = node, whose: string = jid): boolean =>
    subscribing.hear({ node: at, jid: whose, state })
  return { clock, requester, subscribing, told, outcome: subscribing.stand(END), began: () => began }
}

/** Lets every promise that can go on do so. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

const attributesOf = (request: Element | undefined): unknown =>
  request?.getChild('pubsub')?.getChildElements()[0]?.attrs

describe('a subscription', () => {
  it('is asked for when there is none, and stands once the service says so', async () => {
    const { requester, told, outcome } = stand({
      subscriptions: [listed(), listed(ours('NEW'))],
      subscribe: [pending()],
    })
    await settle()
    expect(requester.asked).toEqual(['subscriptions', 'subscribe'])
    expect(told('subscribed')).toBe(true)
    expect(await outcome).toEqual({ ok: true, value: { subid: 'NEW' } })
    // The message bears no subid: only the list tells it.
    expect(requester.asked.slice(2)).toEqual(['subscriptions'])
  })

  it('stands also when the message overtakes the answer', async () => {
    const parts = stand({
      subscriptions: [listed(), listed(ours('NEW'))],
      subscribe: [() => void parts.told('subscribed')],
    })
    expect(await parts.outcome).toEqual({ ok: true, value: { subid: 'NEW' } })
  })

  it('that was asked for before stands also when the decision comes with the list', async () => {
    const { told, outcome, requester } = stand({
      subscriptions: [listed(ours('FIRST', 'pending')), listed(ours('FIRST'))],
    })
    // In the same piece of data as the list: before anybody could look at that.
    told('subscribed')
    expect(await outcome).toEqual({ ok: true, value: { subid: 'FIRST' } })
    expect(requester.asked).toEqual(['subscriptions', 'subscriptions'])
  })

  it.each([
    ['at once', { subscribe: [result(entry({ subscription: 'none', jid }))] }],
    ['by message', { subscribe: [pending()] }],
    ['with an error', { subscribe: [errorStanza('not-authorized', 'auth')] }],
  ])('that is refused %s is told as refused', async (_how, script) => {
    const { told, outcome } = stand({ subscriptions: [listed()], ...script })
    await settle()
    told('none')
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'subscription-refused' } })
  })

  it('that nobody decides about is given up after 15 s', async () => {
    const { clock, outcome } = stand({
      subscriptions: [listed(), listed(ours('NEW'))],
      subscribe: [pending()],
    })
    await settle()
    clock.advance(15_000)
    expect(await outcome).toEqual({ ok: false, error: { code: 'subscription-timeout' } })
    expect(clock.pending).toBe(0)
  })

  it('of ours is renewed instead of made again, and the ones too many are ended', async () => {
    const { requester, outcome } = stand({
      subscriptions: [
        listed(
          entry({ subscription: 'subscribed', subid: 'OTHER', jid: 'ann@example.com/laptop' }),
          entry({ subscription: 'subscribed', subid: 'BARE', jid: 'ann@example.com' }),
          ours('FIRST'),
          ours('SECOND'),
          ours('NONE', 'none'),
        ),
        listed(ours('FIRST')),
      ],
      unsubscribe: [result()],
      options: [result()],
    })
    expect(await outcome).toEqual({ ok: true, value: { subid: 'FIRST' } })
    expect(requester.asked).toEqual(['subscriptions', 'unsubscribe', 'options', 'subscriptions'])
    expect(attributesOf(requester.requests[1])).toEqual({ node, jid, subid: 'SECOND' })
    expect(attributesOf(requester.requests[2])).toMatchObject({ node, jid, subid: 'FIRST' })
    expect(String(requester.requests[2])).toContain('2031-04-05T06:07:08.0000000Z')
  })

  it('whose renewal is refused is made anew', async () => {
    const { requester, told, outcome } = stand({
      subscriptions: [listed(ours('GONE')), listed(ours('NEW'))],
      options: [errorStanza('not-acceptable', 'modify')],
      subscribe: [pending()],
    })
    await settle()
    told('subscribed')
    expect((await outcome).ok).toBe(true)
    expect(requester.asked).toEqual(['subscriptions', 'options', 'subscribe', 'subscriptions'])
  })

  it('whose renewal is not answered is left as it is', async () => {
    const { requester, outcome } = stand({ subscriptions: [listed(ours('MINE'))], options: ['timeout'] })
    expect(await outcome).toEqual({ ok: false, error: { code: 'timeout' } })
    expect(requester.asked).toEqual(['subscriptions', 'options'])
  })

  it('that is being decided about is waited for, not doubled', async () => {
    const { requester, told, outcome } = stand({
      subscriptions: [listed(ours('MINE', 'pending')), listed(ours('MINE'))],
    })
    await settle()
    told('subscribed')
    expect((await outcome).ok).toBe(true)
    expect(requester.asked).toEqual(['subscriptions', 'subscriptions'])
  })

  it('is asked for also where the service cannot list', async () => {
    const { told, outcome } = stand({
      subscriptions: [errorStanza('feature-not-implemented'), errorStanza('feature-not-implemented')],
      subscribe: [pending()],
    })
    await settle()
    told('subscribed')
    expect((await outcome).ok).toBe(true)
  })

  it('follows a redirect and stays there', async () => {
    const elsewhere = errorStanza(
      'redirect',
      'modify',
      `xmpp:${service}?;node=/me/ann@example.com/example.com`,
    )
    const { requester, subscribing, told, outcome } = stand({
      subscriptions: [elsewhere, listed(), listed(ours('NEW'))],
      subscribe: [pending()],
    })
    await settle()
    expect(subscribing.node).toBe('/me/ann@example.com/example.com')
    expect(told('subscribed', '/me/ann@example.com/example.com')).toBe(true)
    expect((await outcome).ok).toBe(true)
    expect(requester.asked).toEqual(['subscriptions', 'subscriptions', 'subscribe', 'subscriptions'])
  })

  it.each([
    ['another resource', node, 'ann@example.com/laptop'],
    ['the bare account', node, 'ann@example.com'],
    ['another node', '/example.com/bob', jid],
  ])('is not decided by what is said of %s', async (_whose, at, whose) => {
    const { told, outcome, clock } = stand({
      subscriptions: [listed(), listed(ours('NEW'))],
      subscribe: [pending()],
    })
    await settle()
    expect(told('subscribed', at, whose)).toBe(false)
    expect(told('none', at, whose)).toBe(false)
    clock.advance(15_000)
    expect(await outcome).toEqual({ ok: false, error: { code: 'subscription-timeout' } })
  })

  it('is decided also by a message that leaves the node out', async () => {
    const { told, outcome } = stand({
      subscriptions: [listed(), listed(ours('NEW'))],
      subscribe: [pending()],
    })
    await settle()
    expect(told('subscribed', '')).toBe(true)
    expect((await outcome).ok).toBe(true)
  })

  it('says when the request leaves that makes events come', async () => {
    const { began } = stand({ subscriptions: [listed(), listed(ours('NEW'))], subscribe: [pending()] })
    expect(began()).toBe(0)
    await settle()
    expect(began()).toBe(1)
  })

  it('whose renewal had no effect is made anew', async () => {
    const { requester, told, outcome } = stand({
      subscriptions: [listed(ours('OLD')), listed(), listed(ours('NEW'))],
      options: [result()],
      subscribe: [pending()],
    })
    await settle()
    told('subscribed')
    expect(await outcome).toEqual({ ok: true, value: { subid: 'NEW' } })
    expect(requester.asked).toEqual([
      'subscriptions',
      'options',
      'subscriptions',
      'subscribe',
      'subscriptions',
    ])
  })

  it('follows a redirect also when it is renewed or ended, and stays there', async () => {
    const moved = errorStanza('gone', 'modify', `xmpp:${service}?;node=/me/ann@example.com/example.com`)
    const { requester, subscribing, outcome } = stand({
      subscriptions: [listed(ours('A'), ours('B')), listed(ours('A')), listed(ours('A'))],
      unsubscribe: [moved, result(), result()],
      options: [result()],
    })
    expect((await outcome).ok).toBe(true)
    expect(subscribing.node).toBe('/me/ann@example.com/example.com')
    expect(attributesOf(requester.requests[3])).toMatchObject({ node: '/me/ann@example.com/example.com' })
    await subscribing.end()
    expect(attributesOf(requester.requests.at(-1))).toMatchObject({ node: '/me/ann@example.com/example.com' })
  })

  const full = (): Element => {
    const refusal = errorStanza('policy-violation', 'wait', 'no more')
    refusal
      .getChild('error')
      ?.append(xml('too-many-subscriptions', { xmlns: 'http://jabber.org/protocol/pubsub#errors' }))
    return refusal
  }

  it('that meets the limit takes the place of a stale one of ours', async () => {
    const { requester, told, outcome } = stand({
      subscriptions: [listed(ours('STALE', 'unconfigured')), listed(ours('NEW'))],
      subscribe: [full(), pending()],
      unsubscribe: [result()],
    })
    await settle()
    told('subscribed')
    expect(await outcome).toEqual({ ok: true, value: { subid: 'NEW' } })
    expect(requester.asked).toEqual([
      'subscriptions',
      'subscribe',
      'unsubscribe',
      'subscribe',
      'subscriptions',
    ])
    expect(attributesOf(requester.requests[2])).toMatchObject({ subid: 'STALE' })
  })

  it('that meets the limit because of others touches none of them and says so', async () => {
    const others = Array.from({ length: 10 }, (_, index) =>
      entry({
        subscription: 'subscribed',
        subid: `X${String(index)}`,
        jid: `ann@example.com/${String(index)}`,
      }),
    )
    for (const refusal of [full(), errorStanza('not-allowed')]) {
      const { requester, outcome, clock } = stand({
        subscriptions: [listed(...others)],
        subscribe: [refusal],
      })
      expect(await outcome).toMatchObject({ ok: false, error: { code: 'subscription-limit' } })
      expect(requester.asked).toEqual(['subscriptions', 'subscribe'])
      expect(clock.pending).toBe(0)
    }
  })

  it.each([
    ['stands', listed(ours('NEW'))],
    ['gone', listed(ours('OTHER'))],
    ['gone', listed(ours('NEW', 'pending'))],
    ['unknown', errorStanza('feature-not-implemented')],
    ['silent', 'timeout' as const],
  ])('is looked at again: %s', async (expected, answer) => {
    const { subscribing, told, outcome } = stand({
      subscriptions: [listed(), listed(ours('NEW')), answer],
      subscribe: [pending()],
    })
    await settle()
    told('subscribed')
    await outcome
    expect(await subscribing.look('NEW')).toBe(expected)
  })

  it('is ended on leaving, and only ours', async () => {
    const requester = createScriptedService({
      subscriptions: [
        listed(entry({ subscription: 'subscribed', subid: 'X', jid: 'ann@example.com/x' }), ours('MINE')),
      ],
      unsubscribe: ['timeout'],
    })
    const clock = createManualClock()
    const redirects = createRedirects()
    const deps = {
      requester,
      redirects,
      clock,
      log: silentLog,
      service,
      jid,
      beforeSubscribe: () => undefined,
    }
    await createSubscribing(deps, node).end()
    expect(requester.asked).toEqual(['subscriptions', 'unsubscribe'])
    expect(attributesOf(requester.requests[1])).toMatchObject({ subid: 'MINE' })
  })
})
