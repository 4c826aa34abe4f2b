import { expect, test } from 'vitest'
import type { Call } from '../../../app/calls/model.ts'
import { isKnownFrom } from '../../../app/core/known-numbers.ts'
import { explainText } from '../../../app/dialing/explain.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { makeCall } from '../contract/make-call.ts'

const remote = {
  uri: 'sip:17325550100@example.com',
  address: '17325550100@example.com',
  display: '',
  number: '(732) 555-0100',
}
const isKnown = (text: string, fields: Partial<Call>): boolean => {
  const [candidate] = explainText(text, { ...DEFAULT_PLAN, ownDomain: 'example.com' })
  if (candidate === undefined) throw new Error('nothing found')
  return isKnownFrom({ active: [], ended: [makeCall({ remote, state: 'ended', ...fields })] }, candidate)
}

test.each<[string, string, Partial<Call>, boolean]>([
  ['called before', '732-555-0100', { direction: 'outgoing', outcome: 'cancelled' }, true],
  ['answered before', '+1 732 555 0100', { direction: 'incoming', answeredAtMs: 5 }, true],
  [
    'only missed: it could cost whoever calls back',
    '732-555-0100',
    { direction: 'incoming', outcome: 'missed' },
    false,
  ],
  ['never got through to the service', '732-555-0100', { direction: 'outgoing', outcome: 'failed' }, false],
  ['another number', '732-555-0199', { direction: 'outgoing' }, false],
  [
    'an address called before',
    'bob@example.net',
    { direction: 'outgoing', remote: { ...remote, address: 'bob@example.net' } },
    true,
  ],
])('%s', (_case, text, fields, known) => {
  expect(isKnown(text, fields)).toBe(known)
})
