/**
 * The stream of xmpp.js (`Connection`, the part of `@xmpp/client` that opens streams, serialises and parses), with what
 * was measured to be wrong in 0.14.0 put right. Its feature plug-ins, reconnect and stream management are not used:
 * negotiation in `negotiate.ts` is a straight line with a deadline for each step.
 */
import type { Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import Connection from '@xmpp/connection'
import { guardedParserClass, LIMITS_BEFORE_SIGN_IN, type XmlLimits } from './guarded-parser.ts'
import { CLIENT, STREAM } from './namespaces.ts'
import { Element } from './xml.ts'

/** What may not stand in a document in any form (XML 1.0 §2.2): a server ends the stream over it. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** What the library's own serialiser lets through. */
export const withoutIllegal = (text: string): string => text.replace(ILLEGAL, '')

export interface LibraryStreamOptions {
  readonly domain: string
  /** Hears every top-level element: stanzas, features, SASL, stream errors. */
  readonly onElement: (element: Element) => void
}

export class LibraryStream extends Connection {
  override NS = CLIENT
  /** Grows with every byte that arrives, readable or not. */
  receivedBytes = 0
  readonly #onElement: (element: Element) => void
  #decoder = new StringDecoder('utf8')
  #limits = LIMITS_BEFORE_SIGN_IN
  override Parser = guardedParserClass(() => this.#limits)

  // In the library, but not in its type declarations.
  declare _attachSocket: (socket: Socket) => void
  declare _detachSocket: () => void

  constructor({ domain, onElement }: LibraryStreamOptions) {
    super({ domain })
    this.#onElement = onElement
    // No timers inside the library: its two seconds for opening a stream are the machine's, ours come from the clock.
    this.timeout = 0
  }

  /** Reads and writes through this socket from now on. What an earlier one left half-read is forgotten. */
  attach(socket: Socket): void {
    this.#decoder = new StringDecoder('utf8')
    this._attachSocket(socket)
  }

  /** Leaves the socket to somebody else: the TLS layer that is put upon it. */
  detach(): void {
    this._detachSocket()
    this.parser = null
  }

  /** Opens a stream, or opens it anew on the same socket (RFC 6120 §4.3.3). */
  begin(limits: XmlLimits): Promise<unknown> {
    this.#limits = limits
    return this.restart()
  }

  /** The library decodes each chunk for itself and breaks every character that lies across two. */
  _onData(data: Buffer): void {
    this.receivedBytes += data.length
    this.parser?.write(this.#decoder.write(data))
  }

  /** The library follows `see-other-host` to wherever a server says, and drops the stream by itself on errors. */
  _onElement(element: Element): void {
    this.#onElement(element)
  }

  override async write(text: string): Promise<void> {
    if (this.socket === null) throw new Error('no socket')
    await super.write(withoutIllegal(text))
  }

  override headerElement(): Element {
    return new Element('stream:stream', { version: '1.0', xmlns: CLIENT, 'xmlns:stream': STREAM })
  }

  override header(element: Element): string {
    return `<?xml version='1.0'?>${element.toString().slice(0, -2)}>`
  }

  override socketParameters(): undefined {
    return undefined
  }
}
