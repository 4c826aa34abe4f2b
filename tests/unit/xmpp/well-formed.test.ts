import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTyped } from '../../../app/xmpp/read-typed.ts'
import { checkWellFormed } from '../../../app/xmpp/well-formed.ts'
import { Element } from '../../../app/xmpp/xml.ts'

/** What tags are made of, and what breaks them. */
const MARKS = ['<', '>', '/', '&', ';', '=', '"', "'", ' ', '\n', 'a', ':', 'x', '#', '!', '[', ']', '-', '?']

describe('a typed text', () => {
  it.each([
    '<presence/>',
    ' \n<iq type="get" id=\'1\'><ping xmlns="urn:xmpp:ping"/></iq>\n',
    "<message xml:lang='de'><body>&lt;&#65;&#x1F600;&amp; ü 😀</body></message>",
    '<message><body><![CDATA[<a & b>]]></body></message>',
    "<message><x:y xmlns:x='urn:x' x:z='1'/></message>",
    '<message><body>]] &gt;</body></message>',
  ])('is well-formed: %s', (text) => {
    expect(checkWellFormed(text)).toEqual({ ok: true, value: null })
  })

  it.each([
    ['', 'empty', 1],
    ['  \n ', 'empty', 1],
    ['hello', 'text-outside', 1],
    ['<a/>\nx', 'text-outside', 2],
    ['<a/>\n<b/>', 'second-element', 2],
    ['</stream:stream>', 'stream-end', 1],
    ['<a/></stream:stream>', 'stream-end', 1],
    ["<?xml version='1.0'?><a/>", 'declaration', 1],
    ['<!DOCTYPE a><a/>', 'declaration', 1],
    ['<a>\n\n<!-- no --></a>', 'comment', 3],
    ['<a><![CDATA[x</a>', 'cdata-open', 1],
    ['<a><b></a></b>', 'end-tag-wrong', 1],
    ['</a>', 'end-tag-wrong', 1],
    ['<a>\n<b>\n</a>', 'end-tag-wrong', 3],
    ['<a>\n  <b>', 'end-tag-missing', 2],
    ['<a', 'tag-broken', 1],
    ['<a><1/></a>', 'tag-broken', 1],
    ['<a></a x>', 'tag-broken', 1],
    ['<a>]]></a>', 'tag-broken', 1],
    ['<a b/>', 'attribute-broken', 1],
    ['<a b=1/>', 'attribute-broken', 1],
    ['<a b="<"/>', 'attribute-broken', 1],
    ['<a b="1" b="2"/>', 'attribute-twice', 1],
    ['<a>a & b</a>', 'entity', 1],
    ['<a>&nbsp;</a>', 'entity', 1],
    ['<a>&#0;</a>', 'entity', 1],
    ['<a>&#x110000;</a>', 'entity', 1],
    ['<a b="&x"/>', 'entity', 1],
    ['<a>\u0000</a>', 'character', 1],
    ['<x:a/>', 'prefix-unknown', 1],
    ["<a><b xmlns:x='u'/><x:c/></a>", 'prefix-unknown', 1],
    ["<a x:b='1'/>", 'prefix-unknown', 1],
    ['<a>'.repeat(60) + '</a>'.repeat(60), 'too-deep', 1],
  ])('is not: %j', (text, reason, line) => {
    expect(checkWellFormed(text)).toMatchObject({ ok: false, error: { reason, line } })
  })

  const name = fc.constantFrom('a', 'body', 'x', 'item')
  const { tree } = fc.letrec<{ tree: Element }>((tie) => ({
    tree: fc
      .tuple(
        name,
        fc.dictionary(name, fc.string({ unit: 'grapheme', maxLength: 6 }), { maxKeys: 3 }),
        fc.array(fc.oneof({ maxDepth: 3 }, fc.string({ unit: 'grapheme', maxLength: 6 }), tie('tree')), {
          maxLength: 3,
        }),
      )
      .map(([tag, attributes, children]) => {
        const element = new Element(tag, attributes)
        element.append(...children)
        return element
      }),
  }))
  const legal = (text: string): boolean =>
    !/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)

  it('is well-formed when a builder wrote it, and not when it lacks its end', () => {
    fc.assert(
      fc.property(tree, fc.nat(), (element, at) => {
        const text = element.toString()
        fc.pre(legal(text))
        expect(checkWellFormed(text)).toEqual({ ok: true, value: null })
        const part = text.slice(0, at % text.length)
        expect(checkWellFormed(part).ok).toBe(false)
      }),
    )
  })

  it('is checked whatever it is, and at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...MARKS), maxLength: 60 }), (text) => {
        expect(checkWellFormed(text)).toHaveProperty('ok')
      }),
    )
    const hostile = ['<a ' + 'b '.repeat(50_000), '&'.repeat(50_000), '<a>' + '<'.repeat(50_000)]
    for (const text of hostile) expect(checkWellFormed(text).ok).toBe(false)
  })
})

describe('a typed stanza', () => {
  it('is read as if it had come over the stream', () => {
    const read = readTyped(" <message to='a@b'><body>x &amp; <![CDATA[<y>]]></body></message>\n")
    expect(read.ok && read.value.toString()).toBe(
      '<message to="a@b"><body>x &amp; &lt;y&gt;</body></message>',
    )
  })

  it.each([
    ['<a/>', { kind: 'no-stanza', name: 'a' }],
    ["<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>", { kind: 'no-stanza', name: 'auth' }],
    ["<message xmlns='urn:x'/>", { kind: 'wrong-namespace', name: 'urn:x' }],
    ['<iq/>', { kind: 'iq-type' }],
    ["<iq type='get'/>", { kind: 'iq-children' }],
    ["<iq type='set'><a/><b/></iq>", { kind: 'iq-children' }],
    ['<iq', { kind: 'xml' }],
  ])('is refused with the reason: %s', (text, error) => {
    expect(readTyped(text)).toMatchObject({ ok: false, error })
  })

  it('may answer with nothing in it', () => {
    expect(readTyped("<iq type='result' id='1' xmlns='jabber:client'/>").ok).toBe(true)
  })
})
