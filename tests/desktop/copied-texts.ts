/** What people copy, by where it comes from, and the numbers that they would see in it. All of it made up. */

export interface CopiedText {
  readonly from: string
  readonly text: string
  /** Dial strings in their order, for somebody in the United States; empty: nothing to dial. */
  readonly dials: readonly string[]
}

const from = (name: string, text: string, ...dials: readonly string[]): CopiedText => ({
  from: name,
  text,
  dials,
})

const ONE = '17325550100'
const OTHER = '14155551212'

export const COPIED_TEXTS: readonly CopiedText[] = [
  from('a mail signature', 'Bob Baker\nSales, Baker & Sons\nT 732-555-0100\nwww.example.com', ONE),
  from('a signature with a fax', 'Tel.: (732) 555-0100\nFax: (415) 555-1212', ONE, OTHER),
  from('a signature with a mobile', 'Office +1 732 555 0100 | Mobile +1 415 555 1212', ONE, OTHER),
  from('a signature with an extension', 'Phone: 732.555.0100 ext. 12', ONE),
  from('a British signature', 'T: +44 (0)20 7946 0958', '011442079460958'),
  from('a German signature', 'Telefon +49 30 901820', '0114930901820'),
  from('a French signature', 'Tél. : +33 1 99 00 12 34', '01133199001234'),
  from('a mail that asks to be called', 'Could you call me back at 732 555 0100 after 3pm? Thanks!', ONE),
  from('a mail with an order number', 'Order 7325550199, questions: 732-555-0100', ONE),
  from('a mail without a number', 'Dear Sir,\nthank you for your letter of 12 March 2026.'),
  from('a mail header', 'From: "Bob (732) 555-0100" <bob@example.com>', ONE),
  from('a web page', '  Call us today!  \u00a0(732)\u00a0555\u20110100  ', ONE),
  from('a web page with dots', '732 · 555 · 0100'.replace(/ · /gu, '.'), ONE),
  from('a web page with figure dashes', '732\u2012555\u20120100', ONE),
  from('a vanity number on a page', '1-800-FLOWERS', '18003569377'),
  from('a link’s address', 'tel:+1-732-555-0100', ONE),
  from('a link with escapes', 'tel:+44%20(0)20%207946%200958', '011442079460958'),
  from('a link with two slashes', 'callto://+17325550100', ONE),
  from('a SIP link', 'sip:bob@example.net;transport=tls', 'bob@example.net'),
  from('a list on a page', '• Sales: 732-555-0100\n• Support: 415-555-1212', ONE, OTHER),
  from('a cell of a spreadsheet', '7325550100\n', ONE),
  from('a cell that lost its plus', '17325550100', ONE),
  from('a row of a spreadsheet', 'Bob\tBaker\t732-555-0100\t08701\t$1,250.00', ONE),
  from('two rows of a spreadsheet', 'Bob\t732-555-0100\nEve\t415-555-1212\n', ONE, OTHER),
  from('a column of prices', '$12.50\n$1,250.00\n€ 99,-'),
  from('a chat', '[10:32] Bob: my new number is 732-555-0100 😀', ONE),
  from('a chat with an extension', 'Eve: dial ext. 7042', '7042'),
  from('a chat with two people', '10:32 Bob: 732-555-0100\n10:33 Eve: or 415-555-1212', ONE, OTHER),
  from('a chat without a number', 'Eve: see you at 10:30!'),
  from('a chat in Arabic digits', 'رقمي ٧٣٢ ٥٥٥ ٠١٠٠', ONE),
  from('full-width digits', '７３２－５５５－０１００', ONE),
  from('text from right to left', '\u202b+1 732 555 0100\u202c', ONE),
  from('invisible marks', '732\u200b-555\u200b-0100', ONE),
  from('a contact card', 'BEGIN:VCARD\nFN:Bob\nTEL;TYPE=work:+1-732-555-0100\nEND:VCARD', ONE),
  from('a CSV line', '"Baker, Bob","732-555-0100","bob@example.com"', ONE),
  from('JSON', '{"name":"Bob","phone":"+17325550100"}', ONE),
  from('a terminal', '$ ping 192.168.7.42\n64 bytes from 192.168.7.42: time=0.4 ms'),
  from('a calendar entry', 'Join by phone: +1 732-555-0100,,123456#', ONE),
  from('an emergency poster', '911', '911'),
  from('a star code', '*72', '*72'),
]
