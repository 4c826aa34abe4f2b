import { describe, expect, it } from 'vitest'
import type { CallEvent, Leg, Party } from '../../../app/calls/model.ts'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import { createCallKeeper } from '../../../app/core/call-keeper.ts'
import { createStore } from '../../../app/core/store.ts'
import { createManualClock } from '../../clock.ts'
import { silentLog } from '../onsip/silent-log.ts'

const someone: Party = {
  uri: 'sip:17325550100@example.com',
  address: '17325550100@example.com',
  display: '',
  number: '(732) 555-0100',
}
const leg: Leg = {
  node: '/example.com/ann',
  itemId: 'a',
  owner: 'ann@example.com',
  state: 'answered',
  direction: 'incoming',
  callId: 'c1',
  setupId: '',
  fromCallSetup: false,
  from: someone,
  to: { uri: 'sip:ann@example.com', address: 'ann@example.com', display: '', number: '' },
  toAor: 'ann@example.com',
  fromTag: 'f',
  toTag: 't',
  branch: 'b',
  publishedAtMs: undefined,
}

function keeper() {
  const clock = createManualClock()
  const store = createStore(INITIAL_STATE, silentLog)
  const calls = createCallKeeper(clock, silentLog, store)
  const publish = (): void => {
    calls.dispatch({ kind: 'leg-published', leg, atMs: clock.now(), silent: false })
  }
  const retract = (): void => {
    calls.dispatch({ kind: 'leg-retracted', key: leg, atMs: clock.now() })
  }
  const intent = (event: Extract<CallEvent, { kind: 'intent-sent' }>['intent']): void => {
    calls.dispatch({ kind: 'intent-sent', callId: store.state.calls.active[0]?.id ?? '', intent: event })
  }
  return { clock, store, calls, publish, retract, intent }
}

describe('when nothing happens', () => {
  it('to an ended call, its card goes after two seconds', () => {
    const { clock, store, publish, retract } = keeper()
    publish()
    retract()
    clock.advance(1_999)
    expect(store.state.calls.ended[0]?.cardOver).not.toBe(true)
    clock.advance(1)
    expect(store.state.calls.ended[0]?.cardOver).toBe(true)
    expect(clock.pending).toBe(0)
  })

  it('to an ended call on whose card somebody writes, it stays until they are done, and not for ever', () => {
    const { clock, store, calls, publish, retract } = keeper()
    publish()
    const id = store.state.calls.active[0]?.id ?? ''
    calls.hold(id, true)
    retract()
    clock.advance(60_000)
    expect(store.state.calls.ended[0]?.cardOver).not.toBe(true)
    calls.hold(id, false)
    clock.advance(1_999)
    expect(store.state.calls.ended[0]?.cardOver).not.toBe(true)
    calls.hold(id, true)
    clock.advance(300_000)
    expect(store.state.calls.ended[0]?.cardOver).toBe(true)
    expect(clock.pending).toBe(0)
  })

  it('to a call that could not be made, its card goes after ten', () => {
    const { clock, store, calls } = keeper()
    const atMs = clock.now()
    calls.dispatch({
      kind: 'setup-requested',
      setupId: 'AbCd1234',
      from: 'ann@example.com',
      to: someone,
      atMs,
    })
    calls.dispatch({ kind: 'setup-failed', setupId: 'AbCd1234', error: { code: 'refused' }, atMs })
    clock.advance(9_999)
    expect(store.state.calls.ended[0]?.cardOver).not.toBe(true)
    clock.advance(1)
    expect(store.state.calls.ended[0]?.cardOver).toBe(true)
  })

  it.each(['end', 'transfer'] as const)(
    'after the intent to %s, the call says so after ten seconds',
    (what) => {
      const { clock, store, publish, intent } = keeper()
      publish()
      intent(what)
      clock.advance(9_999)
      expect(store.state.calls.active[0]).toMatchObject({ pending: what })
      clock.advance(1)
      expect(store.state.calls.active[0]).toMatchObject({ problem: { code: 'no-event' } })
      expect(store.state.calls.active[0]).not.toHaveProperty('pending')
    },
  )

  it('an event in time stops the wait', () => {
    const { clock, store, publish, retract, intent } = keeper()
    publish()
    intent('end')
    clock.advance(9_000)
    retract()
    clock.advance(60_000)
    expect(store.state.calls.ended[0]).not.toHaveProperty('problem')
  })

  it('a refused intent can be sent again and waits anew', () => {
    const { clock, store, calls, publish, intent } = keeper()
    publish()
    intent('end')
    clock.advance(6_000)
    const callId = store.state.calls.active[0]?.id ?? ''
    calls.dispatch({ kind: 'intent-settled', callId, error: { code: 'refused' } })
    intent('end')
    clock.advance(6_000)
    expect(store.state.calls.active[0]).toMatchObject({ pending: 'end' })
    clock.advance(4_000)
    expect(store.state.calls.active[0]).toMatchObject({ problem: { code: 'no-event' } })
  })

  it('to a click-to-call, it is given up after ten seconds', () => {
    const { clock, store, calls } = keeper()
    const from = 'ann@example.com'
    calls.dispatch({ kind: 'setup-requested', setupId: 'abcd1234', from, to: someone, atMs: clock.now() })
    clock.advance(9_999)
    expect(store.state.calls.active).toHaveLength(1)
    clock.advance(1)
    expect(store.state.calls.ended[0]).toMatchObject({
      outcome: 'failed',
      setup: { state: 'failed', failedAt: 'requested', error: { code: 'no-event' } },
    })
  })

  it('to a click-to-call, ten seconds stay ten seconds although somebody sets the clock', () => {
    const { clock, store, calls } = keeper()
    const from = 'ann@example.com'
    calls.dispatch({ kind: 'setup-requested', setupId: 'abcd1234', from, to: someone, atMs: clock.now() })
    clock.jump(-3_600_000)
    clock.advance(10_000)
    expect(store.state.calls.ended).toHaveLength(1)
  })

  it('forgetting the calls forgets what they wait for', () => {
    const { clock, calls, publish, intent } = keeper()
    publish()
    intent('end')
    calls.forget({})
    expect(clock.pending).toBe(0)
  })
})
