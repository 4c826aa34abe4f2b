import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConsoleFilter } from '../../../app/contract/developer.ts'
import { createConsoleLog, type ConsoleLog } from '../../../app/core/console-log.ts'

const ALL: ConsoleFilter = {
  kinds: ['message', 'presence', 'iq', 'other'],
  directions: ['in', 'out'],
  jid: '',
  text: '',
}

const add = (log: ConsoleLog, xml: string, over: Partial<Parameters<ConsoleLog['add']>[0]> = {}): number =>
  log.add({ atMs: 0, direction: 'in', kind: 'iq', from: '', to: '', title: 'iq', xml, cut: false, ...over })
const idsOf = (log: ConsoleLog, filter: ConsoleFilter = ALL): readonly number[] =>
  log.page({ filter, limit: 200 }).entries.map(({ id }) => id)

describe('what the console holds', () => {
  it('lets the oldest go, in number and in size, and counts them', () => {
    const log = createConsoleLog(1, { maxEntries: 3, maxChars: 10 })
    for (const xml of ['1', '2', '3', '4']) add(log, xml)
    expect(log.page({ filter: ALL, limit: 9 })).toMatchObject({ held: 3, dropped: 1 })
    add(log, 'x'.repeat(9))
    expect(log.page({ filter: ALL, limit: 9 })).toMatchObject({ held: 2, dropped: 3 })
    add(log, 'y'.repeat(11))
    expect(log.page({ filter: ALL, limit: 9 })).toMatchObject({ held: 0, dropped: 6 })
  })

  it('never holds more than it may, and says truly how much went', () => {
    const limits = { maxEntries: 5, maxChars: 40 }
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (sizes) => {
        const log = createConsoleLog(1, limits)
        for (const size of sizes) add(log, 'x'.repeat(size))
        const { held, dropped, entries } = log.page({ filter: ALL, limit: 200 })
        expect(held).toBeLessThanOrEqual(limits.maxEntries)
        expect(entries.reduce((sum, { chars }) => sum + chars, 0)).toBeLessThanOrEqual(limits.maxChars)
        expect(held + dropped).toBe(sizes.length)
        expect(entries.map(({ id }) => id)).toEqual(entries.map((_entry, n) => sizes.length - held + n + 1))
      }),
    )
  })

  it('comes in pages: the newest, those since, those before', () => {
    const log = createConsoleLog(10)
    for (let n = 0; n < 10; n += 1) add(log, String(n))
    const newest = log.page({ filter: ALL, limit: 3 })
    expect(newest.entries.map(({ xml }) => xml)).toEqual(['7', '8', '9'])
    expect(newest.older).toBe(7)
    expect(log.page({ filter: ALL, limit: 3, after: 18 }).entries.map(({ id }) => id)).toEqual([19])
    const before = log.page({ filter: ALL, limit: 3, before: 17 })
    expect(before.entries.map(({ xml }) => xml)).toEqual(['4', '5', '6'])
    expect(before.older).toBe(4)
  })

  it('shows the beginning of a long stanza in a list, and all of it when asked', () => {
    const log = createConsoleLog(1)
    const id = add(log, 'x'.repeat(9_000))
    const [listed] = log.page({ filter: ALL, limit: 1 }).entries
    expect(listed?.xml).toHaveLength(4_000)
    expect(listed?.chars).toBe(9_000)
    expect(log.entry(id)?.xml).toHaveLength(9_000)
  })

  it.each<readonly [string, Partial<ConsoleFilter>, readonly number[]]>([
    ['everything', {}, [1, 2, 3]],
    ['messages only', { kinds: ['message'] }, [2]],
    ['what went out', { directions: ['out'] }, [3]],
    ['a JID on either side', { jid: 'ANN@' }, [1, 3]],
    ['a text', { text: 'Ping' }, [3]],
    ['nothing', { kinds: [] }, []],
    ['two at once', { kinds: ['iq'], jid: 'ann', directions: ['in'] }, [1]],
  ])('can be filtered for %s', (_what, filter, ids) => {
    const log = createConsoleLog(1)
    add(log, '<iq/>', { from: 'ann@example.com' })
    add(log, '<message/>', { kind: 'message', from: 'bob@example.com' })
    add(log, '<iq><ping/></iq>', { direction: 'out', to: 'Ann@example.com' })
    expect(idsOf(log, { ...ALL, ...filter })).toEqual(ids)
    expect(log.text({ ...ALL, ...filter }).split('<!--')).toHaveLength(ids.length + 1)
  })

  it('is empty after it was cleared, and no id comes back', () => {
    const log = createConsoleLog(1)
    const before = add(log, 'x')
    log.clear()
    expect(log.page({ filter: ALL, limit: 9 })).toEqual({ entries: [], older: 0, held: 0, dropped: 0 })
    expect(add(log, 'y')).toBeGreaterThan(before)
    expect(log.entry(before)).toBeUndefined()
  })
})
