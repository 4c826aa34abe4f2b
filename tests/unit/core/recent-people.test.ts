import { expect, test } from 'vitest'
import type { Party } from '../../../app/calls/model.ts'
import { NOBODY } from '../../../app/calls/party.ts'
import { recentPeople, type CallOfLate } from '../../../app/core/recent-people.ts'

const ANN = 'ann@example.com'
const call = (
  remote: Partial<Party>,
  startedAtMs: number,
  direction: CallOfLate['direction'] = 'incoming',
): CallOfLate => ({ remote: { ...NOBODY, ...remote }, direction, startedAtMs })

const outside = { address: '14155551212@pstn.example', number: '(415) 555-1212' }
const bob = { address: 'bob@example.com', number: '' }
const nameOf = ({ address }: Party): string | undefined =>
  address === 'bob@example.com' || address === '7003@example.com' ? 'Bob Reed' : undefined

test('the latest come first, each person and each number once', () => {
  const { rows } = recentPeople(
    [
      call(bob, 1),
      call(outside, 2),
      call({ ...outside, display: 'Carter & Sons', address: '14155551212@other.example' }, 5),
      call({ address: '7003@example.com', number: '7003' }, 4, 'outgoing'),
    ],
    nameOf,
    ANN,
    8,
  )
  expect(rows).toMatchObject([
    {
      id: 'recent (415) 555-1212',
      kind: 'recent',
      name: 'Carter & Sons',
      detail: '(415) 555-1212',
      dial: '(415) 555-1212',
    },
    { id: 'recent bob reed', kind: 'recent', name: 'Bob Reed', detail: '7003', dial: '7003' },
  ])
})

test('no more than asked for, and nobody who cannot be called back', () => {
  const calls = [call({ display: 'Withheld' }, 9), call(outside, 2), call(bob, 1)]
  expect(recentPeople(calls, nameOf, ANN, 1).rows.map(({ dial }) => dial)).toEqual(['(415) 555-1212'])
})

test('what was dialled last is what was dialled last, not who called last', () => {
  const calls = [
    call(outside, 9),
    call(bob, 3, 'outgoing'),
    call({ ...outside, number: '7005' }, 2, 'outgoing'),
  ]
  expect(recentPeople(calls, nameOf, ANN, 1).dialled).toEqual(['bob@example.com', '14155551212@pstn.example'])
  expect(recentPeople([call(outside, 9)], nameOf, ANN, 1).dialled).toEqual([])
})
