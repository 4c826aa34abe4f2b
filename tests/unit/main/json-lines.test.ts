import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonText, keyTwice } from '../../../app/contract/messages/policy.ts'
import { lineAt, readJsonLines } from '../../../main/json-lines.ts'

const TEXT = `\uFEFF{
  "locked": {
    "server": { "host": "a",
      "port":
        5222 },
    "team": { "lines": [ "a@b",
      "c@d" ] }
  }
}`

describe('JSON with lines', () => {
  it('knows where each value and each key stands', () => {
    const read = readJsonLines(TEXT)
    if (!read.ok) throw new Error(read.error.why)
    expect(read.value.value).toEqual(JSON.parse(TEXT.slice(1)))
    const line = (...path: readonly string[]): number => lineAt(read.value, path)
    expect([line(), line('locked'), line('locked', 'server', 'host')]).toEqual([1, 2, 3])
    expect([line('locked', 'server', 'port'), line('locked', 'team', 'lines', '1')]).toEqual([4, 7])
    expect(line('locked', 'nowhere', 'at all')).toBe(2)
  })

  it.each([
    ['{\n  // why\n}', 2, jsonText.comment],
    ['{"a":1 /* b */}', 1, jsonText.comment],
    ['# a', 1, jsonText.comment],
    ['{\n"a": 1,\n}', 3, jsonText.trailingComma],
    ['[1,]', 1, jsonText.trailingComma],
    ['{\n"a": 1\n"b": 2}', 3, jsonText.comma],
    ['{"a" 1}', 1, jsonText.colon],
    ["{'a': 1}", 1, jsonText.key],
    ['{a: 1}', 1, jsonText.key],
    ['{"a": True}', 1, jsonText.word],
    ['[01]', 1, jsonText.comma],
    ['["a\nb"]', 1, jsonText.openText],
    ['["a', 1, jsonText.openText],
    ['["\\', 1, jsonText.openText],
    ['["\\x"]', 1, jsonText.badText],
    ['["\u0001"]', 1, jsonText.badText],
    ['{"a":1,\n"a":2}', 2, keyTwice('a')],
    ['{"a":{}', 1, jsonText.end],
    ['', 1, jsonText.end],
    ['\n\n', 3, jsonText.end],
    ['{} {}', 1, jsonText.more],
    ['['.repeat(100_000), 1, jsonText.deep],
    ['{"a":'.repeat(100_000), 1, jsonText.deep],
  ])('%j is refused in line %i', (text, line, why) => {
    expect(readJsonLines(text)).toEqual({ ok: false, error: { line, why } })
  })

  it('touches no prototype', () => {
    const read = readJsonLines('{"__proto__":{"a":1},"constructor":2}')
    expect(read.ok && Object.entries(read.value.value ?? {})).toEqual([
      ['__proto__', { a: 1 }],
      ['constructor', 2],
    ])
    expect('a' in {}).toBe(false)
  })

  it('means by any text what JSON.parse means by it, or refuses it', () => {
    const mutated = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom('', ',', '}', '"', '\\', '/', '\n', '0'))
      .map(([text, at, sign]) => {
        const cut = at % (text.length + 1)
        return text.slice(0, cut) + sign + text.slice(cut + (at % 2))
      })
    fc.assert(
      fc.property(fc.oneof(fc.json({ maxDepth: 4 }), mutated, fc.string()), (text) => {
        const read = readJsonLines(text)
        if (read.ok) expect(read.value.value).toEqual(JSON.parse(text))
        else expect(read.error.line).toBeLessThanOrEqual(text.split('\n').length)
      }),
    )
  })

  it('takes what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value, null, 2)
        const read = readJsonLines(text)
        expect(read.ok && read.value.value).toEqual(JSON.parse(text))
      }),
    )
  })
})
