/** Which characters the bytes of a text file stand for: told by its beginning, else by whether all of it is UTF-8. */
import { TextDecoder } from 'node:util'

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** Decodes a text that comes in pieces. */
export interface Decoder {
  decode(bytes: Uint8Array): string
  /** What was left of the last piece. */
  end(): string
}

/** Finds the encoding of a file that comes in pieces. */
export interface EncodingFinder {
  /** @returns whether later pieces can still change the answer */
  look(bytes: Uint8Array): boolean
  /** `binary`: no text in any of them. */
  readonly found: Encoding | 'binary'
}

/** So much of the beginning tells what kind of bytes there are. */
const SAMPLE = 4096

export function createEncodingFinder(): EncodingFinder {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let first: Encoding | 'binary' | undefined
  let isUtf8 = true
  return {
    look(bytes) {
      first ??= beginning(bytes.subarray(0, SAMPLE))
      if (first !== 'utf-8' || !isUtf8) return false
      try {
        utf8.decode(bytes, { stream: true })
      } catch {
        isUtf8 = false
      }
      return isUtf8
    },
    get found() {
      return first === 'utf-8' && !isUtf8 ? 'windows-1252' : (first ?? 'utf-8')
    },
  }
}

/** By the byte order mark; without one, text of UTF-16 has every other byte zero, and no other text has any. */
function beginning(bytes: Uint8Array): Encoding | 'binary' {
  const [one, two] = bytes
  if (one === 0xff && two === 0xfe) return 'utf-16le'
  if (one === 0xfe && two === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (even + odd === 0) return 'utf-8'
  const half = bytes.length / 2
  if (even === 0 && odd > half * 0.6) return 'utf-16le'
  if (odd === 0 && even > half * 0.6) return 'utf-16be'
  return 'binary'
}

export function createDecoder(encoding: Encoding): Decoder {
  switch (encoding) {
    case 'windows-1252':
      return { decode: fromWindows1252, end: () => '' }
    case 'utf-16be':
      return swapped(createDecoder('utf-16le'))
    case 'utf-8':
    case 'utf-16le': {
      const decoder = new TextDecoder(encoding)
      return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
    }
  }
}

/** Not every runtime's own decoder knows the other order. */
function swapped(decoder: Decoder): Decoder {
  let odd: number | undefined
  return {
    decode(bytes) {
      const all = odd === undefined ? bytes : Uint8Array.from([odd, ...bytes])
      odd = all.length % 2 === 1 ? all[all.length - 1] : undefined
      const even = Buffer.from(all.subarray(0, all.length - (all.length % 2)))
      return decoder.decode(even.swap16())
    },
    end: () => decoder.end(),
  }
}

/** 0x80 to 0x9F (WHATWG Encoding, index windows-1252); some runtimes decode them as ISO 8859-1. */
const UPPER =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178'

const fromWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/gu, (character) => UPPER.charAt(character.charCodeAt(0) - 0x80))

/** Bytes under the name that a vCard 2.1 property gives (`CHARSET=`); an unknown one is read as UTF-8 or, failing that, Windows-1252. */
export function decodeNamed(bytes: Uint8Array, charset: string): string {
  const name = charset.toLowerCase()
  if (/^(?:iso-8859-1|latin1|windows-1252|cp1252|us-ascii)$/u.test(name)) return fromWindows1252(bytes)
  try {
    return new TextDecoder(name === '' ? 'utf-8' : name, { fatal: true }).decode(bytes)
  } catch {
    // A name that nobody knows, or bytes that are none of it.
    return fromWindows1252(bytes)
  }
}
