import { createHash } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { COMPONENT_ACCEPT, STREAM } from '../../xmpp/namespaces.ts'
import type { SimulatorClock } from '../clock.ts'
import { attr, xml, type Element } from '../stanza.ts'
import { createStreamReader } from './stream-reader.ts'

/** One service at an XMPP server of somebody else's (XEP-0114). It joins again by itself whenever it is cut off. */
export interface Component {
  readonly jid: string
  /** Fulfilled when the server first accepted the component; rejected when it did not. */
  readonly joined: Promise<void>
  /** Dropped while the component is not joined, as a server does with what is for a component that is away. */
  send(stanza: Element): void
  /**
   * Ends the stream. Fulfilled when the connection is closed: from then on the server knows that nobody is here.
   * @param againAfterMs joins again so long after it began to leave; absent: it is over
   */
  leave(againAfterMs?: number): Promise<void>
}

export interface ComponentDeps {
  readonly jid: string
  readonly host: string
  readonly port: number
  readonly secret: string
  readonly clock: SimulatorClock
  readonly onStanza: (stanza: Element) => void
}

/** A server that restarts is back within a second; one on this machine is not harmed by being asked. */
const AGAIN_AFTER_MS = 250
/** A server that does not close its side of an ended stream by then is cut off (RFC 6120 section 4.4). */
const CLOSE_MS = 1_000

export function createComponent(deps: ComponentDeps): Component {
  let socket: Socket | undefined
  let accepted = false
  let cancelAgain = (): void => undefined
  let settle: { resolve(): void; reject(error: Error): void } | undefined
  const joined = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
  })

  const joinAfter = (delayMs: number): void => {
    cancelAgain()
    cancelAgain = deps.clock.after(delayMs, join)
  }

  function join(): void {
    const own = connect({ host: deps.host, port: deps.port, noDelay: true })
    socket = own
    let reason = 'the server closed the stream'
    const shake = (header: Element): void => {
      // XEP-0114 section 3: the stream's id and the secret together, in lower-case hexadecimal.
      const digest = createHash('sha1')
        .update(`${attr(header, 'id') ?? ''}${deps.secret}`)
        .digest('hex')
      own.write(xml('handshake', {}, digest).toString())
    }
    const reader = createStreamReader({
      onHeader: shake,
      onStanza: (stanza) => {
        if (stanza.is('handshake')) {
          accepted = true
          settle?.resolve()
        } else if (stanza.is('error', STREAM)) {
          reason = stanza.getChildElements()[0]?.name ?? reason
        } else if (accepted) deps.onStanza(stanza)
      },
      onEnd: () => own.end(),
      onBroken: () => own.destroy(),
    })
    own.on('connect', () => own.write(openingOf(deps.jid)))
    own.on('data', (chunk) => reader.write(chunk))
    own.on('error', (error) => {
      reason = error.message
    })
    own.on('close', () => {
      reader.stop()
      if (socket !== own) return
      socket = undefined
      accepted = false
      settle?.reject(new Error(`${deps.jid} could not join: ${reason}`))
      joinAfter(AGAIN_AFTER_MS)
    })
  }

  join()
  return {
    jid: deps.jid,
    joined,
    send: (stanza) => {
      if (accepted) socket?.write(stanza.toString())
    },
    leave: (againAfterMs) => {
      cancelAgain()
      const last = socket
      socket = undefined
      accepted = false
      if (againAfterMs !== undefined) joinAfter(againAfterMs)
      if (last === undefined || last.closed) return Promise.resolve()
      return new Promise((resolve) => {
        const cancel = deps.clock.after(CLOSE_MS, () => last.destroy())
        last.once('close', () => {
          cancel()
          resolve()
        })
        last.end('</stream:stream>')
      })
    },
  }
}

/** Text, because the element stays open. The name comes from a command line that takes nothing but domain names. */
const openingOf = (jid: string): string =>
  `<?xml version='1.0'?><stream:stream xmlns='${COMPONENT_ACCEPT}' xmlns:stream='${STREAM}' to='${jid}'>`
