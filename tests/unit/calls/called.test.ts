import { expect, test } from 'vitest'
import { calledAs } from '../../../app/calls/called.ts'
import { callAddresses } from '../../../app/contract/messages/calls.ts'
import { ANN, CALLER, leg, play, published, SALES, theCall } from './story.ts'

const callTo = (to: string) => theCall(play([published({ ...leg('requested', { to }), toAor: ANN })]))

test.each([
  ['the own address', ANN, 'For ann@example.com'],
  ['it in other letters', 'ANN@Example.com', 'For ann@example.com'],
  ['an alias of the same house', 'info@example.com', 'For info@example.com (ann@example.com)'],
  ['a number', '12132211428@jnctn.net', 'For 12132211428 (ann@example.com)'],
  ['an extension', '7002@example.com', 'For 7002 (ann@example.com)'],
  ['the contact of a phone', 'ann@192.0.2.7', 'For ann@example.com'],
  ['an extension where its phone stands', '7002@[2001:db8::1]', 'For ann@example.com'],
  ['a phone in a browser', 'k3j2h@df7jal23ls0d.invalid', 'For ann@example.com'],
  ['an address of a strange house', 'x9@gateway.example', 'For ann@example.com'],
])('a call to %s tells by what it came', (_what, to, text) => {
  expect(callAddresses(callTo(to))).toBe(text)
})

test('a contact is told by what its URI says beside the address', () => {
  const contact = leg('requested', { to: '7002@phone.example.com' })
  const told = { ...contact, to: { ...contact.to, uri: 'sip:7002@phone.example.com;transport=tls' } }
  expect(calledAs(theCall(play([published(told)])))).toEqual([])
})

test('two ways to one call are both told, the same one once', () => {
  const rings = ['info@example.com', 'help@example.com', 'info@example.com'].map((to, index) =>
    published({ ...leg('requested', { item: String(index), to, owner: index === 1 ? SALES : ANN }) }),
  )
  expect(callAddresses(theCall(play(rings)))).toBe(
    'For info@example.com and help@example.com (ann@example.com and sales@example.com)',
  )
})

test('of what was called nobody asks by which name', () => {
  expect(calledAs(theCall(play([published(leg('created', { to: CALLER }))])))).toEqual([])
})
