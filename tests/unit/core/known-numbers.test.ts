import { describe, expect, test } from 'vitest'
import type { Call } from '../../../app/calls/model.ts'
import { personFromContact } from '../../../app/core/contact-person.ts'
import { knownBy } from '../../../app/core/known-numbers.ts'
import { explainText } from '../../../app/dialing/explain.ts'
import type { DialCandidate } from '../../../app/dialing/model.ts'
import { DEFAULT_PLAN, type DialPlan } from '../../../app/dialing/plan.ts'
import { createPeopleIndex } from '../../../app/people/people-index.ts'
import { makeCall } from '../contract/make-call.ts'

const remote = {
  uri: 'sip:17325550100@example.com',
  address: '17325550100@example.com',
  display: '',
  number: '(732) 555-0100',
}
const NO_CALLS = { active: [], ended: [] }
const candidate = (text: string, plan: Partial<DialPlan> = {}): DialCandidate => {
  const [first] = explainText(text, { ...DEFAULT_PLAN, ownDomain: 'example.com', ...plan })
  if (first === undefined) throw new Error('nothing found')
  return first
}

describe('a number of a call of this run', () => {
  test.each<[string, string, Partial<Call>, 'spoken' | undefined]>([
    ['called before', '732-555-0100', { direction: 'outgoing', outcome: 'cancelled' }, 'spoken'],
    ['answered before', '+1 732 555 0100', { direction: 'incoming', answeredAtMs: 5 }, 'spoken'],
    [
      'only missed: it could cost whoever calls back',
      '732-555-0100',
      { direction: 'incoming', outcome: 'missed' },
      undefined,
    ],
    [
      'never got through to the service',
      '732-555-0100',
      { direction: 'outgoing', outcome: 'failed' },
      undefined,
    ],
    ['another number', '732-555-0199', { direction: 'outgoing' }, undefined],
    [
      'an address called before',
      'bob@example.net',
      { direction: 'outgoing', remote: { ...remote, address: 'bob@example.net' } },
      'spoken',
    ],
  ])('%s', (_case, text, fields, known) => {
    const calls = { active: [], ended: [makeCall({ remote, state: 'ended', ...fields })] }
    expect(knownBy(candidate(text), calls, createPeopleIndex(), 'example.com')).toBe(known)
  })
})

describe('a number of a list of people', () => {
  const index = createPeopleIndex()
  const target = { node: '/example.com/user', item: 'bob' }
  const alias = (digits: string, of: 'extension' | 'phone-number') =>
    index.put({
      ...{ kind: 'alias', of, digits, target, address: `${digits}@jnctn.net` },
      ref: { node: `/example.com/alias-${of}`, item: digits },
    })
  index.put({ kind: 'entity', ref: target, address: 'bob@example.com', name: 'Bob', parent: undefined })
  alias('7042', 'extension')
  alias('14155550102', 'phone-number')
  index.settle()
  const numbers = [
    ...['732-555-0100', '+44 20 7946 0958', '555-0177', '911', '2042', '14155550102', '1-900-555-0100'],
  ].map((text) => ({ text, kind: 'work' }) as const)
  index.putPerson(
    personFromContact(
      'friends',
      { key: 'eve', name: 'Eve', organisation: '', numbers, addresses: ['eve@example.net'] },
      0,
      { country: 'US', areaCode: '' },
    ),
  )

  test.each<[string, string, Partial<DialPlan>, 'directory' | 'contacts' | undefined]>([
    ['of a contact, however it is written', '+1 (732) 555 0100', {}, 'contacts'],
    ['of a contact abroad', '011 44 20 7946 0958', {}, 'contacts'],
    ['of a contact’s own address', 'EVE@example.net', {}, 'contacts'],
    ['a contact’s extension', '2042', {}, 'contacts'],
    ['of the directory', '(415) 555-0102', {}, 'directory'],
    ['an extension of the directory', 'ext. 7042', {}, 'directory'],
    ['an address of the directory', 'sip:bob@example.com', {}, 'directory'],
    ['of nobody', '732-555-0199', {}, undefined],
    ['that ends like a contact’s', '212-555-0100', {}, undefined],
    ['of another country that ends like a contact’s', '+49 20 7946 0958', {}, undefined],
    ['without an area', '555-0177', {}, undefined],
    ['that brings help, whoever has it', '911', {}, undefined],
    ['of a code', '*72', {}, undefined],
    [
      'that a rule changed',
      '732-555-0100',
      { rules: [{ kind: 'pattern', match: '732555XXXX', replace: '5XXXX', note: '' }] },
      undefined,
    ],
  ])('%s', (_case, text, plan, known) => {
    expect(knownBy(candidate(text, plan), NO_CALLS, index, 'example.com')).toBe(known)
  })

  test('counts as called once it was', () => {
    const calls = { active: [makeCall({ remote, direction: 'outgoing' })], ended: [] }
    expect(knownBy(candidate('732-555-0100'), calls, index, 'example.com')).toBe('spoken')
  })

  test('an extension of the directory means nobody in another house', () => {
    expect(knownBy(candidate('7042'), NO_CALLS, index, 'other.example')).toBeUndefined()
  })
})
