/** One XMPP stream over one WebSocket (RFC 7395): `<open/>` and `<close/>` instead of a header and a footer. */
import type { WebSocket } from 'ws'
import { passing, socketFailure } from './connect-failure.ts'
import type { StreamTap } from './console-tap.ts'
import { before } from './deadline.ts'
import { createElementInbox, readFeatures } from './element-inbox.ts'
import { decodeFrame, encodeFrame } from './frame.ts'
import { LIMITS_BEFORE_SIGN_IN } from './guarded-parser.ts'
import { FRAMING } from './namespaces.ts'
import { CLOSE_DEADLINE_MS, type XmppStream } from './stream.ts'
import { xml, type Element } from './xml.ts'

/**
 * @param socket open, with subprotocol `xmpp`
 * @param domain XMPP domain, to whom the stream is addressed
 * @param receivedBytes how many bytes ever arrived on the connection below
 * @param tap hears every element in both directions
 */
export function createWebSocketStream(
  socket: WebSocket,
  domain: string,
  receivedBytes: () => number,
  tap?: StreamTap,
): XmppStream {
  let limits = LIMITS_BEFORE_SIGN_IN
  /** Whether the server has opened the stream that we opened last. */
  let opened = false
  let onGoodbye = (): void => undefined
  const inbox = createElementInbox(() => {
    socket.terminate()
  })

  function write(element: Element): void {
    if (inbox.ended) return
    tap?.hear?.('out', element)
    socket.send(encodeFrame(element), (error) => {
      if (error) inbox.fail(socketFailure(error))
    })
  }

  function accept(element: Element): void {
    tap?.hear?.('in', element)
    if (element.is('open', FRAMING)) {
      opened = true
    } else if (element.is('close', FRAMING)) {
      onGoodbye()
      // Another address in `see-other-uri` is not followed: nobody vouches for it.
      inbox.fail(passing('connection-lost', 'The server closed the stream'))
    } else if (opened) {
      inbox.accept(element)
    } else {
      inbox.fail(passing('stream-error', `${element.getName()} before the stream was opened`))
    }
  }

  socket.on('message', (data, isBinary) => {
    if (inbox.ended) return
    const text = isBinary || !Buffer.isBuffer(data) ? '' : data.toString('utf8')
    const element = decodeFrame(text, limits)
    if (element.ok) accept(element.value)
    else inbox.fail(passing('stream-error', element.error))
  })
  socket.on('error', (error) => {
    // The library's own complaints, e.g. of a message that is too long, are about what the server sent.
    const ours = 'code' in error && String(error.code).startsWith('WS_ERR_')
    inbox.fail(ours ? passing('stream-error', error.message) : socketFailure(error))
  })
  socket.on('close', () => {
    onGoodbye()
    inbox.fail(passing('connection-lost'))
  })

  return {
    open(next) {
      limits = next
      opened = false
      write(xml('open', { xmlns: FRAMING, to: domain, version: '1.0' }))
      return readFeatures(inbox)
    },
    send: write,
    receive: inbox.receive,
    listen: inbox.listen,
    fail: inbox.fail,
    onEnd: inbox.onEnd,
    async close(clock) {
      if (!inbox.beginClosing()) return
      const closed = new Promise<'closed'>((resolve) => {
        onGoodbye = () => {
          resolve('closed')
        }
      })
      write(xml('close', { xmlns: FRAMING }))
      await before(clock, CLOSE_DEADLINE_MS, closed)
      inbox.fail(passing('connection-lost'))
    },
    get receivedBytes() {
      return receivedBytes()
    },
  }
}
