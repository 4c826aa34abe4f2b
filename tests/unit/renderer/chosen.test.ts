import { describe, expect, it } from 'vitest'
import { explainText } from '../../../app/dialing/explain.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { textToPropose } from '../../../renderer/frame/chosen.ts'

const context = { ...DEFAULT_PLAN, ownDomain: 'example.com' }
const ONE = '(732) 555-0100'
const TWO = '(732) 555-0100 or (415) 555-1212'
const explained = (of: string) => ({ of, candidates: explainText(of, context) })

describe('Enter in the call field', () => {
  it('asks for the one number as it was typed', () => {
    expect(textToPropose(ONE, explained(ONE), 0)).toBe(ONE)
  })

  it('asks for the chosen one of several alone', () => {
    expect(textToPropose(TWO, explained(TWO), 1)).toBe('(415) 555-1212')
    expect(textToPropose(` ${TWO} `, explained(TWO), 0)).toBe('(732) 555-0100')
  })

  it.each([
    ['another text', '(212) 555-0147'],
    ['a text that goes on', `${TWO} or (212) 555-0147`],
  ])('never asks for a choice of the text before: %s', (_what, text) => {
    expect(textToPropose(text, explained(TWO), 0)).toBe(text)
  })

  it('asks for the text while no answer has come', () => {
    expect(textToPropose(TWO, { of: '', candidates: undefined }, 0)).toBe(TWO)
  })
})
