import type { Call } from '../../../app/calls/model.ts'

/** An incoming call from a known person that rings since time 0; `over` replaces what a test is about. */
export const makeCall = (over: Partial<Call> = {}): Call => ({
  id: 'call',
  direction: 'incoming',
  state: 'ringing',
  origin: 'phone',
  remote: {
    uri: 'sip:14155551212@example.com',
    address: '14155551212@example.com',
    display: 'Ann Carter',
    number: '(415) 555-1212',
  },
  owners: ['ann@example.com'],
  legs: [],
  pastLegs: [],
  callIds: [],
  setupId: '',
  startedAtMs: 0,
  silent: false,
  hidden: false,
  ...over,
})
