/** One XML stream over one TCP connection, from its first byte to its end. Nothing here rejects or throws. */
import type { Socket } from 'node:net'
import type { Result } from '../contract/result.ts'
import type { Clock } from '../ports.ts'
import { passing, socketFailure, type ConnectFailure } from './connect-failure.ts'
import type { StreamTap } from './console-tap.ts'
import { before } from './deadline.ts'
import { createElementInbox, readFeatures } from './element-inbox.ts'
import type { XmlLimits } from './guarded-parser.ts'
import { LibraryStream } from './library-stream.ts'
import { STREAM } from './namespaces.ts'
import type { Element } from './xml.ts'

/** For the server's good-bye after ours, in ms. */
export const CLOSE_DEADLINE_MS = 2_000

export interface XmppStream {
  /** Opens the stream, or opens it anew after TLS or SASL. Gives the features that the server offers. */
  open(limits: XmlLimits): Promise<Result<Element, ConnectFailure>>
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

export interface SocketStream extends XmppStream {
  /** Hands the socket out, and forgets everything that arrived and was not read: it came without protection. */
  detach(): void
  attach(socket: Socket): void
}

/**
 * @param domain XMPP domain, to whom the stream is addressed
 * @param tap hears every element, and the stream's own head, in both directions
 */
export function createStream(first: Socket, domain: string, tap?: StreamTap): SocketStream {
  let socket = first
  const inbox = createElementInbox(() => {
    socket.destroy()
    // Releases what inside the library still waits for this stream.
    library.emit('error', new Error('stream ended'))
  })
  const library = new LibraryStream({
    domain,
    onElement(element) {
      if (!inbox.ended) tap?.hear?.('in', element)
      inbox.accept(element)
    },
  })

  library.on('error', (error) => {
    inbox.fail(error.name === 'XMLError' ? passing('stream-error', error.message) : socketFailure(error))
  })
  library.on('disconnect', () => {
    inbox.fail(passing('connection-lost'))
  })
  library.on('close', () => {
    inbox.fail(passing('connection-lost', 'The server closed the stream'))
  })
  library.on('open', (root: Element) => {
    tap?.hear?.('in', root)
    if (!root.is('stream', STREAM)) inbox.fail(passing('stream-error', 'not an XMPP stream'))
  })
  library.attach(socket)

  return {
    open(limits) {
      tap?.hear?.('out', headOf(library, domain))
      library.begin(limits).catch((error: unknown) => {
        inbox.fail(socketFailure(error))
      })
      return readFeatures(inbox)
    },
    detach() {
      library.detach()
      inbox.clear()
    },
    attach(next) {
      socket = next
      library.attach(next)
    },
    send(element) {
      if (inbox.ended) return
      tap?.hear?.('out', element)
      library.send(element).catch((error: unknown) => {
        inbox.fail(socketFailure(error))
      })
    },
    receive: inbox.receive,
    listen: inbox.listen,
    fail: inbox.fail,
    onEnd: inbox.onEnd,
    async close(clock) {
      if (!inbox.beginClosing()) return
      const closed = new Promise<'closed'>((resolve) => {
        socket.once('close', () => {
          resolve('closed')
        })
      })
      socket.end('</stream:stream>')
      await before(clock, CLOSE_DEADLINE_MS, closed)
      inbox.fail(passing('connection-lost'))
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
