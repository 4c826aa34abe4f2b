import { describe, expect, it } from 'vitest'
import type { Call, CallsState, Leg } from '../../../app/calls/model.ts'
import { ok, err, type Result } from '../../../app/contract/result.ts'
import type { AppError } from '../../../app/contract/errors.ts'
import { INITIAL_STATE, type AppState, type RingTest } from '../../../app/contract/state.ts'
import { createRingTest } from '../../../main/ring-test.ts'
import { createManualClock } from '../../clock.ts'
import { makeCall } from '../contract/make-call.ts'

const LEG: Leg = {
  node: '/example.com/ann',
  itemId: 'item',
  owner: 'ann@example.com',
  state: 'ringing',
  direction: 'incoming',
  callId: 'wire',
  setupId: '',
  fromCallSetup: false,
  from: { uri: '', address: '', display: '', number: '' },
  to: { uri: '', address: '', display: '', number: '' },
  toAor: '',
  fromTag: '',
  toTag: '',
  branch: '',
  publishedAtMs: undefined,
}
const STRANGER = { uri: 'sip:bob@pstn.example', address: 'bob@pstn.example', display: 'Bob', number: '' }
const withCalls = (...active: readonly Call[]): CallsState => ({ ...INITIAL_STATE.calls, active })
const SEEING: AppState['session'] = {
  link: { status: 'connected', sinceMs: 0 },
  authorization: { status: 'valid', expiresAtMs: 1, addresses: ['ann@example.com'] },
  subscriptions: [{ service: 's', node: 'n', status: 'subscribed' }],
  snapshot: 'done',
  jid: 'ann@example.com',
}

function bench(
  over: {
    session?: AppState['session']
    cards?: boolean
    reply?: Result<null, AppError>
    hungUp?: Result<null, AppError>
  } = {},
) {
  const clock = createManualClock()
  let state: AppState = { ...INITIAL_STATE, session: over.session ?? SEEING }
  const reports: RingTest[] = []
  const ended: string[] = []
  const tester = createRingTest({
    clock,
    state: () => state,
    ring: () => Promise.resolve(over.reply ?? ok(null)),
    isMine: ({ remote }) => remote.address !== STRANGER.address,
    hasCards: () => over.cards ?? true,
    hangUp: (callId) => {
      ended.push(callId)
      return Promise.resolve(over.hungUp ?? ok(null))
    },
    report: (report) => reports.push(report),
  })
  const show = (...calls: readonly Call[]): void => {
    state = { ...state, calls: withCalls(...calls) }
    tester.follow(state.calls)
  }
  return { clock, tester, reports, ended, show }
}

describe('Ring me', () => {
  it('takes the time from the news of the call to its card, and hangs up a while later', async () => {
    const { clock, tester, reports, ended, show } = bench()
    await tester.begin()
    clock.advance(700)
    show(makeCall({ id: 'a', legs: [LEG] }))
    clock.advance(42)
    tester.painted('a')
    expect(reports).toEqual([{ status: 'waiting' }, { status: 'painted', paintedAfterMs: 42 }])
    expect(ended).toEqual([])
    clock.advance(10_000)
    expect(ended).toEqual(['a'])
  })

  it.each([
    ['was refused', err({ code: 'timeout' as const }), 2_000],
    ['had no effect', ok(null), 12_000],
  ])('hangs up once more where that %s, and no third time', async (_how, hungUp, againMs) => {
    const { clock, tester, ended, show } = bench({ hungUp })
    await tester.begin()
    show(makeCall({ id: 'a', legs: [LEG] }))
    tester.painted('a')
    for (const ms of [4_000, againMs, 60_000]) {
      clock.advance(ms)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(ended).toEqual(['a', 'a'])
  })

  it('does not hang up again where nothing rings any more', async () => {
    const { clock, tester, ended, show } = bench()
    await tester.begin()
    show(makeCall({ id: 'a', legs: [LEG] }))
    tester.painted('a')
    clock.advance(4_000)
    await new Promise((resolve) => setImmediate(resolve))
    show()
    clock.advance(60_000)
    expect(ended).toEqual(['a'])
  })

  it('leaves a call alone that was answered', async () => {
    const { clock, tester, ended, show } = bench()
    await tester.begin()
    show(makeCall({ id: 'a', legs: [LEG] }))
    tester.painted('a')
    show(makeCall({ id: 'a', legs: [LEG], state: 'answered' }))
    clock.advance(10_000)
    expect(ended).toEqual([])
  })

  it('neither times nor ends somebody else’s call that comes meanwhile', async () => {
    const { clock, tester, reports, ended, show } = bench()
    await tester.begin()
    const strange = makeCall({ id: 'strange', legs: [LEG], remote: STRANGER })
    show(strange)
    tester.painted('strange')
    expect(reports).toEqual([{ status: 'waiting' }])
    show(strange, makeCall({ id: 'a', legs: [LEG] }))
    tester.painted('a')
    clock.advance(4_000)
    expect(ended).toEqual(['a'])
  })

  it('counts neither calls from before nor an attempt of which the service said nothing yet', async () => {
    const { clock, tester, reports, show } = bench()
    const before = makeCall({ id: 'before', legs: [LEG] })
    show(before)
    await tester.begin()
    show(before, makeCall({ id: 'a', legs: [] }))
    tester.painted('before')
    tester.painted('a')
    expect(reports).toEqual([{ status: 'waiting' }])
    clock.advance(10_000)
    expect(reports.at(-1)).toEqual({ status: 'failed', error: { code: 'no-event' } })
  })

  it('says so when the call came and no card did', async () => {
    const { clock, tester, reports, show } = bench()
    await tester.begin()
    show(makeCall({ id: 'a', legs: [LEG] }))
    clock.advance(10_000)
    expect(reports.at(-1)).toEqual({ status: 'failed', error: { code: 'card-not-painted' } })
  })

  it('passes on why the service refused, and may be asked again', async () => {
    const { tester, reports } = bench({ reply: err({ code: 'refused' }) })
    await tester.begin()
    expect(reports.at(-1)).toEqual({ status: 'failed', error: { code: 'refused' } })
    expect((await tester.begin()).ok).toBe(false)
    expect(reports).toHaveLength(4)
  })

  it('is refused while calls are not seen, without cards, and while one is under way', async () => {
    const blind = bench({ session: INITIAL_STATE.session })
    expect(await blind.tester.begin()).toEqual(err({ code: 'offline' }))
    expect(await bench({ cards: false }).tester.begin()).toEqual(err({ code: 'not-available' }))
    const { tester } = bench()
    await tester.begin()
    expect(await tester.begin()).toEqual(err({ code: 'in-flight' }))
    expect(blind.reports).toEqual([])
  })
})
