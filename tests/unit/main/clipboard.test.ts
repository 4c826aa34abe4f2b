import { describe, expect, it } from 'vitest'
import { textToDial } from '../../../main/clipboard.ts'

const numbersIn = (text: string): readonly string[] => text.match(/\d{7,}/gu) ?? []
const choose = (copied: string, marked: string): string => textToDial({ copied, marked }, numbersIn)

describe('what the key dials', () => {
  it.each([
    ['only the clipboard holds a number', 'call 5550100', 'some words', 'call 5550100'],
    ['only the selection does', 'some words', 'call 5550100', 'call 5550100'],
    ['both hold the same one', 'call 5550100', '5550100', 'call 5550100'],
    ['neither does', 'some words', 'others', 'some words'],
    ['there is no selection', 'call 5550100', '', 'call 5550100'],
    ['they differ: both are offered, apart from each other', '5550100', '5550199', '5550100\n5550199'],
  ])('when %s', (_when, copied, marked, text) => {
    expect(choose(copied, marked)).toBe(text)
  })

  it('leaves room for the selection beside a very long clipboard', () => {
    const text = choose(`5550100 ${'x'.repeat(50_000)}`, '5550199')
    expect(text.length).toBeLessThan(10_000)
    expect(numbersIn(text)).toEqual(['5550100', '5550199'])
  })
})
