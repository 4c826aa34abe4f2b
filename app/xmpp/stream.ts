/** One XML stream over one connection, from its first byte to its end. Nothing here rejects or throws. */
import type { Socket } from 'node:net'
import { err, ok, type Result } from '../contract/result.ts'
import type { Clock } from '../ports.ts'
import type { StreamTap } from './console-tap.ts'
import { passing, socketFailure, terminal, type ConnectFailure } from './connect-failure.ts'
import { before } from './deadline.ts'
import type { XmlLimits } from './guarded-parser.ts'
import { LibraryStream } from './library-stream.ts'
import { STREAM, STREAM_ERRORS } from './namespaces.ts'
import { childElements, textOf } from './stanza.ts'
import type { Element } from './xml.ts'

/** Negotiation is question and answer: a server that sends more than this unasked is not negotiating. */
const MAX_UNREAD = 64
const CLOSE_DEADLINE_MS = 2_000

export interface XmppStream {
  /** Opens the stream, or opens it anew after TLS or SASL. Gives the features that the server offers. */
  open(limits: XmlLimits): Promise<Result<Element, ConnectFailure>>
  /** Hands the socket out, and forgets everything that arrived and was not read: it came without protection. */
  detach(): void
  attach(socket: Socket): void
  send(element: Element): void
  /** The next element that arrives. */
  receive(): Promise<Result<Element, ConnectFailure>>
  /** From now on every element goes to the listener, beginning with those that are waiting. */
  listen(listener: (element: Element) => void): void
  /** Ends the stream at once. Only the first failure counts. */
  fail(failure: ConnectFailure): void
  /** Hears why the stream ended, once; not after `close`. */
  onEnd(listener: (failure: ConnectFailure) => void): void
  /** Says good-bye and waits for the server to do so. */
  close(clock: Clock): Promise<void>
  readonly receivedBytes: number
}

/** @param tap hears every element, and the stream's own head, in both directions */
export function createStream(first: Socket, domain: string, tap?: StreamTap): XmppStream {
  let socket = first
  let ended: ConnectFailure | undefined
  let closing = false
  const unread: Element[] = []
  let reader: ((result: Result<Element, ConnectFailure>) => void) | undefined
  let listener: ((element: Element) => void) | undefined
  let endListener: ((failure: ConnectFailure) => void) | undefined

  const library = new LibraryStream({ domain, onElement })

  function onElement(element: Element): void {
    if (ended) return
    tap?.hear?.('in', element)
    take(element)
  }

  function take(element: Element): void {
    if (element.is('error', STREAM)) fail(streamFailure(element))
    else if (listener) listener(element)
    else if (reader) settleReader(ok(element))
    else if (unread.push(element) > MAX_UNREAD) fail(passing('stream-error', 'unasked data'))
  }

  function settleReader(result: Result<Element, ConnectFailure>): void {
    const waiting = reader
    reader = undefined
    waiting?.(result)
  }

  function fail(failure: ConnectFailure): void {
    if (ended) return
    ended = failure
    socket.destroy()
    settleReader(err(failure))
    // Releases what inside the library still waits for this stream.
    library.emit('error', new Error('stream ended'))
    if (!closing) endListener?.(failure)
  }

  library.on('error', (error) => {
    fail(error.name === 'XMLError' ? passing('stream-error', error.message) : socketFailure(error))
  })
  library.on('disconnect', () => {
    fail(passing('connection-lost'))
  })
  library.on('close', () => {
    fail(passing('connection-lost', 'The server closed the stream'))
  })
  library.on('open', (root: Element) => {
    tap?.hear?.('in', root)
    if (!root.is('stream', STREAM)) fail(passing('stream-error', 'not an XMPP stream'))
  })
  library.attach(socket)

  function receive(): Promise<Result<Element, ConnectFailure>> {
    if (ended) return Promise.resolve(err(ended))
    const next = unread.shift()
    if (next) return Promise.resolve(ok(next))
    return new Promise((resolve) => {
      reader = resolve
    })
  }

  return {
    async open(limits) {
      tap?.hear?.('out', headOf(library, domain))
      library.begin(limits).catch((error: unknown) => {
        fail(socketFailure(error))
      })
      const features = await receive()
      if (!features.ok || features.value.is('features', STREAM)) return features
      fail(passing('stream-error', `unexpected ${features.value.getName()}`))
      return receive()
    },
    detach() {
      library.detach()
      unread.length = 0
    },
    attach(next) {
      socket = next
      library.attach(next)
    },
    send(element) {
      if (ended) return
      tap?.hear?.('out', element)
      library.send(element).catch((error: unknown) => {
        fail(socketFailure(error))
      })
    },
    receive,
    listen(next) {
      listener = next
      for (const element of unread.splice(0)) take(element)
    },
    fail,
    onEnd(next) {
      endListener = next
      if (ended && !closing) next(ended)
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
    get receivedBytes() {
      return library.receivedBytes
    },
  }
}

/** What the library is about to write; it adds the address itself. */
function headOf(library: LibraryStream, domain: string): Element {
  const head = library.headerElement()
  head.attrs['to'] = domain
  return head
}

/**
 * RFC 6120 §4.9. `conflict` means that another session took our resource: taking it back would start a duel. The host
 * of `see-other-host` is not followed; the next attempt looks the domain up again.
 */
function streamFailure(element: Element): ConnectFailure {
  const details = childElements(element).filter((detail) => detail.getNS() === STREAM_ERRORS)
  const condition = details.find((detail) => !detail.is('text'))?.getName() ?? 'undefined-condition'
  const text = details.find((detail) => detail.is('text'))
  const words = text ? textOf(text) : ''
  if (condition === 'conflict') return terminal('conflict', words)
  return passing('stream-error', words === '' ? condition : `${condition}: ${words}`)
}
