import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCallFile, readCallTable, type CallTable } from '../../../app/contacts/call-table.ts'
import { createScaledClock } from '../../clock.ts'
import { createTestPorts } from '../../integration/core/ports.ts'

const LIMITS = { rows: 500, name: 120, number: 2_000 }
const clock = createScaledClock(1)
const read = (text: string): Promise<CallTable> => readCallTable(text, LIMITS, clock)
const readBytes = (bytes: Uint8Array) =>
  readCallFile({ clock, files: createTestPorts({ files: { '/list': bytes } }).contactFiles }, '/list', LIMITS)

describe('what is pasted', () => {
  it('is read line by line, whatever stands beside the numbers', async () => {
    expect((await read('Ann Carter 732-555-0100\n\n  Bob Reed: (732) 555-0199\n')).rows).toEqual([
      { name: '', text: 'Ann Carter 732-555-0100' },
      { name: '', text: 'Bob Reed: (732) 555-0199' },
    ])
  })

  it('is read as bare numbers', async () => {
    expect((await read('7325550100\n7325550101')).rows).toEqual([
      { name: '', text: '7325550100' },
      { name: '', text: '7325550101' },
    ])
  })

  it('is read as the table that a spreadsheet copies', async () => {
    expect((await read('Ann Carter\t732-555-0100\nBob Reed\t732-555-0199')).rows).toEqual([
      { name: 'Ann Carter', text: '732-555-0100' },
      { name: 'Bob Reed', text: '732-555-0199' },
    ])
  })

  it('holds no row where it holds nothing', async () => {
    expect(await read(' \n\t\n')).toEqual({ rows: [], cut: false })
  })
})

describe('a table with headings', () => {
  it('gives the first number of each row, and the name', async () => {
    const table =
      'Company,First Name,Last Name,Business Phone,Mobile Phone\nReed Ltd,Bob,Reed,,732-555-0199\n'
    expect((await read(table)).rows).toEqual([{ name: 'Bob Reed', text: '732-555-0199' }])
  })

  it('keeps a row without a number, so that it can be said why it is not called', async () => {
    expect((await read('Name;Telefon\nAnn;\nBob;0732 5550199')).rows).toEqual([
      { name: '', text: 'Ann' },
      { name: 'Bob', text: '0732 5550199' },
    ])
  })

  it('that nobody knows are a row like any other', async () => {
    expect((await read('Nimi;Puhelin\nAnn;call 732-555-0100')).rows).toHaveLength(2)
  })
})

describe('what is no good list', () => {
  it('is cut after five hundred rows, however many there are', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `Row,73255${String(at).padStart(5, '0')}`).join(
      '\n',
    )
    const table = await read(`Name,Phone\n${rows}`)
    expect(table.rows).toHaveLength(500)
    expect(table.rows[499]).toEqual({ name: 'Row', text: '7325500499' })
    expect(table.cut).toBe(true)
  })

  it('of exactly five hundred rows is whole', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => `73255${String(at).padStart(5, '0')}`).join('\n')
    expect(await read(rows)).toMatchObject({ cut: false })
    expect(await read(`Phone\n${rows}`)).toMatchObject({ cut: false })
  })

  it('is refused when it is larger than five million bytes, or no text', async () => {
    expect(await readBytes(new Uint8Array(5_000_001))).toEqual({
      ok: false,
      error: { code: 'call-list-too-large' },
    })
    expect(await readBytes(Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0, 0, 0]))).toEqual({
      ok: false,
      error: { code: 'call-list-no-text' },
    })
  })

  it('is read in the encoding that it is in', async () => {
    expect(
      await readBytes(Uint8Array.from(Buffer.from('J\u00fcrgen;0732 5550199\n', 'latin1'))),
    ).toMatchObject({
      value: { rows: [{ name: 'J\u00fcrgen', text: '0732 5550199' }] },
    })
  })

  it('never works out what looks like a formula', async () => {
    expect((await read('Name,Phone\n"=HYPERLINK(""http://example.com"")","=""7325550100"""')).rows).toEqual([
      { name: '=HYPERLINK("http://example.com")', text: '7325550100' },
    ])
  })

  it('loses its marks of direction, so that a number reads as it is dialled', async () => {
    expect((await read('Name,Phone\nAnn\u202e,\u202e0010555237\u202c')).rows).toEqual([
      { name: 'Ann', text: '0010555237' },
    ])
  })

  it('is read line by line where a quote is never closed', async () => {
    const text = `732-555-0100\n"${'732-555-0199\n'.repeat(40_000)}`
    expect((await read(text)).rows[0]).toEqual({ name: '', text: '732-555-0100' })
  })

  it('never breaks, and stays within its bounds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (text) => {
        const { rows } = await read(text)
        for (const { name, text: number } of rows) {
          expect(name.length).toBeLessThanOrEqual(LIMITS.name)
          expect(number.length).toBeLessThanOrEqual(LIMITS.number)
          expect(`${name}${number}`).not.toMatch(/[\p{Cc}\p{Bidi_C}]/u)
        }
      }),
      { numRuns: 25 },
    )
  })
})
