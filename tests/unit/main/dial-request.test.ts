import { describe, expect, it } from 'vitest'
import type { DialRequest } from '../../../app/dialing/model.ts'
import { requestToShow } from '../../../main/dial-request.ts'

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
})
