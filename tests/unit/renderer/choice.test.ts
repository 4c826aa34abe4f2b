import { describe, expect, it } from 'vitest'
import type { PersonRow } from '../../../app/contract/people.ts'
import { explainText } from '../../../app/dialing/explain.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { choicesOf, textOfChoice } from '../../../renderer/parts/choice.ts'

const context = { ...DEFAULT_PLAN, ownDomain: 'example.com' }
const ONE = '(732) 555-0100'
const TWO = '(732) 555-0100 or (415) 555-1212'
const numbers = (text: string) => choicesOf(explainText(text, context), [])
const person = (name: string, dial = `${name}@example.com`): PersonRow => ({
  ...{
    id: name,
    kind: 'user',
    name,
    detail: '',
    source: '',
    organisation: '',
    ways: [],
    callers: [],
    others: [],
    dial,
  },
})

describe('what is offered', () => {
  it('a number that was typed comes before the people', () => {
    const kinds = choicesOf(explainText('7002', context), [person('hiro')]).map(({ kind }) => kind)
    expect(kinds).toEqual(['number', 'person'])
  })

  it('what only might be a number comes after them', () => {
    const [candidate] = explainText(ONE, context)
    if (candidate === undefined) throw new Error('no number')
    const kinds = choicesOf([{ ...candidate, caution: 'doubtful' }], [person('hiro')]).map(({ kind }) => kind)
    expect(kinds).toEqual(['person', 'number'])
  })

  it('a name that telephone keys could spell is a name first', () => {
    const spelled = explainText('1-800-FLOWERS', context)
    expect(spelled).toHaveLength(1)
    expect(choicesOf(spelled, [person('flora')]).map(({ kind }) => kind)).toEqual(['person', 'number'])
  })

  it('somebody who cannot be called is not offered', () => {
    expect(choicesOf([], [person('ghost', '')])).toEqual([])
  })
})

describe('Enter', () => {
  it('asks for the one number as it was typed', () => {
    expect(textOfChoice(numbers(ONE), 0, ONE, true)).toBe(ONE)
  })

  it('asks for the chosen one of several alone', () => {
    expect(textOfChoice(numbers(TWO), 1, TWO, true)).toBe('(415) 555-1212')
    expect(textOfChoice(numbers(TWO), 0, TWO, true)).toBe('(732) 555-0100')
  })

  it('never chooses between numbers that nobody saw', () => {
    expect(textOfChoice(numbers(TWO), 0, TWO, false)).toBe(TWO)
  })

  it('calls the person that is marked', () => {
    const people = choicesOf([], [person('ann'), person('anna')])
    expect(textOfChoice(people, 1, 'ann', true)).toBe('anna@example.com')
  })

  it('calls nobody of several whom nobody saw, and the only one there is', () => {
    expect(textOfChoice(choicesOf([], [person('ann'), person('anna')]), 0, 'ann', false)).toBeUndefined()
    expect(textOfChoice(choicesOf([], [person('ann')]), 0, 'ann', false)).toBe('ann@example.com')
  })

  it('hands on a text in which nothing was found: the answer says so', () => {
    expect(textOfChoice([], 0, 'nobody', true)).toBe('nobody')
  })
})
