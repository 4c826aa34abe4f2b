import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMatcher } from '../../../app/people/search.ts'
import { party } from '../calls/story.ts'

const jose = { ...party('17325550100@jnctn.net', 'José Álvarez'), number: '(732) 555-0100' }

describe('a search', () => {
  it.each([
    '',
    '  ',
    'jose',
    'ÁLVAREZ jo',
    'álv',
    '732',
    '(732) 555',
    '555-0100',
    '5550100',
    '+1 732',
    'jnctn',
  ])('finds somebody by %j', (typed) => {
    expect(createMatcher(typed)(jose)).toBe(true)
  })

  it.each(['jose smith', '733', '0100 alvarez 9', 'x'])('does not find them by %j', (typed) => {
    expect(createMatcher(typed)(jose)).toBe(false)
  })

  it('for any text gives an answer, and an empty one fits everybody', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (typed, display) => {
        expect(typeof createMatcher(typed)(party('a@b', display))).toBe('boolean')
        expect(createMatcher('')(party('a@b', display))).toBe(true)
      }),
    )
  })
})
