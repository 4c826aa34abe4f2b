import { afterEach, describe, expect, it } from 'vitest'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { AppState, GapReport } from '../../../app/contract/state.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, type House } from './house.ts'

const RING = { do: 'ring', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' }

let house: House | undefined
afterEach(async () => {
  await house?.close()
  house = undefined
})
/** Everything runs on one clock, ten times as fast: times compare as they do with a service in step. */
async function signedIn(): Promise<House> {
  const clock = createScaledClock(10)
  house = await createHouse({ clock }, { clock })
  await house.signIn()
  return house
}
const blind = ({ session }: AppState): boolean => !canSeeCalls(session)
const settled = ({ health }: AppState): boolean =>
  health.gaps.length > 0 && health.gaps.every(({ found }) => found.kind !== 'asking')
const callsOf = (gap: GapReport | undefined) => (gap?.found.kind === 'calls' ? gap.found.calls : [])
const lapse = (at: House, ms: number): Promise<void> =>
  new Promise((resolve) => void at.ports.clock.after(ms, resolve))

async function away(at: House, forMs: number, meanwhile: () => Promise<void>): Promise<void> {
  await at.order({ do: 'fault', kind: 'restart', forMs })
  await at.until('calls are not seen', blind)
  await meanwhile()
}

describe('a time off line', () => {
  it('is reported with the calls that came meanwhile and how they went', async () => {
    const at = await signedIn()
    const before = await at.order(RING)
    await at.until('it rings', ({ calls }) => calls.active.length === 1)
    await at.order({ do: 'hangup', call: before })
    await at.until('it is over', ({ calls }) => calls.active.length === 0)
    await away(at, 4_000, async () => {
      await at.order({ do: 'hangup', call: await at.order(RING) })
      const answered = await at.order({ ...RING, from: 'sip:17325550100@jnctn.net', fromDisplay: 'Bea' })
      await at.order({ do: 'answer', call: answered })
      await lapse(at, 2_000)
      await at.order({ do: 'hangup', call: answered })
    })
    const { health } = await at.until('it was found out', settled)
    expect(health.gaps).toHaveLength(1)
    const [gap] = health.gaps
    expect(callsOf(gap)).toMatchObject([
      { outcome: 'answered', direction: 'incoming', remote: { number: '(732) 555-0100', display: 'Bea' } },
      { outcome: 'missed', owner: 'ann@example.com', remote: { number: '(415) 555-1212' } },
    ])
    expect((gap?.toMs ?? 0) - (gap?.fromMs ?? 0)).toBeGreaterThanOrEqual(2_000)
    // A call that still goes on is a card, not a line of the report.
    expect(at.core.state.calls.active).toEqual([])
  })

  it('says so when none came, and leaves when it was read', async () => {
    const at = await signedIn()
    await away(at, 3_000, () => Promise.resolve())
    const { health } = await at.until('it was found out', settled)
    expect(health.gaps).toMatchObject([{ found: { kind: 'calls', calls: [] } }])
    const [gap] = health.gaps
    await at.core.handle('gap.dismiss', { gapId: gap?.id ?? '' })
    expect(at.core.state.health.gaps).toEqual([])
  })

  it('stays told when settings change, the time of the change with it', async () => {
    const at = await signedIn()
    await away(at, 3_000, () => Promise.resolve())
    const before = await at.until('it was found out', settled)
    const [gap] = before.health.gaps
    // Another way to the same server: the session is made anew.
    await at.core.handle('settings.set', { patch: { server: { security: 'starttls' } } })
    await at.until('calls are seen again', (state) => !blind(state))
    expect(at.core.state.health.gaps.map(({ id }) => id)).toContain(gap?.id)
    await at.core.handle('session.signOut', {})
    expect(at.core.state.health.gaps).toEqual([])
  })

  it('says so when it cannot be found out', async () => {
    const at = await signedIn()
    await at.order({ do: 'fault', kind: 'all-items-refused' })
    await away(at, 3_000, () => Promise.resolve())
    const { health } = await at.until('it was found out', settled)
    expect(health.gaps).toMatchObject([{ found: { kind: 'unknown', error: { code: 'refused' } } }])
  })

  it('is completed by a record that the service writes late', async () => {
    const at = await signedIn()
    await at.order({ do: 'fault', kind: 'records-late', forMs: 9_000 })
    await away(at, 3_000, async () => {
      await at.order({ do: 'hangup', call: await at.order(RING) })
    })
    const { health } = await at.until('it was found out', settled)
    expect(callsOf(health.gaps[0])).toMatchObject([{ outcome: 'missed' }])
  })

  it('does not report what is still there on the return', async () => {
    const at = await signedIn()
    await away(at, 3_000, async () => {
      await at.order(RING)
    })
    const { health, calls } = await at.until('it was found out', settled)
    expect(callsOf(health.gaps[0])).toEqual([])
    expect(calls.active).toMatchObject([{ silent: true }])
  })
})

describe('a moment without sight', () => {
  it('is no report unless a call came in it', async () => {
    const at = await signedIn()
    await at.order({ do: 'revoke', jid: 'ann@example.com' })
    await at.until('calls are not seen', blind)
    await at.until('calls are seen', (state) => !blind(state))
    await lapse(at, 14_000)
    expect(at.core.state.health.gaps).toEqual([])
  })

  it('is one when a call came and went', async () => {
    const at = await signedIn()
    await at.order({ do: 'revoke', jid: 'ann@example.com' })
    await at.until('calls are not seen', blind)
    await at.order({ do: 'hangup', call: await at.order(RING) })
    const { health } = await at.until('it is told', ({ health: { gaps } }) => gaps.length > 0)
    expect(callsOf(health.gaps[0])).toMatchObject([{ outcome: 'missed' }])
  })
})

describe('sleep', () => {
  it('is reported although the stream outlived it', async () => {
    const at = await signedIn()
    at.core.suspend()
    await lapse(at, 4_000)
    at.core.check('resume')
    const { health } = await at.until('it was found out', settled)
    expect(health.gaps).toMatchObject([{ found: { kind: 'calls', calls: [] } }])
  })
})

describe('the figures behind it', () => {
  it('say when the server was heard, how fast it answers, and how the clocks differ', async () => {
    const at = await signedIn()
    expect(at.core.state.health.skewMs).toBeLessThan(2_000)
    at.core.check('network')
    const { health } = await at.until(
      'the ping is answered',
      (state) => state.health.roundTripMs !== undefined,
    )
    expect(health.roundTripMs).toBeGreaterThan(0)
    expect(Math.abs(at.ports.clock.now() - (health.lastHeardAtMs ?? 0))).toBeLessThan(5_000)
  })

  it('name the subscription, and when its last event came', async () => {
    const at = await signedIn()
    const [fresh] = at.core.state.session.subscriptions
    expect(fresh?.subid).toMatch(/^[0-9A-F]{13}$/)
    expect(fresh).not.toHaveProperty('lastEventAtMs')
    await at.order(RING)
    await at.until('it is told', ({ session }) => session.subscriptions[0]?.lastEventAtMs !== undefined)
    expect(at.core.state.session.subscriptions[0]).toMatchObject({
      subid: fresh?.subid,
      status: 'subscribed',
    })
  })
})

describe('a subscription that ends without a word', () => {
  it('is noticed by looking, asked for again, and what was missed is reported', async () => {
    const clock = createScaledClock(40)
    house = await createHouse({ clock }, { clock })
    await house.signIn()
    await house.order({ do: 'fault', kind: 'expire-subscriptions', silent: true })
    await house.order({ do: 'hangup', call: await house.order(RING) })
    const { session } = await house.until('it is noticed', blind)
    expect(session.subscriptions[0]).toMatchObject({ error: { code: 'subscription-ended' } })
    const { health } = await house.until('it was found out', settled)
    expect(callsOf(health.gaps[0])).toMatchObject([{ outcome: 'missed' }])
    expect(blind(house.core.state)).toBe(false)
  })
})
