import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HistoryRow } from '../../../app/contract/history.ts'
import { historyTable, isoTime } from '../../../main/history-table.ts'

const AT = Date.UTC(2026, 0, 5, 8, 0, 0)
const row = (over: Partial<HistoryRow> = {}): HistoryRow => ({
  ...{ id: 'r', direction: 'incoming', outcome: 'answered', owner: 'ann@example.com' },
  ...{ startedAtMs: AT, durationS: 61 },
  remote: { uri: '', address: 'bob@example.com', display: 'Bob Stone', number: '+49 30 1234567' },
  ...over,
})
const named = (display: string): HistoryRow => row({ remote: { uri: '', address: '', display, number: '' } })
const numbered = (number: string): HistoryRow =>
  row({ remote: { uri: '', address: '', display: '', number } })
const table = (rows: readonly HistoryRow[]): string => historyTable(rows, () => 60)
const cells = (rows: readonly HistoryRow[]): string[][] => parse(table(rows), { bom: true })
/** Apostrophes are what may be added. */
const plain = (text: string): string => text.replaceAll("'", '')

describe('the table of the history', () => {
  it('is what RFC 4180 says, with a byte-order mark, one line for the columns and one for each call', () => {
    expect(table([row({ note: 'said "yes",\nmaybe', label: 'sales' })])).toBe(
      '\uFEFFStarted,Direction,Outcome,Name,Number,Address,Own address,Seconds,Label,Note\r\n' +
        '2026-01-05T09:00:00+01:00,incoming,answered,Bob Stone,+49 30 1234567,bob@example.com,ann@example.com,61,sales,"said ""yes"",\nmaybe"\r\n',
    )
  })

  it('leaves empty what is not known', () => {
    expect(cells([numbered('')])[1]).toEqual([
      ...['2026-01-05T09:00:00+01:00', 'incoming', 'answered', '', '', '', 'ann@example.com', '61', '', ''],
    ])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\uFF1D1', "=cmd|' /C calc'!A0"])(
    'does not let a spreadsheet compute %j',
    (display) => {
      expect(cells([named(display)])[1]?.[3]).toBe(`'${display}`)
    },
  )

  it.each([
    ['Bob;=1+1', "Bob;'=1+1"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['Bob; "=1+1', `Bob;' "=1+1`],
    ['Bob;\uFF1D1;-2', "Bob;'\uFF1D1;'-2"],
    ['Bob\t@SUM(A1)', "Bob\t'@SUM(A1)"],
    ['Bob\n=1', "Bob\n'=1"],
    ['Bob; Ann - both', 'Bob; Ann - both'],
  ])('does not let one compute either that takes a semicolon for its separator: %j', (display, cell) => {
    expect(cells([named(display)])[1]?.[3]).toBe(cell)
  })

  it.each([
    ['+49 30 1234567', '+49 30 1234567'],
    ['(415) 555-1212', '415 555 1212'],
    ['030/123-45', '030 123 45'],
    ['203', '203'],
    // Nothing behind the plus keeps a spreadsheet from reading it as a sum.
    ['+493012', "'+493012"],
    ['+1+1', "'+1+1"],
    ['=203', "'=203"],
  ])('writes the number %s as %s', (number, cell) => {
    expect(cells([numbered(number)])[1]?.[4]).toBe(cell)
  })

  it('gives every text back, whatever stands in it, and never a cell that begins like a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (note, display) => {
        const [, read] = cells([{ ...named(display), note }])
        expect(plain(read?.[9] ?? '')).toBe(plain(note))
        for (const cell of read ?? []) expect(cell).not.toMatch(/^[=@\t\r]|^[+-](?!\d+ )/u)
        const inside = [read?.[3], read?.[9]].flatMap((cell = '') => cell.split(/[;\t\r\n]/u).slice(1))
        for (const part of inside) expect(part).not.toMatch(/^["\s]*[=+\-@]/u)
      }),
    )
  })

  it.each([
    [60, '2026-01-05T09:00:00+01:00'],
    [-210, '2026-01-05T04:30:00-03:30'],
    [0, '2026-01-05T08:00:00+00:00'],
  ])('tells the time with the user’s offset of %d minutes', (offset, text) => {
    expect(isoTime(AT, offset)).toBe(text)
    expect(Date.parse(text)).toBe(AT)
  })
})
