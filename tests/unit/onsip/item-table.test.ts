import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../../app/contract/result.ts'
import { createItemTable } from '../../../app/onsip/item-table.ts'
import type { EventPart } from '../../../app/xmpp/pubsub-event.ts'
import { xml } from '../../../app/xmpp/xml.ts'
import { silentLog } from '../main/silent-log.ts'

const payload = (text: string) => xml('note', {}, text)
const publish = (id: string, text: string, node = '/n'): EventPart => ({
  kind: 'items',
  node,
  changes: [{ kind: 'publish', id, payload: payload(text) }],
})
const retract = (id: string, node = '/n'): EventPart => ({
  kind: 'items',
  node,
  changes: [{ kind: 'retract', id }],
})

function table(most = 100) {
  let changes = 0
  const came: string[] = []
  const made = createItemTable<string>({
    service: 'notes',
    log: silentLog,
    decode: ({ payload: note }) => (note === undefined ? err('no-payload') : ok(note.getText())),
    most,
    arrived: ({ id, value }) => came.push(`${id}=${value}`),
    changed: () => (changes += 1),
  })
  return {
    ...made,
    hear: (part: EventPart) => {
      if (part.kind !== 'subscription') made.hear(part)
    },
    shown: () => made.items().map(({ id, value }) => `${id}=${value}`),
    changes: () => changes,
    came: () => came,
  }
}

describe('a table of items', () => {
  it('follows what is published and retracted, each once', () => {
    const { hear, shown, changes } = table()
    hear(publish('a', '1'))
    hear(publish('b', '2'))
    hear(publish('a', '3'))
    hear(retract('b'))
    hear(retract('b'))
    expect(shown()).toEqual(['a=3'])
    expect(changes()).toBe(4)
  })

  it('is replaced by a snapshot, except for what events said since it was asked for', () => {
    const { hear, shown, beginSnapshot } = table()
    hear(publish('gone', '1'))
    const reader = beginSnapshot()
    hear(publish('new', '2'))
    hear(publish('kept', '3'))
    hear(retract('dropped'))
    reader.finish([
      {
        node: '/n',
        items: [
          { id: 'kept', payload: payload('older') },
          { id: 'dropped', payload: payload('older') },
          { id: 'there', payload: payload('4') },
        ],
      },
    ])
    expect(shown()).toEqual(['new=2', 'kept=3', 'there=4'])
  })

  it('leaves nodes alone that a snapshot says nothing of', () => {
    const { hear, shown, beginSnapshot } = table()
    hear(publish('a', '1', '/n'))
    hear(publish('b', '2', '/other'))
    beginSnapshot().finish([], ['/n'])
    expect(shown()).toEqual(['b=2'])
  })

  it('empties a node that is purged', () => {
    const { hear, shown } = table()
    hear(publish('a', '1'))
    hear({ kind: 'purge', node: '/n' })
    expect(shown()).toEqual([])
  })

  it('takes no more than it may, and again when there is room', () => {
    const { hear, shown } = table(2)
    for (const id of ['a', 'b', 'c']) hear(publish(id, id))
    expect(shown()).toEqual(['a=a', 'b=b'])
    hear(retract('a'))
    hear(publish('c', 'c'))
    expect(shown()).toEqual(['b=b', 'c=c'])
  })

  it('tells of what an event brings for the first time, and of nothing that a snapshot or another event told', () => {
    const { hear, beginSnapshot, came } = table()
    beginSnapshot().finish([{ node: '/n', items: [{ id: 'old', payload: payload('1') }] }], undefined)
    hear(publish('old', '2'))
    expect(came()).toEqual([])
    hear(publish('new', '1'))
    hear(publish('new', '2'))
    expect(came()).toEqual(['new=1'])
    hear(retract('new'))
    hear(publish('new', '3'))
    expect(came()).toEqual(['new=1', 'new=3'])
  })

  it('knows that it lacks what it could not keep, until a whole snapshot fits', () => {
    const { hear, beginSnapshot, lacksItems, clear } = table(1)
    hear(publish('a', '1'))
    expect(lacksItems()).toBe(false)
    hear(publish('b', '1'))
    expect(lacksItems()).toBe(true)
    hear(retract('a'))
    expect(lacksItems()).toBe(true)
    beginSnapshot().finish([{ node: '/n', items: [{ id: 'b', payload: payload('1') }] }], undefined)
    expect(lacksItems()).toBe(false)
    hear(publish('c', '1'))
    clear()
    expect(lacksItems()).toBe(false)
  })

  it('forgets an item that became unreadable', () => {
    const { hear, shown } = table()
    hear(publish('a', '1'))
    hear({ kind: 'items', node: '/n', changes: [{ kind: 'publish', id: 'a', payload: undefined }] })
    expect(shown()).toEqual([])
  })

  it('holds after any events what a plain map would hold, and never more than it may', () => {
    const change = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      node: fc.constantFrom('/n', '/m'),
      text: fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const { hear, items } = table()
        const plain = new Map<string, string>()
        for (const { id, node, text } of changes) {
          hear(text === undefined ? retract(id, node) : publish(id, text, node))
          if (text === undefined) plain.delete(`${node} ${id}`)
          else plain.set(`${node} ${id}`, text)
        }
        expect(new Map(items().map(({ node, id, value }) => [`${node} ${id}`, value]))).toEqual(plain)
      }),
    )
  })
})
