import { describe, expect, it } from 'vitest'
import { canSeeCalls, sightOf } from '../../../app/contract/seeing.ts'
import type { SessionState } from '../../../app/contract/state.ts'

const subscribed = { service: 's', node: 'n', status: 'subscribed' as const }
const online: SessionState = {
  link: { status: 'connected', sinceMs: 0 },
  authorization: { status: 'valid', expiresAtMs: 1, addresses: ['ann@example.com'] },
  subscriptions: [subscribed],
  snapshot: 'done',
  jid: 'ann@example.com',
}

describe('whether the next call would be seen', () => {
  it('needs the stream, the authorisation, every subscription and the snapshot', () => {
    expect(canSeeCalls(online)).toBe(true)
    expect(canSeeCalls({ ...online, snapshot: 'unavailable' })).toBe(true)
    expect(canSeeCalls({ ...online, snapshot: 'pending' })).toBe(false)
    expect(canSeeCalls({ ...online, subscriptions: [] })).toBe(false)
    expect(
      canSeeCalls({ ...online, subscriptions: [subscribed, { ...subscribed, status: 'pending' }] }),
    ).toBe(false)
    expect(canSeeCalls({ ...online, authorization: { status: 'pending' } })).toBe(false)
    expect(canSeeCalls({ ...online, link: { status: 'signed-out' } })).toBe(false)
  })

  it('says which stage it is at while getting there', () => {
    const link = { status: 'connecting', stage: 'tls', sinceMs: 0 } as const
    expect(sightOf({ ...online, link })).toEqual({ kind: 'connecting', stage: 'tls' })
    expect(sightOf({ ...online, authorization: { status: 'none' } })).toMatchObject({ stage: 'authorize' })
    expect(sightOf({ ...online, snapshot: 'none' })).toMatchObject({ stage: 'snapshot' })
  })

  it('passes on why it stopped, waits or was refused', () => {
    const error = { code: 'bad-credentials' } as const
    expect(sightOf({ ...online, link: { status: 'stopped', stage: 'sasl', error } })).toEqual({
      kind: 'stopped',
      error,
    })
    expect(
      sightOf({ ...online, link: { status: 'waiting', stage: 'connect', retryAtMs: 9, error } }),
    ).toEqual({ kind: 'waiting', retryAtMs: 9, error })
    expect(sightOf({ ...online, authorization: { status: 'failed', error } })).toEqual({
      kind: 'refused',
      stage: 'authorize',
      error,
    })
    expect(sightOf({ ...online, subscriptions: [subscribed, { ...subscribed, status: 'failed' }] })).toEqual({
      kind: 'refused',
      stage: 'subscribe',
      error: { code: 'subscription-refused' },
    })
  })
})
