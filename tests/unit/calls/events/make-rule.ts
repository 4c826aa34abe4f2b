import type { EventRule, EventValues } from '../../../../app/calls/events/rule.ts'

/** A rule for every call, by itself; `over` replaces what a test is about. */
export const makeRule = (over: Partial<EventRule> = {}): EventRule => ({
  name: 'Open record',
  when: 'ring',
  start: 'itself',
  direction: 'any',
  colleagues: true,
  lines: [],
  action: { kind: 'page', url: 'https://crm.example.com/?tel={e164}' },
  ...over,
})

export const makeValues = (over: Partial<EventValues> = {}): EventValues => ({
  number: '4155551212',
  e164: '+14155551212',
  name: 'Ann Carter',
  address: '14155551212@pstn.example',
  direction: 'incoming',
  event: 'ring',
  'call-id': 'call-1',
  started: '1970-01-01T00:00:01.000Z',
  duration: '0',
  outcome: '',
  account: 'ann@example.com',
  ...over,
})
