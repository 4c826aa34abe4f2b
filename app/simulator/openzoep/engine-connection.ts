import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import { IQ_AUTH, OPENZOEP_CONFIGURATION, STREAM } from '../../xmpp/namespaces.ts'
import type { Identifiers } from '../chance.ts'
import type { SimulatorClock } from '../clock.ts'
import { attr, errorOf, resultOf, xml, type Element } from '../stanza.ts'
import { calmLine } from '../wire/conditions.ts'
import { createOutlet } from '../wire/outlet.ts'
import { createStreamReader } from '../wire/stream-reader.ts'
import { ENGINE_STAGES, type EngineConditions, type EngineStage } from './conditions.ts'

export interface EngineAccount {
  /** Bare JID. */
  readonly jid: string
  readonly password: string
}

export interface EngineConnectionDeps {
  readonly account: EngineAccount
  readonly clock: SimulatorClock
  readonly identifiers: Identifiers
  readonly conditions: EngineConditions
  readonly onStage: (stage: EngineStage) => void
  /** @returns false when the stanza is none that was published */
  readonly onVoice: (voice: Element) => boolean
}

/** One program's session with the engine: the connection stands for the two calls that register and unregister it. */
export interface EngineConnection {
  /** Whether it has logged in and sent its presence. */
  readonly isPresent: boolean
  send(text: string): void
  reset(): void
}

/** What a connection may say first is short; whatever is longer has no declaration worth reading. */
const HEAD_BYTES = 1024
const DECLARED = /^\s*<\?xml\s[^>]*\bencoding\s*=\s*(["'])utf-8\1[^>]*\?>/i
/** XEP-0078 section 3.3, with the codes of XEP-0086. */
const NOT_AUTHORIZED = { type: 'auth', condition: 'not-authorized', code: 401 } as const
const NOT_ACCEPTABLE = { type: 'modify', condition: 'not-acceptable', code: 406 } as const
const UNEXPECTED = { type: 'wait', condition: 'unexpected-request', code: 400 } as const

export function createEngineConnection(socket: Socket, deps: EngineConnectionDeps): EngineConnection {
  const { account, clock, identifiers, conditions, onVoice } = deps
  const [username = '', domain = ''] = account.jid.split('@')
  const streamId = identifiers.word(16)
  const outlet = createOutlet(socket, clock, calmLine())
  const reached = new Set<EngineStage>()
  let head = ''

  const reach = (stage: EngineStage): void => {
    reached.add(stage)
    deps.onStage(stage)
  }
  const isStalled = (): boolean => {
    const { stallAt } = conditions
    return (
      stallAt !== undefined &&
      [...reached].some((stage) => ENGINE_STAGES.indexOf(stage) >= ENGINE_STAGES.indexOf(stallAt))
    )
  }
  const write = (text: string): void => {
    if (!isStalled()) outlet.write(text)
  }
  const send = (stanza: Element): void => write(stanza.toString())
  const fail = (condition: string): void => {
    reader.stop()
    outlet.end(`<stream:error>${condition}</stream:error></stream:stream>`)
  }

  const reader = createStreamReader({
    onHeader: (header) => {
      reach('stream-opened')
      write(
        `<?xml version='1.0' encoding='UTF-8'?><stream:stream xmlns='jabber:client' xmlns:stream='${STREAM}' from='${domain}' id='${streamId}'>`,
      )
      if (!DECLARED.test(head)) fail('unsupported-encoding')
      else if (!header.is('stream', STREAM)) fail('invalid-namespace')
      // With a version it would be XMPP 1.0, which has another way to log in.
      else if (attr(header, 'version') !== undefined) fail('unsupported-version')
      else if (attr(header, 'to')?.toLowerCase() !== domain) fail('host-unknown')
    },
    onStanza,
    onEnd: () => {
      reach('stream-closed')
      outlet.end('</stream:stream>')
    },
    onBroken: fail,
  })

  function onStanza(stanza: Element): void {
    if (stanza.is('iq')) onIq(stanza)
    else if (stanza.is('presence')) onPresence(stanza)
    else if (stanza.is('voice')) {
      if (!reached.has('present')) fail('not-authorized')
      else if (onVoice(stanza)) reach('message')
      else fail('bad-format')
    }
  }

  function onPresence(presence: Element): void {
    if (!reached.has('logged-in')) fail('not-authorized')
    else if (attr(presence, 'type') === 'unavailable') reach('logged-out')
    else reach('present')
  }

  function onIq(iq: Element): void {
    const type = attr(iq, 'type')
    const query = iq.getChildElements()[0]
    if (query === undefined || (type !== 'get' && type !== 'set')) return
    if (type === 'set' && query.getNS() === OPENZOEP_CONFIGURATION) {
      reach('configured')
      send(resultOf(iq))
    } else if (query.getNS() !== IQ_AUTH || !reached.has('configured')) send(errorOf(iq, UNEXPECTED))
    else if (type === 'get') tellMethods(iq)
    else logIn(iq, query)
  }

  function tellMethods(iq: Element): void {
    reach('method-asked')
    const fields = ['username', 'password', ...(conditions.plainOnly ? [] : ['digest']), 'resource']
    send(resultOf(iq, xml('query', { xmlns: IQ_AUTH }, ...fields.map((name) => xml(name, {})))))
  }

  function logIn(iq: Element, query: Element): void {
    const given = (name: string): string | undefined => query.getChildText(name) ?? undefined
    const digest = createHash('sha1').update(`${streamId}${account.password}`).digest('hex')
    const proven =
      given('digest') === undefined
        ? given('password') === account.password
        : !conditions.plainOnly && given('digest') === digest
    if (given('username') === undefined || given('resource') === undefined) send(errorOf(iq, NOT_ACCEPTABLE))
    else if (given('username')?.toLowerCase() !== username || !proven) send(errorOf(iq, NOT_AUTHORIZED))
    else {
      reach('logged-in')
      send(resultOf(iq))
    }
  }

  socket.setNoDelay(true)
  socket.on('data', (chunk: Buffer) => {
    if (head.length < HEAD_BYTES) head += chunk.toString('latin1').slice(0, HEAD_BYTES)
    reader.write(chunk)
  })
  socket.on('error', () => socket.destroy()) // A peer that vanishes is daily business; 'close' follows.
  socket.on('close', () => {
    reader.stop()
    reached.delete('present')
    deps.onStage('unregistered')
  })
  reach('registered')

  return {
    get isPresent() {
      return reached.has('present') && !reached.has('logged-out')
    },
    send: write,
    reset: () => void socket.resetAndDestroy(),
  }
}
