import { expect, it } from 'vitest'
import { namedCalls } from '../../../app/calls/named.ts'
import { makeCall } from '../contract/make-call.ts'

const call = makeCall({ id: 'c1' })
const calls = { active: [call], ended: [makeCall({ id: 'c2' })] }

it('calls that the directory knows bear its name, all others are untouched', () => {
  const named = namedCalls(calls, { c1: 'Ann Carter' })
  expect(named.active[0]?.remote.display).toBe('Ann Carter')
  expect(named.active[0]?.remote.number).toBe(call.remote.number)
  expect(named.ended[0]).toBe(calls.ended[0])
})

it('who is named by a list tells where they work too, and nobody else does', () => {
  const named = namedCalls(calls, { c1: 'Ann Carter' }, { c1: 'Carter & Sons', c2: 'Nobody Ltd' })
  expect(named.active[0]?.remote).toMatchObject({ display: 'Ann Carter', organisation: 'Carter & Sons' })
  expect(named.ended[0]).toBe(calls.ended[0])
})

it('without names it is the same state, and no key of an object is a name', () => {
  expect(namedCalls(calls, {})).toBe(calls)
  const odd = { active: [makeCall({ id: 'constructor' })], ended: [] }
  expect(namedCalls(odd, { c1: 'Ann' }).active[0]).toBe(odd.active[0])
})
