import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainText } from '../../../app/dialing/explain.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { requestFor } from '../../../app/dialing/request.ts'

const CONTEXT = { ...DEFAULT_PLAN, ownDomain: 'example.com' }
const request = (text: string, marked: string) =>
  requestFor(
    { id: 'a', source: 'clipboard', text, marked, atMs: 0 },
    CONTEXT,
    { waitSeconds: 2 },
    () => undefined,
  )
const offered = (text: string, marked: string) => {
  const { source, candidates, wait } = request(text, marked)
  const list = candidates.map(({ dialString, origin }) => [dialString, origin].filter(Boolean).join(' '))
  return `${source}: ${list.join(', ')} (${wait.kind})`
}

const ONE = '732-555-0100'
const OTHER = '732-555-0199'

describe('what is copied and what is marked', () => {
  it.each([
    ['only the clipboard holds a number', ONE, 'good morning', 'clipboard: 17325550100 (countdown)'],
    ['only the selection does', 'good morning', ONE, 'selection: 17325550100 (countdown)'],
    ['both hold the same one', ONE, '+1 (732) 555 0100', 'clipboard: 17325550100 (countdown)'],
    ['neither does', 'good', 'morning', 'clipboard:  (enter)'],
    ['nothing is copied and words are marked', '', 'morning', 'selection:  (enter)'],
    ['they differ', ONE, OTHER, 'clipboard: 17325550100 clipboard, 17325550199 selection (enter)'],
    [
      'one of several is marked',
      `${ONE} / ${OTHER}`,
      OTHER,
      'clipboard: 17325550100 clipboard, 17325550199 both (enter)',
    ],
    ['an extension is marked', ONE, '7042', 'clipboard: 17325550100 clipboard, 7042 selection (enter)'],
    ['what is marked may be no number', ONE, 'Order 7325550199', 'clipboard: 17325550100 (countdown)'],
    ['what is copied may be no number', 'Order 7325550199', ONE, 'selection: 17325550100 (countdown)'],
  ])('when %s', (_when, copied, marked, expected) => {
    expect(offered(copied, marked)).toBe(expected)
  })

  it('are both shown where both count, and only the one that counts otherwise', () => {
    expect(request(`a ${ONE}`, `b ${OTHER}`)).toMatchObject({ text: `a ${ONE}`, marked: `b ${OTHER}` })
    expect(request(`a ${ONE}`, 'b')).not.toHaveProperty('marked')
    expect(request('a', `b ${OTHER}`)).toMatchObject({ text: `b ${OTHER}`, source: 'selection' })
  })

  it('that hold nothing at all are told as that', () => {
    expect(request(' ', '').problem).toEqual({ code: 'nothing-copied' })
    expect(request('hello', '').problem).toEqual({ code: 'no-number' })
  })

  it('leave seats to each other', () => {
    const many = (from: number) =>
      Array.from({ length: 12 }, (_none, index) => `732-555-0${String(from + index)}`).join('\n')
    const { candidates } = request(many(100), many(200))
    expect(candidates.map(({ origin }) => origin)).toEqual([
      ...Array<string>(5).fill('clipboard'),
      ...Array<string>(4).fill('selection'),
    ])
  })

  it('are told to be read in part when either is longer than what is read', () => {
    const long = `${ONE} ${'x '.repeat(6_000)}`
    expect(request(long, 'b').cut).toBe(true)
    expect(request(ONE, `${OTHER} ${'x '.repeat(6_000)}`).cut).toBe(true)
    expect(request(ONE, OTHER).cut).toBeUndefined()
  })

  it('never make a number that neither of them holds, and never dial by themselves when they differ', () => {
    const text = fc
      .array(fc.constantFrom(ONE, OTHER, '7042', 'Order 99', 'call', '\n', ' ', '+44 20 7946 0958', '('), {
        maxLength: 6,
      })
      .map((parts) => parts.join(' '))
    fc.assert(
      fc.property(text, text, (copied, marked) => {
        const dials = (each: string) => explainText(each, CONTEXT).map(({ dialString }) => dialString)
        const { candidates, wait } = request(copied, marked)
        for (const { dialString } of candidates)
          expect([...dials(copied), ...dials(marked)]).toContain(dialString)
        expect(new Set(candidates.map(({ dialString }) => dialString)).size).toBe(candidates.length)
        if (candidates.length > 1) expect(wait.kind).toBe('enter')
      }),
    )
  })
})
