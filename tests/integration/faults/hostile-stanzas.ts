/** What nobody should send: stanzas of the samples, bent and broken, and text that was never one. */
import fc from 'fast-check'
import { goldensOf } from '../../stanzas/golden.ts'

const SAMPLES = ['active-calls', 'authorization', 'pubsub'].flatMap(goldensOf).map(({ xml }) => xml)

/** Pieces that readers stumble over. */
const NASTY = [
  ...[
    '<',
    '>',
    '/>',
    '</message>',
    '</event>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x',
    '?>',
    '&',
    '&#0;',
    '&amp;',
  ],
  ...['"', "'", '=', "xmlns=''", "id='__proto__'", "node='constructor'", '<item/>', '<items/>', '<retract/>'],
  ...[
    '<active-call/>',
    '<delay/>',
    '<event xmlns="jabber:client"/>',
    '\u0000',
    '\uFFFF',
    '\uD800',
    '\u202E',
    '😀',
  ],
  ...['99999999999999999999', '-1', 'NaN', '2031-99-99T99:99:99Z', 'sip:', '@', 'sip:@', 'x'.repeat(5_000)],
  '<a>'.repeat(70),
] as const

type Bend = (text: string) => string
const place = fc.double({ min: 0, max: 1, noNaN: true })
const at = (text: string, share: number): number => Math.floor(share * text.length)

const bend: fc.Arbitrary<Bend> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...NASTY)).map(
    ([where, nasty]): Bend =>
      (text) =>
        text.slice(0, at(text, where)) + nasty + text.slice(at(text, where)),
  ),
  fc.tuple(place, fc.nat(60)).map(
    ([where, length]): Bend =>
      (text) =>
        text.slice(0, at(text, where)) + text.slice(at(text, where) + length),
  ),
  fc.tuple(place, fc.nat(400)).map(([where, length]): Bend => (text) => {
    const piece = text.slice(at(text, where), at(text, where) + length)
    return text.slice(0, at(text, where)) + piece + text.slice(at(text, where))
  }),
  // One value in the place of another keeps the stanza well-formed.
  fc
    .tuple(fc.nat(), fc.constantFrom('', '0', ...NASTY.filter((nasty) => !/[<&"']/.test(nasty))))
    .map(([which, value]): Bend => (text) => {
      const values = [...text.matchAll(/="[^"]*"|='[^']*'|>[^<>]+</g)]
      const chosen = values[which % Math.max(1, values.length)]
      if (chosen === undefined) return text
      const [first, last] = [chosen[0].startsWith('=') ? chosen[0].slice(0, 2) : '>', chosen[0].slice(-1)]
      return text.slice(0, chosen.index) + first + value + last + text.slice(chosen.index + chosen[0].length)
    }),
  fc.tuple(place, fc.constantFrom(...SAMPLES), place).map(
    ([where, other, from]): Bend =>
      (text) =>
        text.slice(0, at(text, where)) + other.slice(at(other, from)),
  ),
)

const bent = fc
  .tuple(fc.constantFrom(...SAMPLES), fc.array(bend, { minLength: 1, maxLength: 5 }))
  .map(([sample, bends]) => bends.reduce((text, one) => one(text), sample))

const random = fc
  .array(fc.oneof(fc.constantFrom<string>(...NASTY), fc.string({ maxLength: 20 })), { maxLength: 30 })
  .map((pieces) => pieces.join(''))

/** One case: text from the server, cut into chunks of this many characters. */
export const hostileInput = fc.record({
  text: fc.oneof({ weight: 4, arbitrary: bent }, { weight: 1, arbitrary: random }),
  chunk: fc.integer({ min: 1, max: 4_000 }),
})
