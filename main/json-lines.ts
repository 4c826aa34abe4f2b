/**
 * JSON as RFC 8259 has it, read with the line of each value, so that a mistake can be pointed at. Stricter than
 * `JSON.parse`: a key that stands twice in an object is refused (which one was meant?), and so is deep nesting. Pure.
 */
import { jsonText, keyTwice } from '../app/contract/messages/policy.ts'
import { err, ok, type Result } from '../app/contract/result.ts'

export interface JsonNode {
  readonly value: unknown
  /** Counted from 1. */
  readonly line: number
  /** An object's keys or a list's indexes; `keyLine` is where the key itself stands. */
  readonly members: ReadonlyMap<string, { readonly keyLine: number; readonly node: JsonNode }>
}

export interface JsonMistake {
  readonly line: number
  readonly why: string
}

const MAX_DEPTH = 20
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const LITERALS = { true: true, false: false, null: null } as const
const NO_MEMBERS: JsonNode['members'] = new Map()

/** Stays inside this file: callers get a `Result`. */
class Mistake extends Error {}

/** @param text a byte order mark in front, as some editors write it, counts for nothing */
export function readJsonLines(text: string): Result<JsonNode, JsonMistake> {
  const source = text.replace(/^\uFEFF/u, '')
  let at = 0
  let line = 1

  const fail = (why: string): never => {
    throw new Mistake(why)
  }
  const here = (): string => source.charAt(at)

  function skipSpace(): void {
    for (; at < source.length; at += 1) {
      if (here() === '\n') line += 1
      else if (!' \t\r'.includes(here())) break
    }
    if (here() === '/' || here() === '#') fail(jsonText.comment)
  }

  function readValue(depth: number): JsonNode {
    if (depth > MAX_DEPTH) fail(jsonText.deep)
    skipSpace()
    const start = line
    switch (here()) {
      case '{':
        return readObject(depth, start)
      case '[':
        return readList(depth, start)
      case '"':
        return { value: readText(), line: start, members: NO_MEMBERS }
      case '':
        return fail(jsonText.end)
      default:
        return { value: readWord(), line: start, members: NO_MEMBERS }
    }
  }

  /** What stands between brackets, separated by commas; `at` is on the opening one, and goes behind the closing one. */
  function readMembers(close: string, readMember: () => void): void {
    at += 1
    skipSpace()
    if (here() === close) {
      at += 1
      return
    }
    for (;;) {
      readMember()
      skipSpace()
      const sign = here()
      if (sign !== ',' && sign !== close) fail(sign === '' ? jsonText.end : jsonText.comma)
      at += 1
      if (sign === close) return
      skipSpace()
      if (here() === close) fail(jsonText.trailingComma)
    }
  }

  function readObject(depth: number, start: number): JsonNode {
    const members = new Map<string, { readonly keyLine: number; readonly node: JsonNode }>()
    readMembers('}', () => {
      if (here() !== '"') fail(here() === '' ? jsonText.end : jsonText.key)
      const keyLine = line
      const key = readText()
      if (members.has(key)) fail(keyTwice(key))
      skipSpace()
      if (here() !== ':') fail(jsonText.colon)
      at += 1
      members.set(key, { keyLine, node: readValue(depth + 1) })
    })
    // `fromEntries` defines properties, so that a key named `__proto__` is one like any other and touches no prototype.
    const value = Object.fromEntries([...members].map(([key, { node }]) => [key, node.value]))
    return { value, line: start, members }
  }

  function readList(depth: number, start: number): JsonNode {
    const members = new Map<string, { readonly keyLine: number; readonly node: JsonNode }>()
    readMembers(']', () => {
      const node = readValue(depth + 1)
      members.set(String(members.size), { keyLine: node.line, node })
    })
    return { value: [...members.values()].map(({ node }) => node.value), line: start, members }
  }

  function readText(): string {
    let end = at + 1
    while (end < source.length && source.charAt(end) !== '"' && source.charAt(end) !== '\n') {
      end += source.charAt(end) === '\\' ? 2 : 1
    }
    if (source.charAt(end) !== '"') fail(jsonText.openText)
    const quoted = source.slice(at, end + 1)
    at = end + 1
    return parseText(quoted) ?? fail(jsonText.badText)
  }

  function readWord(): unknown {
    NUMBER.lastIndex = at
    const [number] = NUMBER.exec(source) ?? []
    if (number !== undefined) {
      at += number.length
      return Number(number)
    }
    for (const [word, value] of Object.entries(LITERALS)) {
      if (!source.startsWith(word, at)) continue
      at += word.length
      return value
    }
    return fail(jsonText.word)
  }

  try {
    const node = readValue(0)
    skipSpace()
    return at < source.length ? err({ line, why: jsonText.more }) : ok(node)
  } catch (error) {
    if (error instanceof Mistake) return err({ line, why: error.message })
    throw error
  }
}

function parseText(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return undefined
  }
}

/** The line of what lies at that path, or of the nearest thing around it; a key that ends the path is where it stands. */
export function lineAt(node: JsonNode, path: readonly PropertyKey[]): number {
  const [first, ...rest] = path
  if (first === undefined) return node.line
  const member = node.members.get(String(first))
  if (member === undefined) return node.line
  return rest.length === 0 ? member.keyLine : lineAt(member.node, rest)
}
