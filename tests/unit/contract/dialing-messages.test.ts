import { describe, expect, test } from 'vitest'
import { candidateNotes, waitSentence, wayOf } from '../../../app/contract/messages/dialing.ts'
import { importedText, proposalText, ruleProblemText } from '../../../app/contract/messages/dialing-rules.ts'
import { explainText } from '../../../app/dialing/explain.ts'
import type { DialCandidate } from '../../../app/dialing/model.ts'
import { DEFAULT_PLAN, type DialPlan } from '../../../app/dialing/plan.ts'
import type { RuleProblem } from '../../../app/dialing/rewrite.ts'

const read = (text: string, plan: Partial<DialPlan> = {}): DialCandidate => {
  const [candidate] = explainText(text, { ...DEFAULT_PLAN, ownDomain: 'example.com', ...plan })
  if (candidate === undefined) throw new Error(`nothing in ${text}`)
  return candidate
}

describe('the way to a dial string is told in sentences', () => {
  test.each<[string, Partial<DialPlan>, string]>([
    ['732-555-0100', {}, 'A number of your own country.'],
    [
      '+44 (0)20 7946 0958',
      { outsidePrefix: '9' },
      'A number abroad. The zero behind the country code is left out. 011 is put before the country code. 9 is put before it for an outside line.',
    ],
    [
      '1-800-FLOWERS',
      {},
      'A number of your own country. The letters FLOWERS are read as the keys they stand on.',
    ],
    [
      '1-800-CONTACTS',
      {},
      'A number of your own country. The letters CONTACT are read as the keys they stand on; S is more than a number holds and left out.',
    ],
    ['555-0100', { areaCode: '732' }, 'A number of your own country. Your area 732 is put before it.'],
    [
      '7042',
      { rules: [{ kind: 'pattern', match: '7XXX', replace: '97XXX', note: '' }] },
      'Changed by a rule of yours. Your rule turns 7XXX into 97XXX.',
    ],
    ['*72', {}, 'Dialled exactly as it stands.'],
    ['bob@example.net', {}, 'A SIP address, called as it is.'],
  ])('%s', (text, plan, way) => {
    expect(wayOf(read(text, plan))).toBe(way)
  })

  test('with whose number it is, whoever dials', () => {
    const number = read('732-555-0100')
    expect(wayOf({ ...number, known: 'contacts' })).toBe('A number of your own country. In your contacts.')
    expect(wayOf({ ...number, known: 'directory' }, 'openzoep')).toContain('In the directory.')
    expect(wayOf({ ...number, known: 'spoken' })).toContain('You have called or answered it before.')
  })

  test('with what else has to be known', () => {
    expect(candidateNotes(read('900-555-0100 ext. 12'))).toEqual([
      'A premium-rate number: it costs more than a call.',
      'Extension 12 is not dialled; key it in after the answer.',
    ])
  })
})

test('why a number waits is one sentence', () => {
  expect(waitSentence([])).toBe('')
  expect(waitSentence(['first-time'])).toBe('Waits because you have not called it before.')
  expect(waitSentence(['international', 'odd-length', 'changed'])).toBe(
    'Waits because it is abroad, its length is unusual, and it was changed on the way.',
  )
})

test('each problem of a rule has a sentence of its own', () => {
  const problems: readonly RuleProblem[] = [
    'empty',
    'pattern-characters',
    'stars',
    'places',
    'replacement',
    'regex',
    'regex-unbounded',
  ]
  const sentences = problems.map(ruleProblemText)
  expect(new Set(sentences).size).toBe(problems.length)
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/)
})

test('what was proposed and imported is told', () => {
  const rule = { kind: 'pattern', match: '7XXX', replace: '97XXX', note: '' } as const
  expect(proposalText({ reach: 'this', rule })).toBe('Add for this number: 7XXX → 97XXX')
  expect(proposalText({ reach: 'alike', rule })).toBe('Add for all like it: 7XXX → 97XXX')
  expect([0, 1, 2].map(importedText)).toEqual([
    'All of these rules are here already.',
    '1 rule added.',
    '2 rules added.',
  ])
})
