/**
 * The XML stream that the engine takes and returns: declared as UTF-8, which it insists on, and without `version`, so that
 * it logs in the old way. Nothing here rejects or throws.
 */
import type { Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import { err, ok, type Result } from '../contract/result.ts'
import type { Clock } from '../ports.ts'
import { passing, socketFailure, type ConnectFailure } from '../xmpp/connect-failure.ts'
import { before } from '../xmpp/deadline.ts'
import { GuardedParser, LIMITS_BEFORE_SIGN_IN } from '../xmpp/guarded-parser.ts'
import { CLIENT, STREAM } from '../xmpp/namespaces.ts'
import { attribute } from '../xmpp/stanza.ts'
import { Element } from '../xmpp/xml.ts'

const CLOSE_DEADLINE_MS = 2_000
/** What may not stand in a document in any form (XML 1.0 §2.2). */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

export interface EngineStream {
  /** Opens the stream. Gives the `id` of the engine's header, empty when it has none. */
  open(domain: string): Promise<Result<string, ConnectFailure>>
  send(element: Element): void
  /** Ends the stream at once. Only the first failure counts. */
  fail(failure: ConnectFailure): void
  /** Hears why the stream ended, once, also when it has already; not after `close`. */
  onEnd(listener: (failure: ConnectFailure) => void): void
  /** Closes the stream and waits for the engine to do so. */
  close(clock: Clock): Promise<void>
}

/** @param onElement hears every top-level element, in order */
export function createEngineStream(socket: Socket, onElement: (element: Element) => void): EngineStream {
  const decoder = new StringDecoder('utf8')
  // All that ever comes is a few lines: the narrow limits do for the whole life of the stream.
  const parser = new GuardedParser(LIMITS_BEFORE_SIGN_IN)
  let ended: ConnectFailure | undefined
  let closing = false
  let endListener: ((failure: ConnectFailure) => void) | undefined
  let header: ((result: Result<string, ConnectFailure>) => void) | undefined

  function fail(failure: ConnectFailure): void {
    if (ended) return
    ended = failure
    socket.destroy()
    settleHeader(err(failure))
    if (!closing) endListener?.(failure)
  }

  function settleHeader(result: Result<string, ConnectFailure>): void {
    const waiting = header
    header = undefined
    waiting?.(result)
  }

  parser.on('start', (root: Element) => {
    if (root.is('stream', STREAM)) settleHeader(ok(attribute(root, 'id') ?? ''))
    else fail(passing('stream-error', 'not a Jabber stream'))
  })
  parser.on('element', (element: Element) => {
    if (ended) return
    if (element.is('error', STREAM)) fail(passing('stream-error', element.getText().trim().slice(0, 200)))
    else onElement(element)
  })
  parser.on('error', (error: Error) => {
    fail(passing('stream-error', error.message))
  })
  parser.on('end', () => {
    fail(passing('connection-lost', 'The engine closed the stream'))
  })
  socket.on('data', (chunk: Buffer) => {
    if (!ended) parser.write(decoder.write(chunk))
  })
  socket.on('error', (error) => {
    fail(socketFailure(error))
  })
  socket.on('close', () => {
    fail(passing('connection-lost'))
  })

  const write = (text: string): void => {
    if (!ended && !closing) socket.write(text.replace(ILLEGAL, ''))
  }

  return {
    open(domain) {
      if (ended) return Promise.resolve(err(ended))
      const opened = new Promise<Result<string, ConnectFailure>>((resolve) => {
        header = resolve
      })
      const root = new Element('stream:stream', { to: domain, xmlns: CLIENT, 'xmlns:stream': STREAM })
      write(`<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>${root.toString().slice(0, -2)}>`)
      return opened
    },
    send(element) {
      write(element.toString())
    },
    fail,
    onEnd(listener) {
      endListener = listener
      if (ended && !closing) listener(ended)
    },
    async close(clock) {
      if (ended || closing) return
      closing = true
      const closed = new Promise<'closed'>((resolve) => {
        socket.once('close', () => {
          resolve('closed')
        })
      })
      socket.end('</stream:stream>')
      await before(clock, CLOSE_DEADLINE_MS, closed)
      fail(passing('connection-lost'))
    },
  }
}
