/** The library's XML parser with limits: whatever a server sends, an event loop and a memory survive it. */
import { Parser, type Element } from './xml.ts'

export interface XmlLimits {
  /** Characters of one top-level element. */
  readonly maxStanzaChars: number
  /** Characters without anything complete among them: one tag, one text, one comment. */
  readonly maxTokenChars: number
  readonly maxDepth: number
}

/** Before the server has proved anything it may send features and challenges, no more (RFC 6120 §13.12). */
export const LIMITS_BEFORE_SIGN_IN: XmlLimits = {
  maxStanzaChars: 65_536,
  maxTokenChars: 16_384,
  maxDepth: 16,
}

/** A directory of thousands of entries is a few megabytes in one answer. */
export const LIMITS_AFTER_SIGN_IN: XmlLimits = {
  maxStanzaChars: 8 * 1_048_576,
  maxTokenChars: 1_048_576,
  maxDepth: 64,
}

/**
 * ltx searches for the end of a text once for each of its characters, and joins each chunk to all that came before.
 * Slices of this size keep that below a few milliseconds, however the bytes arrive (ltx 3.1.2, `parsers/ltx.js`; to be
 * left out when its text state skips ahead where no `<` is in sight).
 */
const SLICE_CHARS = 16_384

/**
 * What `?>`, `-->` or `]]>` may begin with. ltx looks for each of them within one slice alone, and swallows the rest of
 * the stream when one is cut in two (ltx 3.1.2, `parsers/ltx.js`; to be left out when it remembers what it saw).
 */
const MAY_BEGIN_END_MARK = /[?\]-]{1,2}$/

export class GuardedParser extends Parser {
  readonly #limits: XmlLimits
  #held = ''
  #depth = 0
  #stanzaChars = 0
  #tokenChars = 0
  #broken = false

  constructor(limits: XmlLimits) {
    super()
    this.#limits = limits
    // The library's own complaints count, too; and one that nobody listens to any more would end the process.
    this.on('error', () => {
      this.#broken = true
    })
  }

  /** Never throws: what cannot be read comes out as one `error` event, and nothing after it. */
  override write(text: string): void {
    this.#held += text
    // Nothing can become complete without this character, so single bytes wait for it.
    if (!text.includes('>') && this.#held.length < SLICE_CHARS) return
    const complete = this.#held
    this.#held = ''
    for (let at = 0; at < complete.length && !this.#broken;) {
      const slice = complete.slice(at, at + SLICE_CHARS)
      const keptBack = MAY_BEGIN_END_MARK.exec(slice)?.[0].length ?? 0
      const size = slice.length - keptBack
      // The last slice may end within a mark; what began it waits for the rest.
      if (at + slice.length === complete.length) this.#held = complete.slice(at + size)
      if (size > 0) this.#feed(slice.slice(0, size))
      at += size === 0 ? slice.length : size
      if (this.#held !== '') return
    }
  }

  #feed(slice: string): void {
    this.#stanzaChars += slice.length
    this.#tokenChars += slice.length
    if (this.#stanzaChars > this.#limits.maxStanzaChars) this.#refuse('stanza too long')
    else if (this.#tokenChars > this.#limits.maxTokenChars) this.#refuse('text or tag too long')
    else this.#parse(slice)
  }

  #parse(slice: string): void {
    try {
      super.write(slice)
    } catch (error) {
      // ltx throws for illegal entities, and stumbles over an end tag that nothing opened.
      this.#refuse(error instanceof Error ? error.message : 'not well-formed')
    }
  }

  override onStartElement(name: string, attributes?: string | Record<string, string>): void {
    if (this.#broken) return
    this.#tokenChars = 0
    this.#depth += 1
    if (this.#depth > this.#limits.maxDepth) this.#refuse('nested too deep')
    else super.onStartElement(name, attributes)
  }

  override onEndElement(name: string): void {
    if (this.#broken) return
    this.#tokenChars = 0
    this.#depth -= 1
    if (this.#depth <= 1) this.#stanzaChars = 0
    super.onEndElement(name)
  }

  override onText(text: string): void {
    if (this.#broken) return
    this.#tokenChars = 0
    // Between stanzas only keep-alives stand (RFC 6120 §4.6.1); the library would collect them for ever.
    const cursor: Element | null = this.cursor
    if (cursor !== null && cursor !== this.root) super.onText(text)
  }

  #refuse(reason: string): void {
    this.emit('error', new Parser.XMLError(reason))
  }
}

/** The library makes a parser for each stream by itself, without arguments. */
export const guardedParserClass = (limits: () => XmlLimits) =>
  class extends GuardedParser {
    constructor() {
      super(limits())
    }
  }
