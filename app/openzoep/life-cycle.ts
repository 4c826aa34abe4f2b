/**
 * The published life cycle of a session with the engine, in ten steps: register, open the stream, configure, ask how to
 * log in, log in, presence; calls; log out, close the stream, unregister. `api_register_account()` and
 * `api_unregister_account()` are calls into the engine's library; over a socket the connection itself stands for them.
 */
import { err, ok, type Result } from '../contract/result.ts'
import type { EngineStep } from '../contract/engine-state.ts'
import type { Clock, Random } from '../ports.ts'
import { answerQuery } from '../xmpp/answers.ts'
import { passing, type ConnectFailure } from '../xmpp/connect-failure.ts'
import { before } from '../xmpp/deadline.ts'
import { parseJid } from '../xmpp/jid.ts'
import { OPENZOEP_CONFIGURATION } from '../xmpp/namespaces.ts'
import { createRequests, type Requests } from '../xmpp/requests.ts'
import { attribute } from '../xmpp/stanza.ts'
import { xml, type Element } from '../xmpp/xml.ts'
import { RESOURCE } from './address.ts'
import { openEngineSocket } from './engine-socket.ts'
import { createEngineStream, type EngineStream } from './engine-stream.ts'
import { loginFailure, loginRequest, methodRequest, readMethod } from './login.ts'

/** An engine on this very machine answers at once or not at all. */
export const STEP_MS = 5_000

export interface EngineTarget {
  /** Own bare JID. */
  readonly account: string
  /** Of this machine: all others are refused before anything is sent. */
  readonly host: string
  readonly port: number
  readonly password: string
}

export interface EntryDeps {
  readonly clock: Clock
  readonly random: Random
  readonly target: EngineTarget
  readonly onStep: (step: EngineStep) => void
  /** Hears everything but the answers to our own questions. */
  readonly onStanza: (stanza: Element) => void
  readonly signal: AbortSignal
}

export interface Entered {
  send(stanza: Element): void
  onEnd(listener: (failure: ConnectFailure) => void): void
  /** Logs out, closes the stream, and with it the engine's account. Resolves when the socket is gone. */
  leave(): Promise<void>
}

/** Steps 1 to 6. What fails names its step by the last `onStep`. */
export async function enterEngine(deps: EntryDeps): Promise<Result<Entered, ConnectFailure>> {
  const { clock, random, target, onStep, signal } = deps
  const jid = parseJid(target.account)
  if (jid === undefined || jid.local === '') return err(passing('engine-incomplete'))
  const { local: username, domain } = jid

  onStep('register')
  const late = new AbortController()
  const giveUp = (): void => {
    late.abort()
  }
  signal.addEventListener('abort', giveUp)
  const cancel = clock.after(STEP_MS, giveUp)
  const socket = await openEngineSocket(target, late.signal)
  cancel()
  signal.removeEventListener('abort', giveUp)
  if (!socket.ok) return socket

  const stream = createEngineStream(socket.value, onElement)
  const send = (stanza: Element): void => {
    stream.send(stanza)
  }
  const requests = createRequests({ clock, random, send, jid: `${target.account}/${RESOURCE}` })
  const abort = (): void => {
    refuse(stream, requests, passing('connection-lost'))
  }
  signal.addEventListener('abort', abort)
  if (signal.aborted) abort()

  function onElement(stanza: Element): void {
    const type = attribute(stanza, 'type')
    if (stanza.is('iq') && (type === 'result' || type === 'error')) requests.accept(stanza)
    else if (stanza.is('iq')) {
      const reply = answerQuery(stanza, { nowMs: clock.now(), version: undefined })
      if (reply) send(reply)
    } else deps.onStanza(stanza)
  }

  const entered = await logIn(deps, { stream, requests, username, domain })
  signal.removeEventListener('abort', abort)
  if (!entered.ok) {
    refuse(stream, requests, entered.error)
    return entered
  }
  return ok({
    send,
    onEnd(listener) {
      stream.onEnd((failure) => {
        requests.end()
        listener(failure)
      })
    },
    async leave() {
      send(xml('presence', { type: 'unavailable' }))
      requests.end()
      await stream.close(clock)
    },
  })
}

function refuse(stream: EngineStream, requests: Requests, failure: ConnectFailure): void {
  requests.end()
  stream.fail(failure)
}

interface Line {
  readonly stream: EngineStream
  readonly requests: Requests
  readonly username: string
  readonly domain: string
}

async function logIn(
  { clock, target, onStep }: EntryDeps,
  { stream, requests, username, domain }: Line,
): Promise<Result<null, ConnectFailure>> {
  let lost: ConnectFailure | undefined
  stream.onEnd((failure) => {
    lost = failure
    requests.end()
  })

  onStep('open')
  const header = await before(clock, STEP_MS, stream.open(domain))
  if (header === 'too-late') return err(passing('connection-timeout'))
  if (!header.ok) return header

  onStep('configure')
  // What stands in it was never published with the article, so nothing does: the engine keeps the settings that it has.
  // Whether it answers is not known either, so that nothing waits for it.
  void requests.request(
    xml('iq', { type: 'set', to: domain }, xml('query', { xmlns: OPENZOEP_CONFIGURATION })),
    { timeoutMs: STEP_MS },
  )

  onStep('method')
  const methods = await requests.request(methodRequest(domain, username), { timeoutMs: STEP_MS })
  if (!methods.ok) return err(lost ?? loginFailure(methods.error))
  const method = readMethod(methods.value)
  if (!method.ok) return err({ error: method.error, terminal: false })

  onStep('log-in')
  const streamId = header.value
  if (method.value === 'digest' && streamId === '') return err(passing('bad-reply', 'a stream without an id'))
  const { password } = target
  const proof = { username, password, resource: RESOURCE, method: method.value, streamId }
  const answer = await requests.request(loginRequest(proof), { timeoutMs: STEP_MS })
  if (!answer.ok) return err(lost ?? loginFailure(answer.error))

  onStep('presence')
  stream.send(xml('presence'))
  return lost === undefined ? ok(null) : err(lost)
}
