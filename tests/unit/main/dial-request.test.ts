import { describe, expect, it } from 'vitest'
import type { DialRequest } from '../../../app/dialing/model.ts'
import { isSameSubject, subjectOf } from '../../../main/dial-request.ts'
import { NOT_HANGING_UP } from '../../../app/contract/hang-up.ts'
import type { DialingState } from '../../../app/dialing/model.ts'

const request = (changes: Partial<DialRequest>): DialRequest => ({
  id: 'a',
  source: 'clipboard',
  text: '',
  candidates: [],
  wait: { kind: 'enter' },
  reasons: [],
  createdAtMs: 0,
  ...changes,
})
function requestToShow(dialing: DialingState): DialRequest | undefined {
  const subject = subjectOf({ dialing, hangUp: NOT_HANGING_UP })
  return subject?.kind === 'dial' ? subject.request : undefined
}

const soon = { kind: 'countdown', dialAtMs: 0 } as const
const later = { kind: 'countdown', dialAtMs: 2_000 } as const

describe('the dial window shows', () => {
  it('nothing while nothing is to be dialled', () => {
    expect(requestToShow({ queue: [] })).toBeUndefined()
  })

  it('the first of those that wait', () => {
    expect(requestToShow({ queue: [request({}), request({ id: 'b' })] })?.id).toBe('a')
  })

  it('not what was typed in our own window and is clear', () => {
    expect(requestToShow({ queue: [request({ source: 'field', wait: soon })] })).toBeUndefined()
  })

  it('what was typed and has to be chosen or did not work', () => {
    expect(requestToShow({ queue: [request({ source: 'field' })] })).toBeDefined()
    const failed = request({ source: 'field', wait: soon, problem: { code: 'no-number' } })
    expect(requestToShow({ queue: [failed] })).toBeDefined()
  })

  it('not what is dialled at once, wherever it came from', () => {
    expect(requestToShow({ queue: [request({ wait: soon })] })).toBeUndefined()
  })

  it('every countdown, also of what was typed', () => {
    expect(requestToShow({ queue: [request({ wait: later })] })).toBeDefined()
    expect(requestToShow({ queue: [request({ source: 'field', wait: later })] })).toBeDefined()
  })

  it('the question which call is to be hung up before anything else, and what waits afterwards', () => {
    const dialing = { queue: [request({})] }
    const asked = subjectOf({ dialing, hangUp: { status: 'asking', from: 'key' } })
    expect(asked).toEqual({ kind: 'hang-up', status: 'asking' })
    const waiting = subjectOf({ dialing, hangUp: NOT_HANGING_UP })
    expect([
      isSameSubject(asked, asked),
      isSameSubject(asked, waiting),
      isSameSubject(waiting, waiting),
    ]).toEqual([true, false, true])
    expect([isSameSubject(undefined, waiting), isSameSubject(undefined, undefined)]).toEqual([false, true])
  })
})
