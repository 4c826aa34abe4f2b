import { describe, expect, it } from 'vitest'
import type { Call, Party } from '../../../app/calls/model.ts'
import { ERROR_CODES } from '../../../app/contract/errors.ts'
import { errorSentence } from '../../../app/contract/messages/errors.ts'
import {
  callAddresses,
  endedDetail,
  endedSentence,
  forOther,
  partyDetail,
  partyOrganisation,
  partyTitle,
} from '../../../app/contract/messages/calls.ts'
import { shortCount } from '../../../app/contract/messages/numbers.ts'
import { acceleratorKeys } from '../../../app/contract/messages/settings.ts'
import { dayHeading, duration, secondsLeft, timer } from '../../../app/contract/messages/time.ts'
import { makeCall } from './make-call.ts'

const party = (over: Partial<Party>): Party => ({ uri: '', address: '', display: '', number: '', ...over })
const over = (fields: Partial<Call>): Call => makeCall({ state: 'ended', ...fields })

describe('times', () => {
  it.each([
    [0, '0:00'],
    [6_999, '0:06'],
    [761_000, '12:41'],
    [3_723_000, '1:02:03'],
    [-5_000, '0:00'],
  ])('%d ms run as %s', (ms, text) => {
    expect(timer(ms)).toBe(text)
  })

  it.each([
    [400, '0 s'],
    [6_000, '6 s'],
    [59_400, '59 s'],
    [252_000, '4 min'],
    [3_900_000, '1 h 5 min'],
    [7_200_000, '2 h'],
    [3_599_000, '1 h'],
  ])('%d ms last %s', (ms, text) => {
    expect(duration(ms)).toBe(text)
  })

  it('counts the seconds that are left upwards, never below none', () => {
    expect(secondsLeft(2_000, 0)).toBe(2)
    expect(secondsLeft(2_000, 999)).toBe(2)
    expect(secondsLeft(2_000, 1_000)).toBe(1)
    expect(secondsLeft(2_000, 9_000)).toBe(0)
  })

  it('calls days by their names as seen from now', () => {
    const now = new Date(2026, 2, 1, 9).getTime()
    expect(dayHeading(new Date(2026, 2, 1, 8).getTime(), now, 'en-GB')).toBe('Earlier today')
    expect(dayHeading(new Date(2026, 1, 28, 23, 59).getTime(), now, 'en-GB')).toBe('Yesterday')
    expect(dayHeading(new Date(2026, 1, 27, 12).getTime(), now, 'en-GB')).toBe('Friday 27 February')
  })
})

describe('whom a call is with', () => {
  it('is the name, and the number below it', () => {
    const ann = party({ display: 'Ann Carter', number: '(415) 555-1212', address: '14155551212@example.com' })
    expect([partyTitle(ann), partyDetail(ann)]).toEqual(['Ann Carter', '(415) 555-1212'])
  })

  it('is the number alone when the name only repeats it', () => {
    const caller = party({ display: '+1 415-555-1212', number: '(415) 555-1212' })
    expect([partyTitle(caller), partyDetail(caller)]).toEqual(['(415) 555-1212', ''])
  })

  it.each<[string, Partial<Party>, string, string]>([
    ['another number', { display: '2125550000' }, '(415) 555-1212', 'gives its name as “2125550000”'],
    [
      'a bank’s number',
      { display: '+1 (800) 432-1000' },
      '(415) 555-1212',
      'gives its name as “+1 (800) 432-1000”',
    ],
    ['digits of another width', { display: '９１１' }, '(415) 555-1212', 'gives its name as “９１１”'],
    ['its own digits of another width', { display: '４１５５５５１２１２' }, '(415) 555-1212', ''],
    [
      'somebody else’s address',
      { display: 'ceo@example.com' },
      '(415) 555-1212',
      'gives its name as “ceo@example.com”',
    ],
    ['its own address', { display: 'SIP:14155551212@Example.com' }, '(415) 555-1212', ''],
    [
      'a number where the caller withholds theirs',
      { display: '2125550000', number: '', address: '' },
      'Caller ID withheld',
      'gives its name as “2125550000”',
    ],
    ['a number with words, which is a name', { display: '24/7 Taxi' }, '24/7 Taxi', '(415) 555-1212'],
  ])('is the one that calls, where the name is %s', (_what, changes, title, detail) => {
    const caller = party({ number: '(415) 555-1212', address: '14155551212@example.com', ...changes })
    expect([partyTitle(caller), partyDetail(caller)]).toEqual([title, detail])
  })

  it.each<[string, Partial<Party>, string]>([
    ['told beside the name', { display: 'Ann', organisation: 'Carter & Sons' }, 'Carter & Sons'],
    ['not told twice', { display: 'Carter & Sons', organisation: 'Carter & Sons' }, ''],
    ['none where it is a number', { display: 'Ann', organisation: '+1 (800) 432-1000' }, ''],
    ['hidden with the name', { display: 'Ann', organisation: 'Carter & Sons', veil: 'A.' }, ''],
    ['mostly not known', { display: 'Ann' }, ''],
  ])('works somewhere, which is %s', (_how, changes, told) => {
    expect(partyOrganisation(party(changes))).toBe(told)
  })

  it('is the address where there is no number, and withheld where there is nothing', () => {
    expect(partyTitle(party({ address: 'bob@example.com' }))).toBe('bob@example.com')
    expect(partyTitle(party({}))).toBe('Caller ID withheld')
  })
})

describe('how a call ended', () => {
  it.each<[Partial<Call>, string, string]>([
    [
      { outcome: 'completed', answeredAtMs: 8_000, endedAtMs: 260_000 },
      'Ended after 4:12',
      'Answered · 4 min',
    ],
    [{ outcome: 'missed', endedAtMs: 6_000 }, 'Missed after 6 s', 'Missed · rang 6 s'],
    [
      { outcome: 'cancelled', direction: 'outgoing', endedAtMs: 6_000 },
      'Cancelled after 6 s',
      'Cancelled · rang 6 s',
    ],
    [{ outcome: 'cancelled', endedAtMs: 6_000 }, 'Declined after 6 s', 'Declined · rang 6 s'],
    [{ outcome: 'unknown', endedAtMs: 6_000 }, 'Ended', 'Ended'],
    [
      { outcome: 'failed', problem: { code: 'refused' }, endedAtMs: 6_000 },
      'Call failed',
      'The service refused the request.',
    ],
    [
      { outcome: 'completed', answeredAtMs: 8_000, endedAtMs: 260_000, endedHere: true },
      'Ended after 4:12',
      'Answered · 4 min · ended here',
    ],
    [
      { outcome: 'cancelled', direction: 'outgoing', endedAtMs: 6_000, endedHere: true },
      'Cancelled after 6 s',
      'Cancelled · rang 6 s · ended here',
    ],
    [
      { outcome: 'missed', endedAtMs: 6_000, leftVoicemail: true },
      'Missed after 6 s, left a voicemail',
      'Missed · rang 6 s · left a voicemail',
    ],
    [
      { outcome: 'completed', answeredAtMs: 8_000, endedAtMs: 20_000, leftVoicemail: true },
      'Went to voicemail',
      'Went to voicemail',
    ],
  ])('%j', (fields, sentence, detail) => {
    expect(endedSentence(over(fields))).toBe(sentence)
    expect(endedDetail(over(fields))).toBe(detail)
  })
})

describe('for which address a call is', () => {
  it('is told on the card always, in the list only where it is not the account’s own', () => {
    const call = makeCall({ owners: ['sales@example.com'] })
    expect(callAddresses(call)).toBe('For sales@example.com')
    expect(forOther(call, 'ann@example.com')).toBe('for sales@example.com')
    expect(forOther(makeCall(), 'Ann@example.com')).toBe('')
  })
})

describe('errors', () => {
  it('have one sentence each, and a cure that is one too', () => {
    const texts = ERROR_CODES.map((code) => errorSentence({ code }))
    expect(new Set(texts.map(({ sentence }) => sentence)).size).toBe(ERROR_CODES.length)
    for (const { sentence, cure = 'None.' } of texts) {
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(cure).toMatch(/^[A-Z].*\.$/)
    }
  })
})

describe('shortcuts', () => {
  it('are written as the keys are called on each system', () => {
    expect(acceleratorKeys('CommandOrControl+Shift+D', 'linux')).toBe('Ctrl+Shift+D')
    expect(acceleratorKeys('CommandOrControl+Shift+D', 'darwin')).toBe('⌘ ⇧ D')
    expect(acceleratorKeys('Super+Alt+F9', 'win32')).toBe('Win+Alt+F9')
  })
})

describe('a count in a narrow place', () => {
  it.each([
    [0, '0'],
    [833, '833'],
    [2_500, '2.5K'],
    [20_000, '20K'],
  ])('of %i', (count, shown) => {
    expect(shortCount(count)).toBe(shown)
  })
})
