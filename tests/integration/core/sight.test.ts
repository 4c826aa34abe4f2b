import { afterEach, describe, expect, it } from 'vitest'
import { canSeeCalls, sightOf } from '../../../app/contract/seeing.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, joinHouse, type House } from './house.ts'

const RING = { do: 'ring', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' }

let houses: House[] = []
afterEach(async () => {
  const open = houses
  houses = []
  for (const house of open) await house.close()
})
const keep = (house: House): House => {
  houses.unshift(house)
  return house
}
const signedIn = async (...options: Parameters<typeof createHouse>): Promise<House> => {
  const house = keep(await createHouse(...options))
  await house.signIn()
  return house
}
const sees = ({ session }: AppState): boolean => canSeeCalls(session)
const blind = (state: AppState): boolean => !sees(state)
const ringing = ({ calls }: AppState): boolean => calls.active[0]?.state === 'ringing'

describe('signing in', () => {
  it('authorises every own address, subscribes, asks for what there is, and only then sees', async () => {
    const house = await signedIn()
    const { session, capabilities } = house.core.state
    expect(session).toMatchObject({
      jid: 'ann@example.com',
      link: { status: 'connected' },
      authorization: { status: 'valid', addresses: ['ann@example.com', 'sales@example.com'] },
      subscriptions: [
        {
          service: 'pubsub.active-calls.xmpp.onsip.com',
          node: '/me/ann@example.com',
          status: 'subscribed',
        },
      ],
      snapshot: 'done',
    })
    expect(session).not.toHaveProperty('blindSinceMs')
    expect(capabilities).toEqual({
      create: true,
      end: true,
      transfer: true,
      accept: false,
      decline: 'unknown',
    })
  })

  it('goes through the stages in order', async () => {
    const house = keep(await createHouse())
    const seen: string[] = []
    house.core.subscribe(({ session }) => {
      if (!session) return
      const sight = sightOf(session)
      const stage = 'stage' in sight ? sight.stage : sight.kind
      if (stage !== seen.at(-1)) seen.push(stage)
    })
    await house.signIn()
    expect(seen).toEqual([
      'signed-out',
      'resolve',
      'connect',
      'tls',
      'sasl',
      'bind',
      'authorize',
      'subscribe',
      'snapshot',
      'seeing',
    ])
  })

  it('asks for its own address alone when told so', async () => {
    const house = keep(await createHouse())
    await house.core.handle('session.signIn', house.form({ allAddresses: false }))
    const { session } = await house.until('calls are seen', sees)
    expect(session.authorization).toMatchObject({ addresses: ['ann@example.com'] })
  })

  it('gives the subscription the end of the authorisation', async () => {
    const house = await signedIn()
    const { authorization, subscriptions } = house.core.state.session
    if (authorization.status !== 'valid') throw new Error('not authorised')
    expect(subscriptions[0]?.expiresAtMs).toBe(authorization.expiresAtMs)
    expect(await house.callSubscriptions()).toMatchObject([
      { jid: 'ann@example.com/ringside-test0000', expires: authorization.expiresAtMs },
    ])
  })
})

describe('a call that was there before', () => {
  it('shows without an alarm', async () => {
    const house = keep(await createHouse())
    await house.order(RING)
    await house.signIn()
    expect(house.core.state.calls.active).toMatchObject([{ state: 'ringing', silent: true }])
  })

  it('shows without an alarm where only the leaves tell it', async () => {
    const house = keep(await createHouse())
    await house.order(RING)
    await house.order({ do: 'fault', kind: 'items-refused' })
    await house.signIn()
    expect(house.core.state.calls.active).toMatchObject([{ state: 'ringing', silent: true }])
    expect(house.core.state.session.snapshot).toBe('done')
  })

  it('is not seen where nothing tells it, which is said, and what comes next is seen', async () => {
    const house = keep(await createHouse())
    await house.order(RING)
    await house.order({ do: 'fault', kind: 'all-items-refused' })
    await house.signIn()
    expect(house.core.state.session.snapshot).toBe('unavailable')
    expect(house.core.state.calls.active).toEqual([])
    await house.order(RING)
    await house.until('the new one rings', ringing)
    expect(house.core.state.calls.active).toMatchObject([{ silent: false }])
  })

  it('makes no alarm either when the service pushes it to a new subscriber', async () => {
    const clock = createScaledClock(20)
    const house = keep(await createHouse({ clock }, { clock }))
    await house.order({ do: 'fault', kind: 'items-pushed' })
    await house.order({ do: 'fault', kind: 'all-items-refused' })
    await house.order(RING)
    // Times on the wire are in whole seconds: only what is surely older counts as older.
    await new Promise<void>((resolve) => void clock.after(4_000, resolve))
    await house.signIn()
    const { calls } = await house.until('it is pushed', ringing)
    expect(calls.active).toMatchObject([{ silent: true }])
  })
})

describe('a call that comes later', () => {
  it('alarms', async () => {
    const house = await signedIn()
    await house.order(RING)
    const { calls } = await house.until('it rings', ringing)
    expect(calls.active).toMatchObject([{ silent: false }])
  })
})

describe('the link', () => {
  it('comes back by itself after the server was gone, with the truth about the calls', async () => {
    const clock = createScaledClock(10)
    const house = await signedIn({}, { clock })
    const old = await house.order(RING)
    await house.until('it rings', ringing)
    await house.order({ do: 'fault', kind: 'restart', forMs: 300 })
    const gone = await house.until('calls are not seen', blind)
    expect(gone.session.blindSinceMs).toBeGreaterThan(0)
    expect(gone.capabilities.create).toBe(false)
    await house.order({ do: 'hangup', call: old })
    const fresh = await house.order({ ...RING, from: 'sip:17325550100@jnctn.net' })
    const back = await house.until('calls are seen again', sees)
    expect(back.session).not.toHaveProperty('blindSinceMs')
    expect(back.calls.active).toMatchObject([
      { state: 'ringing', silent: true, remote: { number: '(732) 555-0100' } },
    ])
    expect(back.calls.ended).toHaveLength(1)
    await house.order({ do: 'hangup', call: fresh })
    await house.until('it is over', ({ calls }) => calls.active.length === 0)
  })

  it('that comes back where nothing tells what went on shows no call from before as if it still rang', async () => {
    const house = await signedIn({}, { clock: createScaledClock(10) })
    const old = await house.order(RING)
    await house.until('it rings', ringing)
    await house.order({ do: 'fault', kind: 'all-items-refused' })
    await house.order({ do: 'fault', kind: 'drop' })
    await house.until('calls are not seen', blind)
    await house.order({ do: 'hangup', call: old })
    const { calls, session } = await house.until('calls are seen again', sees)
    expect(session.snapshot).toBe('unavailable')
    expect(calls.active).toEqual([])
  })

  it('that a server resets is made anew', async () => {
    const house = await signedIn({}, { clock: createScaledClock(10) })
    await house.order({ do: 'fault', kind: 'drop' })
    await house.until('calls are not seen', blind)
    await house.until('calls are seen again', sees)
    await house.order(RING)
    await house.until('it rings', ringing)
  })

  it('tries at once when the user asks', async () => {
    const house = await signedIn()
    await house.order({ do: 'fault', kind: 'restart', forMs: 50 })
    await house.until('it waits', ({ session }) => session.link.status === 'waiting')
    const asked = async (): Promise<void> => {
      await house.core.handle('session.retry', {})
    }
    const dispose = house.core.subscribe(() => {
      if (house.core.state.session.link.status === 'waiting') void asked()
    })
    await asked()
    await house.until('calls are seen again', sees)
    dispose()
  })
})

describe('services that are away', () => {
  it('for longer than a moment take sight away, and once they are back calls are seen with what came', async () => {
    const clock = createScaledClock(10)
    const house = await signedIn({ clock }, { clock })
    await house.order({ do: 'fault', kind: 'component-restart', forMs: 30_000 })
    const lost = await house.until('calls are not seen', blind)
    expect(lost.session.link.status).toBe('connected')
    expect(lost.session.subscriptions).toMatchObject([{ error: { code: 'service-unavailable' } }])
    await house.order(RING)
    const back = await house.until('calls are seen again', sees)
    expect(back.calls.active).toMatchObject([{ state: 'ringing', silent: true }])
  })

  it('for a moment while nobody asked are no matter, and what they forgot to tell is found out', async () => {
    const clock = createScaledClock(10)
    const house = await signedIn({ clock }, { clock })
    let blindOnce = false
    house.core.subscribe(() => {
      blindOnce ||= blind(house.core.state)
    })
    await house.order({ do: 'fault', kind: 'component-restart', forMs: 500 })
    await house.order(RING)
    await house.until('it is found', ringing)
    expect(blindOnce).toBe(false)
  })
})

describe('what the service grants', () => {
  it('is asked for again when the service takes it back', async () => {
    const house = await signedIn()
    const states: string[] = []
    house.core.subscribe(({ session }) => {
      const status = session?.subscriptions[0]?.status
      if (status !== undefined && status !== states.at(-1)) states.push(status)
    })
    await house.order({ do: 'revoke', jid: 'ann@example.com' })
    await house.until('calls are not seen', blind)
    await house.until('calls are seen again', sees)
    expect(states).toEqual(['failed', 'pending', 'subscribed'])
    await house.order(RING)
    await house.until('it rings', ringing)
  })

  it('and what there was meanwhile is asked for before anything counts as seen', async () => {
    const house = await signedIn()
    const seeing: boolean[] = []
    house.core.subscribe(({ session }) => {
      if (session && canSeeCalls(session) !== seeing.at(-1)) seeing.push(canSeeCalls(session))
    })
    await house.order({ do: 'revoke', jid: 'ann@example.com' })
    await house.until('calls are not seen', blind)
    await house.order(RING)
    const { calls } = await house.until('calls are seen again', sees)
    expect(seeing).toEqual([false, true])
    expect(calls.active).toHaveLength(1)
  })

  it('being red does not stop anybody from placing a call', async () => {
    const house = await signedIn()
    // Revoked at once again each time: the second time it is not asked for in the same breath.
    await house.order({ do: 'revoke', jid: 'ann@example.com' })
    await house.until('it is asked for again', sees)
    await house.order({ do: 'revoke', jid: 'ann@example.com' })
    await house.until('it is red', ({ session }) => session.subscriptions[0]?.status === 'failed')
    const created = await house.core.handle('call.create', { to: '7325550100' })
    expect(created.ok).toBe(true)
    expect(sees(house.core.state)).toBe(false)
  })

  it('is renewed in time, and nothing is lost meanwhile', async () => {
    const clock = createScaledClock(60)
    const house = await signedIn({ clock, expiresS: 100 }, { clock })
    const endOf = ({ session }: AppState): number =>
      session.authorization.status === 'valid' ? session.authorization.expiresAtMs : 0
    const first = endOf(house.core.state)
    let blindOnce = false
    house.core.subscribe(() => {
      blindOnce ||= blind(house.core.state)
    })
    const renewed = await house.until('it is renewed', (state) => endOf(state) > first)
    expect(clock.now()).toBeLessThan(first)
    await house.until(
      'the subscription too',
      ({ session }) => session.subscriptions[0]?.expiresAtMs === endOf(renewed),
    )
    expect(await house.callSubscriptions()).toMatchObject([{ expires: endOf(renewed) }])
    expect(blindOnce).toBe(false)
  })
})

describe('a grant too short to be renewed in time', () => {
  it('is asked for again as soon as it ends, each time', async () => {
    const clock = createScaledClock(20)
    const house = await signedIn({ clock, expiresS: 20 }, { clock })
    for (const _ of [1, 2, 3]) {
      const lost = await house.until('it ends', blind)
      expect(lost.session.subscriptions[0]?.status).toBe('failed')
      const back = await house.until('calls are seen again', sees)
      expect(back.session.subscriptions[0]?.status).toBe('subscribed')
    }
    await house.order(RING)
    await house.until('it rings', ringing)
  })

  it('ends at the service’s word, and what it cannot grant is asked for less and less often', async () => {
    const clock = createScaledClock(60)
    const house = keep(await createHouse({ clock }, { clock }))
    const failed: number[] = []
    house.core.subscribe(({ session }) => {
      if (session?.authorization.status === 'failed') failed.push(clock.monotonic())
    })
    await house.core.handle('session.signIn', house.form({ suffix: 'nowhere.example.com' }))
    await house.until('it was asked for seven times', () => failed.length >= 7)
    const waits = failed.slice(1).map((at, index) => at - (failed[index] ?? 0))
    // From 1, 2, 4 … s on; a loaded machine may take longer, never shorter.
    for (const [index, waitedMs] of waits.entries())
      expect(waitedMs).toBeGreaterThanOrEqual(Math.min(30_000, 1_000 * 2 ** index) - 100)
    expect(house.core.state.session.link.status).toBe('connected')
    expect(house.core.state.capabilities.create).toBe(true)
  })
})

describe('two programs of one account', () => {
  it('see the same calls and keep their own subscriptions', async () => {
    const here = await signedIn()
    const there = keep(joinHouse(here.simulator, { installId: 'other000' }, false))
    await there.signIn()
    await here.order(RING)
    await here.until('it rings here', ringing)
    await there.until('it rings there', ringing)
    await there.core.stop()
    expect(await here.callSubscriptions()).toMatchObject([{ jid: 'ann@example.com/ringside-test0000' }])
  })
})

describe('starting again', () => {
  it('takes up the subscription that a lost stream left behind instead of making one more', async () => {
    const house = await signedIn({}, { clock: createScaledClock(10) })
    const before = await house.callSubscriptions()
    await house.order({ do: 'fault', kind: 'drop' })
    await house.until('calls are not seen', blind)
    await house.until('calls are seen again', sees)
    const after = await house.callSubscriptions()
    expect(before).toHaveLength(1)
    expect(after.map(({ subid }) => subid)).toEqual(before.map(({ subid }) => subid))
  })

  it('leaves nothing behind at the service', async () => {
    const house = await signedIn()
    await house.core.stop()
    const reply = await house.simulator.do({ do: 'state' })
    expect(reply).toMatchObject({ subscriptions: [], sessions: [] })
    expect(house.core.state.session.link.status).toBe('signed-out')
  })
})
