/**
 * Whether a text is one complete XML element as XMPP allows it (XML 1.0; Namespaces in XML 1.0; RFC 6120 §11.1, which
 * forbids declarations, comments and processing instructions), with the place of the first mistake: what is not
 * well-formed ends the whole stream. The library's own parser is lenient and names no place.
 */
import { err, ok, type Result } from '../contract/result.ts'

export type XmlMistakeReason =
  | 'empty'
  | 'text-outside'
  | 'second-element'
  | 'stream-end'
  | 'declaration'
  | 'comment'
  | 'cdata-open'
  | 'tag-broken'
  | 'attribute-broken'
  | 'attribute-twice'
  | 'entity'
  | 'character'
  | 'end-tag-wrong'
  | 'end-tag-missing'
  | 'prefix-unknown'
  | 'too-deep'

export interface XmlMistake {
  /** From 1. */
  readonly line: number
  readonly reason: XmlMistakeReason
  /** The name that it is about; may be empty. */
  readonly name: string
}

interface OpenElement {
  readonly name: string
  /** Where it begins. */
  readonly at: number
  readonly prefixes: ReadonlySet<string>
}

const MAX_DEPTH = 50
const NAME = /[\p{L}_][\p{L}\p{N}_.\-·]*(?::[\p{L}_][\p{L}\p{N}_.\-·]*)?/uy
const ATTRIBUTE =
  /\s+([\p{L}_][\p{L}\p{N}_.\-·]*(?::[\p{L}_][\p{L}\p{N}_.\-·]*)?)\s*=\s*("[^"<]*"|'[^'<]*')/uy
const TAG_END = /\s*(\/?)>/y
/** Outside of XML 1.0 §2.2. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
/** The five of XML, and characters by number. */
const REFERENCE = /&(?:lt|gt|amp|quot|apos|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/y

export function checkWellFormed(text: string): Result<null, XmlMistake> {
  const open: OpenElement[] = []
  let at = 0
  let done = false

  const mistake = (reason: XmlMistakeReason, where: number, name = '') =>
    err({ line: text.slice(0, where).split('\n').length, reason, name })

  function match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at
    const found = pattern.exec(text) ?? undefined
    if (found) at += found[0].length
    return found
  }

  const illegal = ILLEGAL.exec(text)
  if (illegal) return mistake('character', illegal.index)

  while (at < text.length) {
    const next = text.indexOf('<', at)
    const until = next === -1 ? text.length : next
    const between = text.slice(at, until)
    if (open.length === 0 && between.trim() !== '') {
      return mistake('text-outside', at + between.search(/\S/))
    }
    const wrong = wrongReference(between)
    if (wrong !== undefined) return mistake('entity', at + wrong)
    const cdataEnd = between.indexOf(']]>')
    if (cdataEnd !== -1) return mistake('tag-broken', at + cdataEnd)
    at = until
    if (next === -1) break

    if (text.startsWith('<!--', at)) return mistake('comment', at)
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at)
      if (end === -1 || open.length === 0) return mistake('cdata-open', at)
      at = end + 3
      continue
    }
    if (text.startsWith('<?', at) || text.startsWith('<!', at)) return mistake('declaration', at)

    const tagAt = at
    if (text.startsWith('</', at)) {
      at += 2
      const name = match(NAME)?.[0] ?? ''
      const closes = match(/\s*>/y) !== undefined
      const current = open.pop()
      if (!current) return mistake(name === 'stream:stream' ? 'stream-end' : 'end-tag-wrong', tagAt, name)
      if (name !== current.name) return mistake('end-tag-wrong', tagAt, name)
      if (!closes) return mistake('tag-broken', tagAt, name)
      done = open.length === 0
      continue
    }

    if (done) return mistake('second-element', tagAt)
    at += 1
    const name = match(NAME)?.[0]
    if (name === undefined) return mistake('tag-broken', tagAt)
    const attributes = new Map<string, string>()
    for (let found = match(ATTRIBUTE); found; found = match(ATTRIBUTE)) {
      const [whole, key = '', quoted = ''] = found
      if (attributes.has(key)) return mistake('attribute-twice', at - 1, key)
      const value = quoted.slice(1, -1)
      if (wrongReference(value) !== undefined) return mistake('entity', at - whole.length + 1)
      attributes.set(key, value)
    }
    const end = match(TAG_END)
    if (!end) return mistake(/\s/.test(text.charAt(at)) ? 'attribute-broken' : 'tag-broken', at, name)
    const inherited = open.at(-1)?.prefixes ?? new Set(['xml'])
    const declared = [...attributes].filter(([key, value]) => key.startsWith('xmlns:') && value !== '')
    const prefixes = new Set([...inherited, ...declared.map(([key]) => key.slice('xmlns:'.length))])
    const unknown = [name, ...attributes.keys()]
      .filter((each) => each.includes(':') && !each.startsWith('xmlns:'))
      .map((each) => each.slice(0, each.indexOf(':')))
      .find((prefix) => !prefixes.has(prefix))
    if (unknown !== undefined) return mistake('prefix-unknown', tagAt, unknown)
    if (end[1] === '/') {
      done = open.length === 0
    } else {
      open.push({ name, at: tagAt, prefixes })
      if (open.length > MAX_DEPTH) return mistake('too-deep', tagAt)
    }
  }

  const unclosed = open.at(-1)
  if (unclosed) return mistake('end-tag-missing', unclosed.at, unclosed.name)
  return done ? ok(null) : mistake('empty', 0)
}

/** @returns where the first `&` stands that begins no allowed reference */
function wrongReference(text: string): number | undefined {
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) {
    REFERENCE.lastIndex = at
    const found = REFERENCE.exec(text)
    if (!found) return at
    const [, decimal, hex] = found
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : 65
    if (code > 0x10ffff || ILLEGAL.test(String.fromCodePoint(code))) return at
  }
  return undefined
}
