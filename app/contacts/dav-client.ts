/** Requests of WebDAV (RFC 4918) over https: to one server alone, whose certificate was checked before it gets the password. */
import { Agent, request, type RequestOptions } from 'node:https'
import type { IncomingMessage } from 'node:http'
import type { SecureContext } from 'node:tls'
import type { Element, Parser } from '@xmpp/xml'
import { err, ok, type Result } from '../contract/result.ts'
import type { ContactStep } from '../people/contact.ts'
import type { Clock } from '../ports.ts'
import { localName } from './dav-response.ts'
import { trouble, troubleFrom, type ServerTrouble } from './server-trouble.ts'

export interface DavDeps {
  readonly clock: Clock
  /** A reader of XML with limits of its own. */
  readonly createParser: () => Parser
  /** Whom to believe; undefined: the runtime's own authorities. */
  readonly trust: SecureContext | undefined
}

export interface DavAnswer {
  /** HTTP status. */
  readonly status: number
  /** Where the answer came from in the end. */
  readonly url: URL
}

export interface DavClient {
  /**
   * @param each told of every `response` of a multi-status
   * @returns any status that is no trouble of the sign-in
   */
  ask(question: DavQuestion, each: (response: Element) => void): Promise<Result<DavAnswer, ServerTrouble>>
  dispose(): void
}

export interface DavQuestion {
  readonly method: 'PROPFIND' | 'REPORT'
  readonly url: URL
  readonly depth: '0' | '1'
  readonly body: string
  /** What it is asked for, should it fail. */
  readonly step: ContactStep
}

const DEADLINE_MS = 60_000
const SILENCE_MS = 20_000
const MOST_BYTES = 100_000_000
const MOST_REDIRECTS = 5

/** @param home https; nothing is sent to any other origin, whatever answers say */
export function createDavClient(
  { clock, createParser, trust }: DavDeps,
  home: URL,
  login: { readonly user: string; readonly password: string },
): DavClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const authorization = `Basic ${Buffer.from(`${login.user}:${login.password}`, 'utf8').toString('base64')}`

  function open({ method, url, depth, body }: DavQuestion): {
    readonly answer: Promise<IncomingMessage>
    readonly close: (why: Error) => void
  } {
    const options: RequestOptions & { readonly secureContext?: SecureContext } = {
      method,
      agent,
      timeout: SILENCE_MS,
      // Said here, since NODE_TLS_REJECT_UNAUTHORIZED in the environment counts for whoever says nothing.
      rejectUnauthorized: true,
      headers: {
        authorization,
        depth,
        accept: 'application/xml, text/xml',
        'accept-encoding': 'identity',
        'content-type': 'application/xml; charset=utf-8',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Ringside',
      },
      ...(trust === undefined ? {} : { secureContext: trust }),
    }
    const asked = request(url, options)
    const close = (why: Error): void => void asked.destroy(why)
    asked.on('timeout', () => {
      close(tooLate())
    })
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      asked.on('response', resolve)
      asked.on('error', reject)
    })
    asked.end(body)
    return { answer, close }
  }

  async function once(
    question: DavQuestion,
    each: (response: Element) => void,
  ): Promise<Result<DavAnswer & { readonly location: string | undefined }, ServerTrouble>> {
    const { answer, close } = open(question)
    const cancel = clock.after(DEADLINE_MS, () => {
      close(tooLate())
    })
    try {
      const message = await answer
      const status = message.statusCode ?? 0
      if (status === 401 || status === 407)
        return err(trouble('sign-in', 'contacts-login-refused', message.statusMessage))
      if (status === 207) await readResponses(message, createParser(), each)
      else message.resume()
      return ok({ status, url: question.url, location: message.headers.location })
    } catch (error) {
      return err(troubleFrom(error, question.step))
    } finally {
      cancel()
    }
  }

  return {
    async ask(question, each) {
      let url = question.url
      for (let turn = 0; turn <= MOST_REDIRECTS; turn += 1) {
        if (url.origin !== home.origin)
          return err(
            trouble(question.step, 'contacts-elsewhere', `${url.protocol}//${url.host}${url.pathname}`),
          )
        const answer = await once({ ...question, url }, each)
        if (!answer.ok) return answer
        const { status, location } = answer.value
        const next = status >= 300 && status < 400 ? urlFrom(location ?? '', url) : undefined
        if (next === undefined) return answer
        url = next
      }
      return err(trouble(question.step, 'contacts-bad-reply', 'It sends from one address to the next.'))
    },
    dispose() {
      agent.destroy()
    },
  }
}

const tooLate = (): Error => Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' })

export function urlFrom(text: string, base: URL): URL | undefined {
  try {
    return text === '' ? undefined : new URL(text, base)
  } catch {
    return undefined
  }
}

async function readResponses(
  message: IncomingMessage,
  parser: Parser,
  each: (response: Element) => void,
): Promise<void> {
  const read: { problem: Error | undefined; isWhole: boolean } = { problem: undefined, isWhole: false }
  parser.on('element', (element: Element) => {
    if (localName(element) === 'response') each(element)
  })
  parser.on('error', (error: Error) => {
    read.problem ??= error
  })
  parser.on('end', () => {
    read.isWhole = true
  })
  const decoder = new TextDecoder()
  let bytes = 0
  for await (const piece of message) {
    const chunk: unknown = piece
    if (!(chunk instanceof Uint8Array)) continue
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new Error('The answer is too large.')
    parser.write(decoder.decode(chunk, { stream: true }))
    if (read.problem !== undefined) throw read.problem
  }
  if (!read.isWhole) throw new Error('The answer has no end.')
}
