import { describe, expect, it } from 'vitest'
import { appError } from '../../../app/contract/errors.ts'
import type { Notice, SessionState } from '../../../app/contract/state.ts'
import { createExclusive } from '../../../app/core/exclusive.ts'
import { addNotice, MAX_NOTICES } from '../../../app/core/notices.ts'
import { isAddress } from '../../../app/core/target.ts'
import { verdictOf } from '../../../app/core/verdict.ts'
import { SIGNED_OUT } from '../../../app/onsip/session-state.ts'

describe('notices', () => {
  it('are bounded, the newest last', () => {
    const codes = ['offline', 'timeout', 'conflict', 'no-event', 'refused', 'internal'] as const
    const all = codes.reduce<readonly Notice[]>(
      (notices, code, index) => addNotice(notices, String(index), appError(code)),
      [],
    )
    expect(all).toHaveLength(MAX_NOTICES)
    expect(all.at(-1)?.error.code).toBe('internal')
  })

  it('say each thing once', () => {
    const once = addNotice([], '1', appError('argument-unknown', '--x'))
    expect(addNotice(once, '2', appError('argument-unknown', '--x'))).toBe(once)
    expect(addNotice(once, '3', appError('argument-unknown', '--y'))).toHaveLength(2)
  })
})

describe('tasks that exclude each other', () => {
  it('run one after another in the order they came, also after one that fails', async () => {
    const exclusive = createExclusive()
    const steps: string[] = []
    const task = (name: string) => async () => {
      steps.push(`${name} begins`)
      await Promise.resolve()
      steps.push(`${name} ends`)
      if (name === 'b') throw new Error('b fails')
      return name
    }
    const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => exclusive(task(name))))
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})

describe('an address', () => {
  it.each(['ann@example.com', 'ann!example.com@dashboard.onsip.com'])('is %s', (text) => {
    expect(isAddress(text)).toBe(true)
  })
  it.each(['ann', '@example.com', 'ann@', 'ann @example.com', 'ann@example.com/desk', 'a@b@c', ''])(
    'is not %j',
    (text) => {
      expect(isAddress(text)).toBe(false)
    },
  )
})

describe('whether signing in worked', () => {
  const connected: SessionState = { ...SIGNED_OUT, link: { status: 'connected', sinceMs: 0 } }
  const error = appError('bad-credentials')

  it.each<[string, SessionState, unknown]>([
    ['is open before it began', SIGNED_OUT, undefined],
    [
      'is open while it connects',
      { ...SIGNED_OUT, link: { status: 'connecting', stage: 'tls', sinceMs: 0 } },
      undefined,
    ],
    [
      'is open until the service authorises',
      { ...connected, authorization: { status: 'pending' } },
      undefined,
    ],
    [
      'is yes once it does',
      { ...connected, authorization: { status: 'valid', expiresAtMs: 1, addresses: [] } },
      { ok: true, value: null },
    ],
    [
      'is yes while the service is only away: the server knows us',
      { ...connected, authorization: { status: 'failed', error: appError('service-unavailable') } },
      { ok: true, value: null },
    ],
    [
      'is no when the service refuses',
      { ...connected, authorization: { status: 'failed', error: appError('authorization-refused') } },
      { ok: false, error: { code: 'authorization-refused' } },
    ],
    [
      'is no when the server refuses',
      { ...SIGNED_OUT, link: { status: 'stopped', stage: 'sasl', error } },
      { ok: false, error },
    ],
    [
      'is no when there is no way to the server',
      { ...SIGNED_OUT, link: { status: 'waiting', retryAtMs: 1, stage: 'connect', error } },
      { ok: false, error },
    ],
  ])('%s', (_what, session, verdict) => {
    expect(verdictOf(session)).toEqual(verdict)
  })
})
