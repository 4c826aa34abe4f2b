import { describe, expect, it } from 'vitest'
import { NOBODY } from '../../../app/calls/party.ts'
import { createNameOf } from '../../../app/core/name-of.ts'
import { createOwnPeople } from '../../../app/core/own-people.ts'
import type { Contact } from '../../../app/people/contact.ts'
import { createPeopleIndex } from '../../../app/people/people-index.ts'
import { createScaledClock } from '../../clock.ts'

const contact = (name: string, number: string): Contact => ({
  ...{ key: `${name} ${number}`, name, organisation: '', addresses: [] },
  numbers: [{ text: number, kind: 'work' }],
})

function house() {
  const index = createPeopleIndex()
  let country = 'US'
  const own = createOwnPeople({
    ...{ clock: createScaledClock(1), index },
    where: () => ({ country, areaCode: '' }),
    changed: () => undefined,
  })
  const nameOf = createNameOf(index, () => country, { rankOf: own.rankOf, ownDomain: () => 'example.com' })
  return {
    ...{ index, own },
    move: (to: string) => {
      country = to
    },
    called: (user: string, domain = 'pstn.example') => nameOf({ ...NOBODY, address: `${user}@${domain}` }),
    publish(name: string, item: string, number: string) {
      const ref = { node: '/example.com/user', item }
      index.put({ kind: 'entity', ref, address: `${item}@example.com`, name, parent: undefined })
      const alias = { node: '/example.com/phone-number', item: `${item}-number` }
      index.put({ kind: 'alias', of: 'phone-number', ref: alias, address: '', digits: number, target: ref })
      index.settle()
    },
  }
}

const NUMBER = '12125550100'

describe('the name of a caller', () => {
  it("is the directory's, else that of the first list that knows the number", async () => {
    const { own, called, publish } = house()
    own.setOrder(['one', 'two'])
    await own.replace('two', [contact('Two', '212-555-0100')])
    expect(called(NUMBER)).toBe('Two')
    await own.replace('one', [contact('First', '+1 212 555 0100'), contact('Second', '+1 212 555 0100')])
    expect(called(NUMBER)).toBe('First')
    own.setOrder(['two', 'one'])
    expect(called(NUMBER)).toBe('Two')
    publish('Directory', 'ann', NUMBER)
    expect(called(NUMBER)).toBe('Directory')
  })

  it("is the list's where the directory's number is several people's", async () => {
    const { own, called, publish } = house()
    publish('Ann', 'ann', NUMBER)
    publish('Bob', 'bob', NUMBER)
    expect(called(NUMBER)).toBeUndefined()
    await own.replace('one', [contact('Reception', '+1 212 555 0100')])
    expect(called(NUMBER)).toBe('Reception')
  })

  it('is none where numbers of different people only end alike', async () => {
    const { own, called } = house()
    await own.replace('one', [contact('Ann', '+44 20 7946 0958'), contact('Bob', '+33 1 20 79 46 09 58')])
    expect(called('20794609580')).toBeUndefined()
    expect(called('79460958', 'pstn.example')).toBeUndefined()
    expect(called('442079460958')).toBe('Ann')
  })

  it('is that of an extension only where the call is of the own house', async () => {
    const { own, called } = house()
    await own.replace('one', [contact('Workshop', '7009')])
    expect(called('7009', 'Example.com')).toBe('Workshop')
    expect(called('7009', 'other.example')).toBeUndefined()
  })

  it('follows what replaces a list, takes one away, and reads numbers as somebody in another country does', async () => {
    const { own, called, move } = house()
    await own.replace('one', [contact('Ann', '030 1234567'), contact('Bob', '+1 212 555 0100')])
    expect(called('49301234567')).toBeUndefined()
    move('DE')
    own.readAnew()
    await own.replace('two', [])
    expect(called('49301234567')).toBe('Ann')
    await own.replace('one', [contact('Carl', '+1 212 555 0100')])
    expect(called('49301234567')).toBeUndefined()
    expect(called(NUMBER)).toBe('Carl')
    await own.replace('one', [])
    expect(called(NUMBER)).toBeUndefined()
  })
})

describe('all lists together', () => {
  it('are limited, and the last word is how many are in use', async () => {
    const { own, index } = house()
    const many = Array.from({ length: 30_000 }, (_, at) =>
      contact(`P${String(at)}`, `+1212${String(5_550_000 + at)}`),
    )
    expect(await own.replace('one', many)).toBe(30_000)
    expect(await own.replace('two', many)).toBe(20_000)
    expect(index.size).toBe(50_000)
  })

  it('let others work while a long one is taken in', async () => {
    const { own } = house()
    const many = Array.from({ length: 20_000 }, (_, at) =>
      contact(`P${String(at)}`, `+1212${String(5_550_000 + at)}`),
    )
    let turns = 0
    const count = setInterval(() => (turns += 1), 0)
    await own.replace('one', many)
    clearInterval(count)
    expect(turns).toBeGreaterThan(3)
  })
})
