import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GuardedParser, type XmlLimits } from '../../../app/xmpp/guarded-parser.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { anyElement } from './any-element.ts'

const LIMITS: XmlLimits = { maxStanzaChars: 2_000, maxTokenChars: 500, maxDepth: 5 }

function read(chunks: readonly string[], limits = LIMITS) {
  const parser = new GuardedParser(limits)
  const elements: string[] = []
  const errors: string[] = []
  parser.on('element', (element: Element) => elements.push(element.toString()))
  parser.on('error', (error: Error) => errors.push(error.message))
  parser.write('<s>')
  for (const chunk of chunks) parser.write(chunk)
  return { elements, errors }
}

describe('limits', () => {
  it.each([
    ['a long text', [`<m>${'x'.repeat(600)}</m>`], 'text or tag too long'],
    ['a long tag', [`<m a='${'x'.repeat(600)}'/>`], 'text or tag too long'],
    ['a long stanza', [`<m>${'<a/>'.repeat(600)}</m>`], 'stanza too long'],
    ['a deep stanza', ['<m><a><a><a><a>'], 'nested too deep'],
  ])('refuse %s, once and for all', (_name, chunks, reason) => {
    const small = chunks.flatMap((chunk) => chunk.match(/[^]{1,100}/g) ?? [])
    const { errors, elements } = read([...small, '</m>', '<late/>', '</wrong>'])
    expect(errors).toEqual([reason])
    expect(elements).toEqual([])
  })

  it('count each stanza for itself', () => {
    const { elements, errors } = read(Array.from({ length: 100 }, () => `<m><a>${'x'.repeat(400)}</a></m>`))
    expect(errors).toEqual([])
    expect(elements).toHaveLength(100)
  })

  it('do not collect what stands between stanzas', () => {
    const parser = new GuardedParser(LIMITS)
    parser.write('<s>')
    for (let n = 0; n < 1_000; n++) parser.write(' \n<m/>')
    expect(parser.root?.children).toEqual([])
  })
})

it('how the text was cut does not matter', () => {
  const generous: XmlLimits = { maxStanzaChars: 1_000_000, maxTokenChars: 1_000_000, maxDepth: 1_000 }
  fc.assert(
    fc.property(fc.array(anyElement, { maxLength: 3 }), fc.integer({ min: 1, max: 40 }), (trees, size) => {
      const text = trees.map(String).join('')
      const whole = read([text], generous)
      const cut = read(text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [], generous)
      expect(cut).toEqual(whole)
    }),
  )
})

describe('an end mark that is cut in two', () => {
  const SAID = '<m>a&gt;b</m>'
  it.each([
    ['of a declaration', ["<?xml version='>' ?", '><m/>'], ['<m/>']],
    ['of a comment', ['<!-- > -', '-><m/>'], ['<m/>']],
    ['of a comment, before its last character', ['<!-- > --', '><m/>'], ['<m/>']],
    ['of a CDATA section', ['<m><![CDATA[a>b]', ']></m>'], [SAID]],
    ['of a CDATA section, before its last character', ['<m><![CDATA[a>b]]', '></m>'], [SAID]],
    ['between two slices', [`<m>${'x'.repeat(16_368)}</m><!-- >--`, '><m/>'], ['<m/>']],
  ])('%s swallows nothing', (_name, chunks, last) => {
    const generous: XmlLimits = { maxStanzaChars: 100_000, maxTokenChars: 100_000, maxDepth: 5 }
    const { elements, errors } = read(chunks, generous)
    expect(errors).toEqual([])
    expect(elements.slice(-1)).toEqual(last)
    expect(read([chunks.join('')], generous).elements).toEqual(elements)
  })

  it('and never comes costs no more than other texts', () => {
    const { errors } = read(['<!-- >', ...Array.from({ length: 60 }, () => '-'.repeat(10))])
    expect(errors).toEqual([])
    expect(read(['<!-- >', '-'.repeat(17_000), '><m/>']).errors).toEqual(['stanza too long'])
  })
})

it('nothing that is written throws, and there is at most one complaint', () => {
  const piece = fc.oneof(
    fc.constantFrom('<', '>', '/', '</s>', '<!--', '<![CDATA[', ']]>', '<?', '&', '&#0;', '"', "'", '='),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(read(pieces).errors.length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 2_000 },
  )
})
