import { describe, expect, it } from 'vitest'
import { personFromContact, wholeDigits } from '../../../app/core/contact-person.ts'

const US = { country: 'US', areaCode: '212' }
const DE = { country: 'DE', areaCode: '' }

describe('the number of a contact', () => {
  it.each([
    ['+1 (212) 555-0100', US, '12125550100'],
    ['212.555.0100', US, '12125550100'],
    ['1-212-555-0100 x12', US, '12125550100'],
    ['555-0100', US, '12125550100'],
    ['555-0100', { country: 'US', areaCode: '' }, '5550100'],
    ['011 49 30 1234567', US, '49301234567'],
    ['+44 (0)20 7946 0958', US, '442079460958'],
    ['(030) 1234567', DE, '49301234567'],
    ['0049 30 1234567', DE, '49301234567'],
    ['0171 1234567 ext. 3', DE, '491711234567'],
    ['7001', US, '7001'],
    ['*67', US, ''],
    ['212 555 0100', { country: 'XX', areaCode: '' }, '2125550100'],
  ])('%s is found under its whole digits', (text, where, expected) => {
    expect(wholeDigits(text, where)).toBe(expected)
  })

  it('that is short is an extension, whatever else they have', () => {
    const contact = {
      ...{ key: 'a', name: 'Ann', organisation: '', addresses: ['ann@example.com'] },
      numbers: [
        { text: '7001', kind: 'work' },
        { text: '212 555 0100', kind: 'mobile' },
        { text: '+1 212 555 0100', kind: 'home' },
      ],
    } as const
    expect(personFromContact('list', contact, 3, US)).toMatchObject({
      id: '~list a',
      extensions: ['7001'],
      numbers: ['12125550100'],
      contact: { source: 'list', place: 3 },
    })
  })
})
