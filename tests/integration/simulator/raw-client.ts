/** An XMPP client of a hundred lines that knows nothing of the simulator's code: it sends text and waits for elements. */
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { StringDecoder } from 'node:string_decoder'
import { Parser, type Element } from '../../../app/xmpp/xml.ts'

export interface Server {
  readonly host: string
  readonly port: number
  readonly domain: string
  readonly caPem: string
}

export interface RawClient {
  /** Full JID once bound. */
  readonly jid: string
  send(text: string): void
  /** Sends an IQ without `id`, which is put in, and waits for its answer. */
  ask(iq: string): Promise<Element>
  /** The first element not yet taken that fits, now or within the deadline. */
  next(what: string, fits: (element: Element) => boolean): Promise<Element>
  /** Everything that came and was not taken, after the server has answered one more ping. */
  rest(): Promise<readonly Element[]>
  /** Fulfilled when the connection is closed, with `true` after a reset. */
  readonly closed: Promise<boolean>
  close(): void
}

const DEADLINE_MS = 5000

export interface RawStream extends Omit<RawClient, 'jid' | 'ask' | 'rest'> {
  /** Continues on a TLS connection over the same socket, or over a fresh one. */
  secure(): Promise<void>
  /** Everything that came and was not taken. */
  drain(): readonly Element[]
  /** Opens a stream and returns its features. */
  open(): Promise<Element>
}

/** A connection without any negotiation, for what happens before sign-in. */
export async function openRaw(server: Server, port = server.port): Promise<RawStream> {
  let socket: Socket = await connected(server.host, port)
  let parser = new Parser()
  let decoder = new StringDecoder('utf8')
  let unread = ''
  const received: Element[] = []
  const waiting = new Set<() => void>()
  let reset = false
  let over = false
  let reportClosed: (wasReset: boolean) => void = () => undefined
  const closed = new Promise<boolean>((resolve) => (reportClosed = resolve))

  const wake = (): void => waiting.forEach((check) => check())
  const listen = (): void => {
    const own = socket
    own.on('data', (chunk: Buffer) => {
      // Up to the last tag only: the parser cannot take a declaration that is cut in two.
      unread += decoder.write(chunk)
      const end = unread.lastIndexOf('>') + 1
      parser.write(unread.slice(0, end))
      unread = unread.slice(end)
    })
    own.on('error', (error: NodeJS.ErrnoException) => (reset ||= error.code === 'ECONNRESET'))
    own.on('close', () => {
      if (own !== socket) return
      over = true
      reportClosed(reset)
      wake()
    })
  }
  const fresh = (): void => {
    parser = new Parser()
    decoder = new StringDecoder('utf8')
    unread = ''
    parser.on('element', (element: Element) => {
      received.push(element)
      wake()
    })
    parser.on('error', () => undefined)
  }
  fresh()
  listen()

  const next = (what: string, fits: (element: Element) => boolean): Promise<Element> =>
    new Promise((resolve, reject) => {
      const seen = (): string => received.map((element) => element.toString()).join('\n')
      const settle = (): void => {
        waiting.delete(check)
        clearTimeout(timer)
      }
      const timer = setTimeout(() => {
        settle()
        reject(new Error(`${what} did not come; waiting: ${seen()}`))
      }, DEADLINE_MS)
      const check = (): void => {
        const index = received.findIndex(fits)
        const [found] = index < 0 ? [] : received.splice(index, 1)
        if (found === undefined && !over) return
        settle()
        if (found === undefined) reject(new Error(`closed before ${what} came; waiting: ${seen()}`))
        else resolve(found)
      }
      waiting.add(check)
      check()
    })

  return {
    send: (text) => void socket.write(text),
    next,
    drain: () => received.splice(0),
    closed,
    close: () => socket.destroy(),
    secure: async () => {
      socket.removeAllListeners('data')
      const plain = socket
      socket = connectTls({ socket: plain, servername: server.domain, ca: server.caPem })
      const secured = new Promise<void>((resolve, reject) =>
        socket.once('secureConnect', resolve).once('error', reject),
      )
      fresh()
      listen()
      await secured
    },
    open: async () => {
      fresh()
      socket.write(
        `<?xml version='1.0'?><stream:stream to='${server.domain}' version='1.0' ` +
          `xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`,
      )
      return next('stream features', (element) => element.name === 'stream:features')
    },
  }
}

function connected(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host, port }, () => resolve(socket))
    socket.once('error', reject)
  })
}

export const plainAuth = (username: string, password: string): string =>
  `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>` +
  `${Buffer.from(`\0${username}\0${password}`).toString('base64')}</auth>`

export interface SignIn {
  readonly username: string
  readonly password: string
  readonly resource?: string
  /** `undefined` sends no presence at all. */
  readonly priority?: number | undefined
}

/** Signs in by STARTTLS and PLAIN, binds, and sends presence with priority 1 unless told otherwise. */
export async function signIn(server: Server, account: SignIn): Promise<RawClient> {
  const stream = await openRaw(server)
  await stream.open()
  stream.send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
  await stream.next('proceed', (element) => element.name === 'proceed')
  await stream.secure()
  await stream.open()
  stream.send(plainAuth(account.username, account.password))
  await stream.next('success', (element) => element.name === 'success')
  await stream.open()
  return bound(stream, account)
}

async function bound(stream: RawStream, account: SignIn): Promise<RawClient> {
  let count = 0
  const ask = (iq: string): Promise<Element> => {
    count += 1
    const id = `q${count.toString()}`
    stream.send(iq.replace(/<iq(?=[\s>])/, `<iq id='${id}'`))
    return stream.next(
      `the answer to ${iq}`,
      (element) => element.name === 'iq' && element.attrs['id'] === id,
    )
  }
  const resource = `<resource>${account.resource ?? 'desk'}</resource>`
  const answer = await ask(
    `<iq type='set'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>${resource}</bind></iq>`,
  )
  const jid = answer.getChild('bind')?.getChildText('jid') ?? ''
  const priority = 'priority' in account ? account.priority : 1
  if (priority !== undefined) {
    stream.send(`<presence><priority>${priority.toString()}</priority></presence>`)
    await stream.next(
      'own presence',
      (element) => element.name === 'presence' && element.attrs['from'] === jid,
    )
  }
  return {
    ...stream,
    jid,
    ask,
    rest: async () => {
      await ask("<iq type='get'><ping xmlns='urn:xmpp:ping'/></iq>")
      return stream.drain()
    },
  }
}
