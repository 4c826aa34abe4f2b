import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readContactFile } from '../../../app/contacts/contact-file.ts'
import type { Contact } from '../../../app/people/contact.ts'
import { createScaledClock } from '../../clock.ts'
import { memoryFiles } from './memory-files.ts'

async function read(text: string | Uint8Array, pieceBytes?: number) {
  const clock = createScaledClock(1)
  const file = await readContactFile({ clock, files: memoryFiles({ '/c': text }, pieceBytes) }, '/c', [])
  if (!file.ok) throw new Error(file.error.code)
  return file.value.list
}

const contactsIn = async (lines: readonly string[]): Promise<readonly Contact[]> =>
  (await read(lines.join('\r\n'))).contacts

const card = (...lines: readonly string[]): readonly string[] => ['BEGIN:VCARD', ...lines, 'END:VCARD']

describe('a file of cards', () => {
  it('gives people of vCard 3.0 with their numbers, what these are for, and their SIP addresses', async () => {
    const contacts = await contactsIn(
      card(
        'VERSION:3.0',
        'UID:4711',
        'FN:Ann\\, Carter',
        'ORG:Acme\\; Sons;Sales',
        'TEL;TYPE=HOME,VOICE:+1 212 555 0101',
        'TEL;TYPE=CELL,PREF:+1 (212) 555-0102',
        'TEL;TYPE=WORK,FAX:+1 212 555 0103',
        'TEL;TYPE=PAGER:+1 212 555 0104',
        'IMPP;X-SERVICE-TYPE=SIP:sip:ann@example.com',
      ),
    )
    expect(contacts).toEqual([
      {
        key: '4711',
        name: 'Ann, Carter',
        organisation: 'Acme; Sons',
        numbers: [
          { text: '+1 (212) 555-0102', kind: 'mobile' },
          { text: '+1 212 555 0101', kind: 'home' },
          { text: '+1 212 555 0103', kind: 'fax' },
        ],
        addresses: ['ann@example.com'],
      },
    ])
  })

  it('understands the URIs of vCard 4.0, with an extension', async () => {
    const [contact] = await contactsIn(
      card(
        'VERSION:4.0',
        'FN:Bob',
        'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-212-555-0100;ext=102',
        'TEL;VALUE=uri:sip:bob@example.com;transport=tcp',
      ),
    )
    expect(contact?.numbers).toEqual([{ text: '+1-212-555-0100 ext. 102', kind: 'work' }])
    expect(contact?.addresses).toEqual(['bob@example.com'])
  })

  it('understands vCard 2.1: bare parameters, quoted-printable with soft breaks, a charset of its own', async () => {
    const contacts = await contactsIn([
      ...card(
        'VERSION:2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=',
        '=C3=B6rg;;Dr.',
        'TEL;CELL;VOICE:0171 1234567',
        'PHOTO;JPEG;ENCODING=BASE64:/9j/4AAQSkZJRgABAQ',
        ' AAAAAA',
        '',
      ),
      ...card(
        'VERSION:2.1',
        'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Sm=F8rgen',
        'ORG:Fisk, Kaj & Co',
        'TEL;WORK:33 12 34 56',
      ),
    ])
    expect(contacts.map(({ name, organisation, numbers }) => [name, organisation, numbers[0]])).toEqual([
      ['Dr. Jörg Müller', '', { text: '0171 1234567', kind: 'mobile' }],
      ['Smørgen', 'Fisk, Kaj & Co', { text: '33 12 34 56', kind: 'work' }],
    ])
  })

  it('takes folded lines, grouped properties with labels, unknown ones and broken ones in its stride', async () => {
    const [contact] = await contactsIn(
      card(
        'VERSION:3.0',
        'PRODID:-//Some//Thing//EN',
        'FN:Cla',
        ' ra Diaz',
        'item1.TEL:+1 212 555',
        '\t 0100',
        'item1.X-ABLabel:_$!<Mobile>!$_',
        'no property at all',
        'TEL;=;=:',
        'X-UNKNOWN;A=B:C',
      ),
    )
    expect(contact).toMatchObject({
      name: 'Clara Diaz',
      numbers: [{ text: '+1 212 555 0100', kind: 'mobile' }],
    })
  })

  it('leaves out who cannot be called or told, groups, and a card that never ends, and says how many', async () => {
    const list = await read(
      [
        ...card('VERSION:3.0', 'FN:No number'),
        ...card('VERSION:3.0', 'TEL:+12125550100'),
        ...card('VERSION:4.0', 'KIND:group', 'FN:Everybody', 'TEL:+12125550100'),
        ...card('VERSION:3.0', 'FN:Dora', 'TEL:+12125550101'),
        'BEGIN:VCARD',
        'FN:Torn',
      ].join('\n'),
    )
    expect(list.contacts.map(({ name }) => name)).toEqual(['Dora'])
    expect(list.skipped).toBe(3)
  })

  it('is not misled by a card in a card', async () => {
    const contacts = await contactsIn(
      card('VERSION:2.1', 'FN:Boss', 'AGENT:', ...card('FN:Assistant', 'TEL:1111111'), 'TEL:2222222'),
    )
    expect(contacts).toMatchObject([{ name: 'Boss', numbers: [{ text: '2222222' }] }])
  })

  it('reads on behind a card whose end is missing', async () => {
    const [begin = '', ...rest] = card('VERSION:3.0', 'FN:Torn', 'TEL:1111111')
    const contacts = await contactsIn([
      begin,
      ...rest.slice(0, -1),
      ...card('VERSION:3.0', 'FN:Ann', 'TEL:2222222'),
      ...card('VERSION:3.0', 'FN:Bob', 'TEL:3333333'),
    ])
    expect(contacts.map(({ name }) => name)).toEqual(['Torn', 'Ann', 'Bob'])
  })

  it('keeps two entries of the same id apart', async () => {
    const twin = card('VERSION:3.0', 'UID:1', 'FN:Twin', 'TEL:+12125550100')
    expect((await contactsIn([...twin, ...twin])).map(({ key }) => key)).toEqual(['1', '1 #2'])
  })

  it('survives a property that is folded without end', async () => {
    const list = await read(
      `BEGIN:VCARD\nVERSION:3.0\nNOTE:x\n${' y\n'.repeat(200_000)}FN:Eve\n${' z\n'.repeat(200_000)}TEL:+12125550100\nEND:VCARD`,
      65_536,
    )
    expect(list.contacts).toHaveLength(1)
    expect(list.contacts[0]?.name.length).toBeLessThanOrEqual(120)
  })

  it('reads what is written, however it is folded and cut into pieces', async () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => /^\p{L}[\p{L} ]*\p{L}$/u.test(text))
    const person = fc.record({ name: word, number: fc.stringMatching(/^\+[1-9]\d{7,12}$/) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom('\r\n', '\n'),
        async (people, width, pieceBytes, end) => {
          const folded = (line: string): string =>
            Array.from(line).reduce(
              (text, character, at) => text + (at > 0 && at % width === 0 ? `${end} ` : '') + character,
              '',
            )
          const lines = people.flatMap(({ name, number }) => [
            'BEGIN:VCARD',
            'VERSION:3.0',
            folded(`FN:${name.replace(/[\\,;]/g, '\\$&')}`),
            folded(`TEL;TYPE=CELL:${number}`),
            'END:VCARD',
          ])
          const { contacts } = await read(lines.join(end), pieceBytes)
          expect(contacts.map(({ name, numbers }) => ({ name, number: numbers[0]?.text }))).toEqual(
            people.map(({ name, number }) => ({ name: name.replace(/\s+/gu, ' '), number })),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})
