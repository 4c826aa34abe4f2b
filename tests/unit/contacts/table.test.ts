import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readContactFile } from '../../../app/contacts/contact-file.ts'
import type { Column } from '../../../app/people/contact.ts'
import { createScaledClock } from '../../clock.ts'
import { memoryFiles } from './memory-files.ts'

async function read(text: string | Uint8Array, chosen: readonly Column[] = [], pieceBytes?: number) {
  const clock = createScaledClock(1)
  const file = await readContactFile({ clock, files: memoryFiles({ '/t': text }, pieceBytes) }, '/t', chosen)
  if (!file.ok) throw new Error(file.error.code)
  return file.value
}

const people = async (text: string | Uint8Array, chosen?: readonly Column[]) =>
  (await read(text, chosen)).list.contacts.map(({ name, organisation, numbers }) => [
    name,
    organisation,
    ...numbers.map(({ kind, text: number }) => `${kind} ${number}`),
  ])

describe('a table of contacts', () => {
  it.each([
    [
      'Outlook',
      '"Title","First Name","Middle Name","Last Name","Company","Business Fax","Business Phone","Home Phone","Mobile Phone","Pager","E-mail Address"\n' +
        '"Ms","Ann","B.","Carter","Acme","+1 212 555 0103","+1 212 555 0100","","+1 212 555 0102","5","ann@example.com"',
      ['Ann Carter', 'Acme', 'work +1 212 555 0100', 'mobile +1 212 555 0102', 'fax +1 212 555 0103'],
    ],
    [
      'German Outlook',
      'Anrede;Vorname;Nachname;Firma;Telefon geschäftlich;Telefon privat;Mobiltelefon;Fax geschäftlich\n' +
        'Frau;Änne;Groß;Müller & Söhne;030 1234567;;0171 7654321;',
      ['Änne Groß', 'Müller & Söhne', 'work 030 1234567', 'mobile 0171 7654321'],
    ],
    [
      'Google',
      'Name,Given Name,Yomi Name,Organization 1 - Name,Organization 1 - Title,Phone 1 - Type,Phone 1 - Value,E-mail 1 - Value\n' +
        'Ann Carter,Ann,,Acme,CEO,Mobile,+1 212 555 0100 ::: +1 212 555 0101,ann@example.com',
      ['Ann Carter', 'Acme', 'other +1 212 555 0100', 'other +1 212 555 0101'],
    ],
    [
      'Google since 2024',
      'First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,Organization Title,Phone 1 - Label,Phone 1 - Value\n' +
        'Ann,,Carter,,Acme,CEO,Work,(212) 555-0100',
      ['Ann Carter', 'Acme', 'other (212) 555-0100'],
    ],
    [
      'a hand-made',
      'Name\tPhone\tExtension\tSIP\tNotes\nAnn Carter\t212-555-0100\t7001\tsip:ann@example.com\tcall before 5',
      ['Ann Carter', '', 'other 212-555-0100', 'work 7001'],
    ],
    [
      'one without headings',
      'Ann Carter,+1 212 555 0100\nBob Reed,+1 212 555 0101',
      ['Ann Carter', '', 'other +1 212 555 0100'],
    ],
  ])('of %s is read by its headings', async (_kind, text, expected) => {
    expect((await people(text))[0]).toEqual(expected)
  })

  it('is read in UTF-8 with and without a mark, in UTF-16 of both orders, and in Windows-1252', async () => {
    const text = 'Name;Telefon\nJörg „Jojo“ Groß €;030 1234567'
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
    const windows = Buffer.from(
      text.replace(/[„“€]/gu, (sign) => ({ '„': '\u0084', '“': '\u0093', '€': '\u0080' })[sign] ?? sign),
      'latin1',
    )
    const forms = [
      text,
      `\uFEFF${text}`,
      utf16,
      Buffer.from(utf16).swap16(),
      Buffer.from(text, 'utf16le'),
      windows,
    ]
    for (const form of forms)
      expect(await people(form)).toEqual([['Jörg „Jojo“ Groß €', '', 'other 030 1234567']])
  })

  it('goes by what the user says of its columns, by their headings', async () => {
    const text = 'Who,Where,Line\nAnn,Acme,212 555 0100'
    const chosen: readonly Column[] = [
      { title: 'Line', use: 'mobile' },
      { title: 'Who', use: 'name' },
      { title: 'Where', use: 'organisation' },
    ]
    expect((await read(text)).list.contacts).toEqual([])
    expect(await people(text, chosen)).toEqual([['Ann', 'Acme', 'mobile 212 555 0100']])
  })

  it('takes quotes, line breaks in cells, short and long rows as they come', async () => {
    const text =
      'Name,Phone\r\n"Carter, ""Ann""\nJr.","+1 212 555 0100\n+1 212 555 0101"\r\nBob\r\nCarl,+1 212 555 0102,what,else\r\n'
    expect(await people(text)).toEqual([
      ['Carter, "Ann" Jr.', '', 'other +1 212 555 0100', 'other +1 212 555 0101'],
      ['Carl', '', 'other +1 212 555 0102'],
    ])
  })

  it('works out no formula: such a cell is text, and a guarded number a number', async () => {
    const text = `Name,Phone\n"=HYPERLINK(""http://x.example"",""Ann"")","=""0049 30 1234567"""\n"=cmd|' /C calc'!A0","'030 1234567"\n@SUM(1+1),=1+1`
    expect(await people(text)).toEqual([
      ['=HYPERLINK("http://x.example","Ann")', '', 'other 0049 30 1234567'],
      ["=cmd|' /C calc'!A0", '', 'other 030 1234567'],
    ])
  })

  it('is refused where a quote is never closed, where it is binary, and where it is empty', async () => {
    const hostile = [
      `Name,Phone\n"Ann,${'x'.repeat(300_000)}`,
      Uint8Array.from([0, 1, 2, 0, 0, 3, 4, 0, 5]),
      '',
      ' \n',
    ]
    for (const text of hostile) await expect(read(text, [], 4_096)).rejects.toThrow('contacts-file-invalid')
  })

  it('stops at fifty thousand of a million rows, and says so', async () => {
    const row = Buffer.from('Ann,+12125550100\n')
    const { list } = await read(
      Buffer.concat([Buffer.from('Name,Phone\n'), Buffer.alloc(row.length * 1_000_000, row)]),
      [],
      65_536,
    )
    expect(list).toMatchObject({ isCut: true, skipped: 0 })
    expect(list.contacts).toHaveLength(50_000)
  })

  it('gives back what was written, with whatever separator, in whatever pieces', async () => {
    const word = fc
      .string({ minLength: 1, maxLength: 30 })
      .filter((text) => /^[a-z][\x20-\x7e]*[a-z]$/iu.test(text) && !/\s\s/u.test(text))
    const person = fc.record({ name: word, number: fc.stringMatching(/^\+[1-9]\d{7,12}$/) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.integer({ min: 1, max: 30 }),
        async (written, delimiter, pieceBytes) => {
          const quoted = (cell: string): string => `"${cell.replace(/"/gu, '""')}"`
          const rows = written.map(({ name, number }) => [name, number].map(quoted).join(delimiter))
          const { list } = await read(
            [['Name', 'Mobile'].join(delimiter), ...rows].join('\n'),
            [],
            pieceBytes,
          )
          expect(list.contacts.map(({ name, numbers }) => ({ name, number: numbers[0]?.text }))).toEqual(
            written,
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is read in no time where a cell is all blanks but for its ends', async () => {
    const cell = `+1 212 555 0100${' '.repeat(150_000)}x`
    expect(await people(`Name,Phone\nAnn,${cell}\nBob,+1 212 555 0101`)).toEqual([
      ['Ann', '', 'other +1 212 555 0100'],
      ['Bob', '', 'other +1 212 555 0101'],
    ])
  })
})
