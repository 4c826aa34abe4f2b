import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DirectoryEntry } from '../../../app/people/entry.ts'
import { createPeopleIndex, type PeopleIndex } from '../../../app/people/people-index.ts'

const USERS = '/example.com/user'
const user = (item: string, name: string, parent?: string): DirectoryEntry => ({
  kind: 'entity',
  ref: { node: USERS, item },
  address: `${item}@example.com`,
  name,
  parent: parent === undefined ? undefined : { node: USERS, item: parent },
})
const alias = (of: 'extension' | 'phone-number', digits: string, target?: string): DirectoryEntry => ({
  kind: 'alias',
  of,
  ref: { node: `/example.com/alias-${of}`, item: digits },
  address: `${digits}@example.com`,
  digits,
  target: target === undefined ? undefined : { node: USERS, item: target },
})

function indexOf(...entries: readonly DirectoryEntry[]): PeopleIndex {
  const index = createPeopleIndex()
  for (const entry of entries) index.put(entry)
  index.settle()
  return index
}
const names = (people: readonly { readonly name: string }[]): readonly string[] =>
  people.map(({ name }) => name)

describe('who somebody is', () => {
  it('an extension and a number belong to whom they point to', () => {
    const index = indexOf(alias('extension', '7002', 'hiro'), user('hiro', 'Hiro'))
    expect(index.all()).toMatchObject([
      { name: 'Hiro', extensions: ['7002'], addresses: ['hiro@example.com'] },
    ])
  })

  it('a further entry of a person is no second person, and brings its numbers along', () => {
    const index = indexOf(
      user('hiro', 'Hiro'),
      user('hiro_1', 'Hiro', 'hiro'),
      alias('extension', '7003', 'hiro_1'),
    )
    expect(index.all()).toMatchObject([
      { extensions: ['7003'], addresses: ['hiro@example.com', 'hiro_1@example.com'] },
    ])
  })

  it('a number that reaches something without an entry bears the name it is pointed to by', () => {
    const index = indexOf(alias('phone-number', '12132211428', 'business.hour.rule'))
    expect(index.all()).toMatchObject([
      { kind: 'number', name: 'business.hour.rule', numbers: ['12132211428'] },
    ])
  })

  it('entries that point at each other are one person', () => {
    const index = indexOf(user('a', 'A', 'b'), user('b', 'B', 'a'))
    expect(index.size).toBe(1)
  })

  it('entries come and go in any order, and nobody can tell in which', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const item = fc.constantFrom(...ids)
    const target = fc.option(item, { nil: undefined })
    const entry = fc.oneof(
      fc.tuple(item, target).map(([id, parent]) => user(id, `Name ${id}`, parent)),
      fc.tuple(fc.constantFrom('7001', '7002'), target).map(([digits, to]) => alias('extension', digits, to)),
    )
    const step = fc.record({ entry, gone: fc.boolean(), settled: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const index = createPeopleIndex()
        const left = new Map<string, DirectoryEntry>()
        for (const { entry: each, gone, settled } of steps) {
          const key = JSON.stringify(each.ref)
          if (gone) {
            index.drop(each.ref)
            left.delete(key)
          } else {
            index.put(each)
            left.set(key, each)
          }
          if (settled) index.settle(3)
        }
        while (index.settle(2));
        const fresh = indexOf(...left.values())
        expect([...index.all()].sort(byId)).toEqual([...fresh.all()].sort(byId))
        expect(names(index.byExtension('7001', 'example.com'))).toEqual(
          names(fresh.byExtension('7001', 'example.com')),
        )
      }),
    )
  })
})

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : 1

describe('who has it', () => {
  const index = indexOf(
    user('hiro', 'Hiro Tanaka'),
    user('ann', 'Ann Carter'),
    alias('extension', '7002', 'hiro'),
    alias('phone-number', '12132211428', 'hiro'),
    alias('phone-number', '442079460958', 'ann'),
  )

  it('an address, whatever its case', () => {
    expect(names(index.byAddress('Hiro@Example.COM'))).toEqual(['Hiro Tanaka'])
  })

  it('an extension in its own house only', () => {
    expect(names(index.byExtension('7002', 'example.com'))).toEqual(['Hiro Tanaka'])
    expect(index.byExtension('7002', 'other.example')).toEqual([])
  })

  it.each([
    ['12132211428', 'Hiro Tanaka'],
    ['2132211428', 'Hiro Tanaka'],
    ['442079460958', 'Ann Carter'],
  ])('the number %s', (digits, name) => {
    expect(names(index.byNumber(digits))).toEqual([name])
  })

  it.each(['2211428', '13132211428', '11442079460958', ''])('nobody has the number %s', (digits) => {
    const wholly = index.byNumber(digits).filter(({ numbers }) => numbers.includes(digits))
    expect(wholly).toEqual([])
    if (digits !== '11442079460958') expect(index.byNumber(digits)).toEqual([])
  })

  it.each([
    ['hir', ['Hiro Tanaka']],
    ['tanaka hiro', ['Hiro Tanaka']],
    ['ANN', ['Ann Carter']],
    ['carter', ['Ann Carter']],
    ['7002', ['Hiro Tanaka']],
    ['(213) 221', ['Hiro Tanaka']],
    ['nobody', []],
    ['', []],
    ['***', []],
  ])('"%s" finds %j', (text, expected) => {
    expect(names(index.search(text, 50))).toEqual(expected)
  })

  it('names of other scripts and with accents are found as people type them', () => {
    const foreign = indexOf(user('j', 'Jürgen Müller'), user('i', 'Иван Петров'), user('k', '田中 圭子'))
    expect(names(foreign.search('muller', 50))).toEqual(['Jürgen Müller'])
    expect(names(foreign.search('петр', 50))).toEqual(['Иван Петров'])
    expect(names(foreign.search('田中', 50))).toEqual(['田中 圭子'])
  })

  it('who is gone is not found', () => {
    const small = indexOf(user('ann', 'Ann'), alias('extension', '7', 'ann'))
    small.drop({ node: USERS, item: 'ann' })
    small.settle()
    expect(small.search('ann', 50).map(({ kind }) => kind)).toEqual(['number'])
    small.clear()
    small.settle()
    expect(small.size).toBe(0)
    expect(small.search('ann', 50)).toEqual([])
  })

  it('no text that anybody types throws or finds more than was asked for', () => {
    const many = indexOf(
      ...Array.from({ length: 80 }, (_, at) => user(`u${String(at)}`, `Ann ${String(at)}`)),
    )
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
        expect(many.search(text, 50).length).toBeLessThanOrEqual(50)
      }),
    )
  })
})
