import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListNumber } from '../../../../app/dialing/list/model.ts'
import { createListReader } from '../../../../app/dialing/list/numbers.ts'
import { DEFAULT_PLAN, type DialContext } from '../../../../app/dialing/plan.ts'

const HERE: DialContext = { ...DEFAULT_PLAN, country: 'US', ownDomain: 'example.com' }

function numbers(texts: readonly string[], more: Partial<DialContext> = {}): readonly ListNumber[] {
  const reader = createListReader({ ...HERE, ...more }, 'onsip', () => undefined)
  return texts.map((text) => reader.next({ name: '', text }))
}
const asks = (text: string, more: Partial<DialContext> = {}): boolean | string => {
  const [only] = numbers([text], more)
  return only?.kind === 'number' ? only.asks : (only?.kind ?? '')
}

describe('a row of a list', () => {
  it('dials what the same text would dial anywhere else', () => {
    expect(numbers(['Ann: (732) 555-0100'])).toMatchObject([
      { kind: 'number', asks: false, candidate: { dialString: '17325550100', rule: 'national' } },
    ])
  })

  it('without a number, or with several, dials nothing', () => {
    expect(numbers(['', 'Ann', '=1+1', '732-555-0100 or 732-555-0199']).map(({ kind }) => kind)).toEqual([
      ...['none', 'none', 'none', 'several'],
    ])
  })

  it('whose number an earlier row has is marked, however it is written', () => {
    expect(numbers(['732-555-0100', '732-555-0199', '+1 (732) 555 0100'])[2]).toMatchObject({
      kind: 'repeated',
      of: 0,
    })
  })

  it('is dialled once of five hundred that are the same', () => {
    const all = numbers(Array.from({ length: 500 }, () => '732-555-0100'))
    expect(all.filter(({ kind }) => kind === 'number')).toHaveLength(1)
    expect(all.filter(({ kind }) => kind === 'repeated')).toHaveLength(499)
  })

  it('that the voice engine cannot call says so', () => {
    const reader = createListReader(HERE, 'openzoep', () => undefined)
    expect(reader.next({ name: '', text: '*72' }).kind).toBe('no-way')
  })
})

describe('what waits for a yes to its own row', () => {
  it.each([
    ['help', '911'],
    ['a service code', '*72'],
    ['a premium-rate number', '900-555-0100'],
    ['a number abroad', '+44 20 7946 0958'],
    ['digits of no plan', '1234567890123'],
    ['what may be no number', '12/10/2025'],
  ])('%s', (_what, text) => {
    expect(asks(text)).not.toBe(false)
  })

  it('a number that a rule sends abroad', () => {
    const rule = { kind: 'pattern', match: '7XX', replace: '011442079460XX', note: '' } as const
    expect(asks('700', { rules: [rule] })).toBe(true)
  })

  it('help behind the outside line', () => {
    expect(asks('9911', { outsidePrefix: '9' })).toBe(true)
  })

  it('and no number at home, and no extension', () => {
    expect(asks('732-555-0100')).toBe(false)
    expect(asks('7002', { extensionLength: 4 })).toBe(false)
  })
})

it('any text gives one answer, and a number that is not asked for is at home', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const [only] = numbers([text])
      if (only?.kind !== 'number' || only.asks) return
      expect(['national', 'extension', 'sip-address', 'rewritten']).toContain(only.candidate.rule)
      expect(only.candidate.caution).toBeUndefined()
    }),
    { numRuns: 50 },
  )
})
