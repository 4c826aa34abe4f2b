import { describe, expect, it } from 'vitest'
import { appError } from '../../../app/contract/errors.ts'
import { canSeeCalls, sightOf } from '../../../app/contract/seeing.ts'
import type { SessionState } from '../../../app/contract/state.ts'
import { reduceSession, SIGNED_OUT, type SessionEvent } from '../../../app/onsip/session-state.ts'

const service = 'pubsub.active-calls.xmpp.onsip.com'
const node = '/me/ann@example.com'
const connected: SessionEvent = {
  kind: 'link',
  link: { status: 'connected', sinceMs: 1 },
  jid: 'ann@example.com',
}
const lost: SessionEvent = {
  kind: 'link',
  link: { status: 'waiting', retryAtMs: 99, stage: 'connect', error: appError('connection-lost') },
  jid: '',
}
const authorized: SessionEvent = { kind: 'authorized', expiresAtMs: 1000, addresses: ['ann@example.com'] }
const subscribed: SessionEvent = {
  kind: 'subscription',
  subscription: { service, node, status: 'subscribed', expiresAtMs: 1000 },
}
const refused: SessionEvent = {
  kind: 'subscription',
  subscription: { service, node, status: 'failed', error: appError('subscription-refused') },
}
const done: SessionEvent = { kind: 'snapshot', snapshot: 'done' }

const after = (events: readonly SessionEvent[], start: SessionState = SIGNED_OUT): SessionState =>
  events.reduce((state, event, index) => reduceSession(state, event, 1000 + index), start)

const SEEING = after([connected, authorized, subscribed, done])

describe('what is known of the session', () => {
  it('is that calls are seen only once stream, authorisation, subscription and snapshot are there', () => {
    const steps = [connected, { kind: 'authorizing' } as const, authorized, subscribed, done]
    expect(steps.map((_, index) => canSeeCalls(after(steps.slice(0, index + 1))))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ])
  })

  it('forgets what was granted when the stream goes, since a fresh one asks for it anew', () => {
    const gone = reduceSession(SEEING, lost, 5000)
    expect(gone).toMatchObject({
      authorization: { status: 'none' },
      subscriptions: [],
      snapshot: 'none',
      jid: '',
    })
  })

  it('keeps since when calls cannot be seen, until they can', () => {
    const gone = reduceSession(SEEING, lost, 5000)
    expect(gone.blindSinceMs).toBe(5000)
    const back = after([connected, authorized, subscribed], gone)
    expect(back.blindSinceMs).toBe(5000)
    expect(reduceSession(back, done, 9000)).not.toHaveProperty('blindSinceMs')
  })

  it('is not blind before it ever saw, nor after signing out', () => {
    expect(after([connected, lost])).not.toHaveProperty('blindSinceMs')
    const out: SessionEvent = { kind: 'link', link: { status: 'signed-out' }, jid: '' }
    expect(after([out], SEEING)).not.toHaveProperty('blindSinceMs')
  })

  it('has one entry per service and node', () => {
    const both = after([refused], SEEING)
    expect(both.subscriptions).toHaveLength(1)
    expect(sightOf(both)).toEqual({
      kind: 'refused',
      stage: 'subscribe',
      error: appError('subscription-refused'),
    })
  })

  it('sees although calls that began earlier could not be asked for', () => {
    expect(canSeeCalls(after([{ kind: 'snapshot', snapshot: 'unavailable' }], SEEING))).toBe(true)
  })

  it('says why the service lets nothing be seen', () => {
    const error = appError('authorization-refused', 'no such user')
    expect(sightOf(after([{ kind: 'authorization-failed', error }], SEEING))).toEqual({
      kind: 'refused',
      stage: 'authorize',
      error,
    })
  })
})
