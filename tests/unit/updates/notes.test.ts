import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageIn, plainNotes } from '../../../app/updates/notes.ts'

describe('the notes of a release', () => {
  it('lose markup, hidden marks and empty stretches', () => {
    expect(
      plainNotes('<h1>New</h1>\r\n\r\n\r\n\r\nCalls a\u202ere \u200bfaster<script>x()</script>\u0007'),
    ).toBe('New\n\nCalls are fasterx()')
  })

  it('of any kind come out short, and without a mark that turns or hides text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(200), (part, times) => {
        const plain = plainNotes(part.repeat(times))
        expect(plain.length).toBeLessThanOrEqual(4_000)
        expect(plain.split('\n').length).toBeLessThanOrEqual(60)
        expect(plain).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u)
        expect(plain.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      }),
    )
  })

  it.each([
    ['See https://example.com/new.', 'https://example.com/new'],
    ['See (https://example.com/a_b), or http://example.com', 'https://example.com/a_b'],
    ['https://user:secret@example.com/ https://example.org', 'https://example.org/'],
    ['http://example.com javascript:alert(1) file:///etc', ''],
    ['', ''],
  ])('name a page only where it is a plain https address: %s', (notes, page) => {
    expect(pageIn(notes)).toBe(page)
  })
})
