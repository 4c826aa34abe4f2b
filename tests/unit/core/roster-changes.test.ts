import { describe, expect, it } from 'vitest'
import type { SuggestionRow } from '../../../app/contract/people.ts'
import { changeFor, isNews, merged } from '../../../app/core/roster-changes.ts'

const row = (
  action: SuggestionRow['action'],
  groups: readonly string[] = [],
  name = 'Bob',
): SuggestionRow => ({
  ...{ action, jid: 'bob@example.com', name, groups },
})
const known = { jid: 'Bob@example.com', name: 'Bob', groups: ['Sales', 'Berlin'] }

describe('a suggested contact', () => {
  it('is added to the groups that are named, and stays in its others', () => {
    expect(changeFor(row('add', ['Support', 'Sales']), known)).toEqual({
      kind: 'enter',
      contact: { jid: 'Bob@example.com', name: 'Bob', groups: ['Sales', 'Berlin', 'Support'] },
    })
  })

  it('is modified to exactly what is named', () => {
    expect(changeFor(row('modify', ['Support'], 'Robert'), known)).toEqual({
      kind: 'enter',
      contact: { jid: 'Bob@example.com', name: 'Robert', groups: ['Support'] },
    })
  })

  it('leaves a group without leaving the list, and the list with its last group', () => {
    expect(changeFor(row('delete', ['Sales']), known)).toMatchObject({ contact: { groups: ['Berlin'] } })
    expect(changeFor(row('delete', ['Sales', 'Berlin']), known)).toEqual({
      kind: 'remove',
      jid: 'Bob@example.com',
    })
    expect(changeFor(row('delete'), known)).toEqual({ kind: 'remove', jid: 'Bob@example.com' })
  })

  it.each([
    ['added as it is', row('add', ['Sales']), known, false],
    ['modified to what it is', row('modify', ['Berlin', 'Sales']), known, false],
    ['deleted and not there', row('delete'), undefined, false],
    ['new', row('add'), undefined, true],
    ['added to a new group', row('add', ['Support']), known, true],
    ['deleted', row('delete'), known, true],
  ] as const)('%s: news is %s', (_what, suggestion, contact, news) => {
    expect(isNews(suggestion, contact)).toBe(news)
  })

  it('is what was said of it last, whatever the case of its address', () => {
    const waiting = merged(new Map(), [row('add'), { ...row('delete'), jid: 'BOB@example.com' }])
    expect([...waiting.values()]).toMatchObject([{ action: 'delete' }])
  })
})
