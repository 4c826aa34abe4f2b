import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanDisplay, dialledParty, NOBODY, redialText } from '../../../app/calls/party.ts'

describe('calling somebody again', () => {
  test.each([
    ['a number, wherever its gateway is', '(415) 555-1212', '14155551212@jnctn.net', '(415) 555-1212'],
    ['an extension of our own house', '102', '102@Example.com', '102'],
    ['an extension of another house by its address', '102', '102@partner.example', '102@partner.example'],
    ['a person without a number', '', 'bob@partner.example', 'bob@partner.example'],
    ['a number alone', '102', '', '102'],
    ['nobody', '', '', ''],
  ])('reaches %s', (_who, number, address, text) => {
    expect(redialText({ ...NOBODY, number, address }, 'ann@example.com')).toBe(text)
  })
})

describe('a display name', () => {
  test.each([
    ['"Ann Carter"', 'Ann Carter'],
    ['  "Ann \\"Annie\\" Carter"  ', 'Ann "Annie" Carter'],
    ['Ann\r\n\tCarter', 'Ann Carter'],
    ['\u202Egnp.exe\u202C', 'gnp.exe'],
    ['A\u200Bnn\uFEFF', 'Ann'],
    ['\u0000\u0007', ''],
    ['""', ''],
    ['علی\u200Cرضا', 'علی\u200Cرضا'],
    [`Z${'\u0301'.repeat(50)}`, `Z${'\u0301'.repeat(4)}`],
  ])('%j is shown as %j', (text, shown) => {
    expect(cleanDisplay(text)).toBe(shown)
  })

  test('is at most 120 characters, none of them cut in half', () => {
    expect(cleanDisplay('😀'.repeat(2_000))).toBe('😀'.repeat(120))
  })

  test('is one line of visible text whatever it was, and stays as it is once clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const shown = cleanDisplay(text)
        expect(Array.from(shown).length).toBeLessThanOrEqual(120)
        expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_C}]|^[\s"]|[\s"]$/u)
        expect(cleanDisplay(shown)).toBe(shown)
      }),
    )
  })
})

test.each([
  ['sip:call-setup@onsip.com;id=14156265035', '14156265035'],
  ['<sip:call-setup@onsip.com;id=+442079460958>', '+442079460958'],
  ['sip:call-setup@onsip.com', ''],
  ['sip:call-setup@onsip.com;id=ann', ''],
])('the call-setup server tells in %s that it will dial %j', (uri, number) => {
  expect(dialledParty(uri).number).toBe(number)
})
