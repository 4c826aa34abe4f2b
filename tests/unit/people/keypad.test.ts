import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSpelled, keysOfName } from '../../../app/people/keypad.ts'
import { createNameSearch } from '../../../app/people/name-search.ts'
import type { Person } from '../../../app/people/person.ts'

const person = (name: string, over: Partial<Person> = {}): Person => ({
  id: name,
  kind: 'user',
  name,
  domain: 'example.com',
  addresses: [`${name.toLowerCase().replace(/\W/g, '')}@example.com`],
  extensions: [],
  numbers: [],
  ...over,
})

const searchOf = (people: readonly Person[]) => {
  const search = createNameSearch()
  for (const each of people) search.add(each)
  return search
}

describe('a name on the keys of a telephone', () => {
  test.each([
    ['Ann Carter', '266', true],
    ['Ann Carter', '2-6-6', true],
    ['Ann Carter', '2278', true],
    ['Ann Carter', '266227837', true],
    ['Ann Carter', '66', false],
    ['Ann Carter', '267', false],
    ['José Ñandú', '5673', true],
    ['José Ñandú', '62638', true],
    ['Søren Østergård', '76736', true],
    ['Łukasz', '585279', true],
    ['O’Neil & Sons', '66345', true],
    ['Unit 42', '42', true],
    ['李小龙', '2', false],
    ['', '2', false],
  ])('%s: %s %s', (name, digits, found) => {
    expect(isSpelled(keysOfName(name), digits.replace(/\D/g, ''))).toBe(found)
    const hits = searchOf([person(name || 'nobody', { name })]).search(digits, 5)
    if (digits.length > 1) expect(hits).toHaveLength(found ? 1 : 0)
  })

  test('names of any length take a bounded number of keys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        expect(keysOfName(name)).toMatch(/^(?: \d{1,24}){0,6}$/)
      }),
    )
  })
})

test('an extension comes first, then numbers that begin so, names that spell it, and numbers that hold it', () => {
  const search = searchOf([
    person('Holds', { numbers: ['14152660100'] }),
    person('Ann Carter'),
    person('Begins', { numbers: ['26655501000'] }),
    person('Extension', { extensions: ['266'] }),
  ])
  expect(search.search('266', 10)).toEqual(['Extension', 'Begins', 'Ann Carter', 'Holds'])
  expect(search.search('2-6-6', 2)).toEqual(['Extension', 'Begins'])
})

test('whoever is found has the digits in a number or spells them, and nobody who does is left out', () => {
  const anyPerson = fc
    .record({
      name: fc.stringMatching(/^[a-z]{1,8}( [A-Z][a-z]{0,8})?$/),
      numbers: fc.array(fc.stringMatching(/^[1-9]\d{6,12}$/), { maxLength: 2 }),
      extensions: fc.array(fc.stringMatching(/^\d{2,5}$/), { maxLength: 2 }),
    })
    .map(({ name, ...over }) => person(name, over))
  const people = fc.uniqueArray(anyPerson, { maxLength: 8, selector: ({ id }) => id })
  fc.assert(
    fc.property(people, fc.stringMatching(/^\d{2,5}$/), (all, digits) => {
      const fits = ({ name, numbers, extensions }: Person): boolean =>
        [...numbers, ...extensions].some((number) => number.includes(digits)) ||
        isSpelled(keysOfName(name), digits)
      const found = searchOf(all).search(digits, 50)
      expect([...found].sort()).toEqual(
        all
          .filter(fits)
          .map(({ id }) => id)
          .sort(),
      )
    }),
  )
})
