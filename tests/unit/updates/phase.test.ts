import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appError } from '../../../app/contract/errors.ts'
import type { Release, UpdatePhase } from '../../../app/contract/updates.ts'
import { nextPhase, type UpdateEvent } from '../../../app/updates/phase.ts'

const release: Release = { version: '0.2.0', notes: '', page: '' }
const IDLE: UpdatePhase = { status: 'idle' }
const after = (...events: readonly UpdateEvent[]): UpdatePhase => events.reduce(nextPhase, IDLE)
const FOUND = [{ kind: 'check' }, { kind: 'found', release }] as const
const READY = [...FOUND, { kind: 'download' }, { kind: 'downloaded' }] as const
const error = appError('update-cut-off')

const anyEvent: fc.Arbitrary<UpdateEvent> = fc.oneof(
  fc.constantFrom(
    { kind: 'check' } as const,
    { kind: 'found', release } as const,
    { kind: 'nothing', found: 'current', version: '0.1.0' } as const,
    { kind: 'download' } as const,
    { kind: 'downloaded' } as const,
    { kind: 'cancelled' } as const,
    { kind: 'failed', error } as const,
    { kind: 'install' } as const,
    { kind: 'elsewhere' } as const,
  ),
  fc.record({ kind: fc.constant('progress' as const), percent: fc.double({ noNaN: true }) }),
  fc.record({ kind: fc.constant('wanted' as const), wanted: fc.boolean() }),
)

describe('an update', () => {
  it('goes from a look to the installation one step at a time', () => {
    expect(after(...FOUND)).toEqual({ status: 'available', release })
    expect(after(...READY)).toEqual({ status: 'ready', release, wanted: false })
    expect(after(...READY, { kind: 'wanted', wanted: true }, { kind: 'install' })).toEqual({
      status: 'installing',
      release,
    })
  })

  it('is never installed that was not downloaded as a whole', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let phase: UpdatePhase = IDLE
        for (const event of events) {
          const next = nextPhase(phase, event)
          if (next.status === 'installing' && phase.status !== 'installing')
            expect(phase.status).toBe('ready')
          if (next.status === 'ready' && phase.status !== 'ready') expect(phase.status).toBe('downloading')
          if (next.status === 'downloading') {
            expect(next.percent).toBeGreaterThanOrEqual(0)
            expect(next.percent).toBeLessThanOrEqual(100)
          }
          phase = next
        }
      }),
    )
  })

  it('that is ready stays so whatever a late answer says', () => {
    const ready = after(...READY)
    for (const event of [
      { kind: 'check' },
      { kind: 'failed', error },
      { kind: 'found', release },
      { kind: 'cancelled' },
    ] as const)
      expect(nextPhase(ready, event)).toBe(ready)
  })

  it('that failed on the way names itself, and can be looked for again', () => {
    const failed = after(...FOUND, { kind: 'download' }, { kind: 'failed', error })
    expect(failed).toEqual({ status: 'failed', error, release })
    expect(nextPhase(failed, { kind: 'check' })).toEqual({ status: 'checking' })
    expect(after({ kind: 'check' }, { kind: 'failed', error })).toEqual({ status: 'failed', error })
  })

  it('from another place than is wanted now is forgotten, unless it is being put in place', () => {
    expect(after(...READY, { kind: 'elsewhere' })).toEqual(IDLE)
    expect(after(...READY, { kind: 'install' }, { kind: 'elsewhere' })).toMatchObject({
      status: 'installing',
    })
  })

  it('tells of its progress in whole steps forward', () => {
    const at = after(...FOUND, { kind: 'download' }, { kind: 'progress', percent: 41.7 })
    expect(at).toMatchObject({ percent: 41 })
    expect(nextPhase(at, { kind: 'progress', percent: 41.9 })).toBe(at)
    expect(nextPhase(at, { kind: 'progress', percent: 12 })).toBe(at)
  })
})
