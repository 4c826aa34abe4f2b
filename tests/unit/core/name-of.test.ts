import { describe, expect, it } from 'vitest'
import type { Party } from '../../../app/calls/model.ts'
import { NOBODY } from '../../../app/calls/party.ts'
import { createNameOf } from '../../../app/core/name-of.ts'
import { createPeopleIndex } from '../../../app/people/people-index.ts'

const user = (item: string, name: string) =>
  ({
    kind: 'entity',
    ref: { node: '/example.com/user', item },
    address: `${item}@example.com`,
    name,
    parent: undefined,
  }) as const
const number = (digits: string, item: string, of: 'extension' | 'phone-number' = 'phone-number') =>
  ({
    kind: 'alias',
    of,
    ref: { node: `/example.com/alias-${of}`, item: `${digits} ${item}` },
    address: `${digits}@jnctn.net`,
    digits,
    target: { node: '/example.com/user', item },
  }) as const

function nameOf(address: string, country = 'US', shown = '') {
  const index = createPeopleIndex()
  for (const entry of [
    user('hiro', 'Hiro'),
    user('ann', 'Ann'),
    user('blank', ''),
    number('7002', 'hiro', 'extension'),
    number('12132211428', 'hiro'),
    number('442079460958', 'ann'),
    number('18005550199', 'hiro'),
    number('18005550199', 'ann'),
  ])
    index.put(entry)
  index.settle()
  const party: Party = { ...NOBODY, address, number: shown }
  return createNameOf(index, () => country)(party)
}

describe('who is calling', () => {
  it.each([
    ['hiro@example.com', 'Hiro'],
    ['7002@example.com', 'Hiro'],
    ['12132211428@jnctn.net', 'Hiro'],
    ['+12132211428@sip.example', 'Hiro'],
    ['2132211428@jnctn.net', 'Hiro'],
    ['011442079460958@jnctn.net', 'Ann'],
  ])('%s is %s', (address, name) => {
    expect(nameOf(address)).toBe(name)
  })

  it('a number of another country is read as that country writes it', () => {
    expect(nameOf('02079460958@jnctn.net', 'GB')).toBe('Ann')
  })

  it('a number behind a prefix of the own house is read as it is shown', () => {
    expect(nameOf('912132211428@example.com', 'US', '(213) 221-1428')).toBe('Hiro')
  })

  it.each([
    ['nobody@example.com', 'no entry'],
    ['7002@other.example', 'an extension of another house'],
    ['18005550199@jnctn.net', 'two people share it'],
    ['blank@example.com', 'the entry has no name'],
    ['anonymous@anonymous.invalid', 'withheld'],
    ['', 'nothing is known'],
    ['2211428@jnctn.net', 'an area is missing'],
  ])('%s is nobody: %s', (address) => {
    expect(nameOf(address)).toBeUndefined()
  })
})
