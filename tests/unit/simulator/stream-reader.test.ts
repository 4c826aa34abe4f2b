import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createStreamReader, LARGEST_STANZA_BYTES } from '../../../app/simulator/wire/stream-reader.ts'
import { anyText, containing } from '../../integration/simulator/matchers.ts'

const HEADER =
  "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"

interface Heard {
  readonly stanzas: readonly string[]
  readonly broken: readonly string[]
  readonly ended: boolean
}

function hear(chunks: readonly Buffer[]): Heard {
  const heard = { stanzas: [] as string[], broken: [] as string[], ended: false }
  const reader = createStreamReader({
    onHeader: () => undefined,
    onStanza: (stanza) => heard.stanzas.push(stanza.toString()),
    onEnd: () => (heard.ended = true),
    onBroken: (condition) => heard.broken.push(condition),
  })
  chunks.forEach((chunk) => reader.write(chunk))
  return heard
}

const cut = (bytes: Buffer, at: readonly number[]): readonly Buffer[] => {
  const edges = [0, ...[...at].sort((a, b) => a - b), bytes.length]
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge))
}

test('wherever the bytes are cut, letters of several bytes included, the same stanzas come out', () => {
  const text = `${HEADER}<message to='a@b'><body>é€😀 &amp; <![CDATA[<x>]]><!-- c --></body></message> \n<iq id='1'/></stream:stream>`
  const bytes = Buffer.from(text)
  const whole = hear([bytes])
  expect(whole).toMatchObject({
    broken: [],
    ended: true,
    stanzas: [containing('é€😀'), anyText],
  })
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (at) => {
      expect(hear(cut(bytes, at))).toEqual(whole)
    }),
  )
})

test('no bytes make it throw, and it complains at most once', () => {
  const pieces = fc.oneof(
    fc.string(),
    fc.constantFrom('<a>', '</a>', '<', '>', '&', '&#0;', '/>', '<![CDATA[', '<!--', "='"),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.boolean(), (parts, opened) => {
      const heard = hear([Buffer.from((opened ? HEADER : '') + parts.join(''))])
      return heard.broken.length + (heard.ended ? 1 : 0) <= 1
    }),
  )
})

test('a stanza that never ends is given up at the size limit', () => {
  const half = Buffer.alloc(LARGEST_STANZA_BYTES / 2 + 1, 'x')
  expect(hear([Buffer.from(`${HEADER}<message><body>`), half]).broken).toEqual([])
  expect(hear([Buffer.from(`${HEADER}<message><body>`), half, half]).broken).toEqual(['policy-violation'])
})

test('many stanzas together may be larger than the limit for one', () => {
  const stanza = Buffer.from(`<message><body>${'x'.repeat(100_000)}</body></message>`)
  const heard = hear([Buffer.from(HEADER), ...Array.from({ length: 10 }, () => stanza)])
  expect(heard).toMatchObject({ broken: [] })
  expect(heard.stanzas).toHaveLength(10)
})
