import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainText } from '../../../app/dialing/explain.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { asOneLine } from '../../../renderer/frame/one-line.ts'
import { markAtFirst, steer } from '../../../renderer/frame/steering.ts'

const context = { ...DEFAULT_PLAN, ownDomain: 'example.com' }
const dials = (text: string): readonly string[] =>
  explainText(text, context).map(({ dialString }) => dialString)

describe('what is pasted', () => {
  test.each([
    ['732-555-0100\n415-555-1212', '732-555-0100 | 415-555-1212'],
    ['Ann\t(732) 555-0100\r\nBob\t7002\r\n', 'Ann | (732) 555-0100 | Bob | 7002'],
    ['  732 555 0100  ', '732 555 0100'],
    ['732-555-0100\n', '732-555-0100'],
    ['a\u2028b\u0085c', 'a | b | c'],
    ['', ''],
  ])('%j stands in one line as %j', (text, line) => {
    expect(asOneLine(text)).toBe(line)
  })

  test('a megabyte is cut to what is looked at', () => {
    expect(asOneLine('7\n'.repeat(500_000)).length).toBeLessThanOrEqual(40_000)
  })

  test('numbers in lines or cells stay the numbers they are', () => {
    const numbers = [
      '732-555-0100',
      '(415) 555-1212',
      '+44 20 7946 0958',
      '7002',
      '1-800-555-0199',
      '212 555 0147',
    ]
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...numbers), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('\n', '\r\n', '\t', '\n\n', ' \n ', '\u2028'),
        (chosen, between) => {
          expect(dials(asOneLine(chosen.join(between)))).toEqual(dials(chosen.join('\n')))
        },
      ),
    )
  })
})

describe('keys below a text', () => {
  const lead = (keys: readonly string[], count: number, typed: boolean) =>
    keys.reduce((mark, key) => steer(mark, key, count, typed) ?? mark, markAtFirst(typed))

  test.each([
    [[], 3, true, 0],
    [['ArrowDown'], 3, true, 1],
    [['ArrowDown', 'ArrowDown', 'ArrowDown'], 3, true, 2],
    [['ArrowUp'], 3, true, 0],
    [['ArrowDown', 'End'], 5, true, 4],
    [['ArrowDown', 'End', 'Home'], 5, true, 0],
    [[], 3, false, -1],
    [['ArrowDown'], 3, false, 0],
    [['ArrowDown', 'ArrowUp'], 3, false, -1],
    [['ArrowDown'], 0, false, -1],
    [['ArrowDown'], 0, true, 0],
  ] as const)('%j among %i choices (typed: %s) marks %i', (keys, count, typed, at) => {
    expect(lead(keys, count, typed).at).toBe(at)
  })

  test('Home and End are the text’s own until an arrow has led into the list', () => {
    expect(steer(markAtFirst(true), 'Home', 3, true)).toBeUndefined()
    expect(steer(markAtFirst(true), 'End', 3, true)).toBeUndefined()
    expect(steer({ at: 1, led: true }, 'End', 3, true)).toEqual({ at: 2, led: true })
    expect(steer({ at: 1, led: true }, 'a', 3, true)).toBeUndefined()
  })

  test('no keys lead out of the list', () => {
    const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'Home', 'End', 'x')
    fc.assert(
      fc.property(fc.array(key, { maxLength: 20 }), fc.nat(5), fc.boolean(), (keys, count, typed) => {
        const { at } = lead(keys, count, typed)
        expect(at).toBeGreaterThanOrEqual(typed ? 0 : -1)
        expect(at).toBeLessThanOrEqual(Math.max(count - 1, typed ? 0 : -1))
      }),
    )
  })
})
