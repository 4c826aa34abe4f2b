import { describe, expect, it } from 'vitest'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { CallEvent } from '../../../app/calls/model.ts'
import { createCallFeed } from '../../../app/onsip/call-feed.ts'
import { createServerTime } from '../../../app/onsip/server-time.ts'
import { servicesOf } from '../../../app/onsip/services.ts'
import { reduceSession } from '../../../app/onsip/session-state.ts'
import { createWatch } from '../../../app/onsip/watch.ts'
import type { Connection } from '../../../app/xmpp/connection-types.ts'
import { COMMANDS, DATA_FORM, PUBSUB, STANZA_ERRORS } from '../../../app/xmpp/namespaces.ts'
import { createRedirects } from '../../../app/xmpp/redirects.ts'
import { xml, type Element } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'
import { readXml } from '../../read-xml.ts'
import { createScriptedService, result, type Answer } from './scripted-service.ts'
import { silentLog } from './silent-log.ts'

const START = Date.UTC(2031, 3, 5, 6, 0, 0)
const MINUTE = 60_000
const jid = 'ann@example.com/ringside-1'
const services = servicesOf('xmpp.onsip.com')
const credentials = { address: 'ann@example.com', password: 'secret', allAddresses: true }

const granted = (minutes: number, ...addresses: string[]): Element =>
  xml(
    'iq',
    { type: 'result' },
    xml(
      'command',
      { xmlns: COMMANDS },
      xml(
        'x',
        { xmlns: DATA_FORM, type: 'result' },
        xml('field', { var: 'expires' }, xml('value', {}, new Date(START + minutes * MINUTE).toISOString())),
        ...addresses.map((address) => xml('field', { var: 'sip' }, xml('value', {}, address))),
      ),
    ),
  )
const listed = (...entries: Element[]): Element => result(xml('subscriptions', { xmlns: PUBSUB }, ...entries))
const entry = (subscription: string, subid = 's1'): Element =>
  xml('subscription', { xmlns: PUBSUB, subscription, subid, jid })
const redirectTo = (node: string): Element =>
  xml(
    'iq',
    { type: 'error' },
    xml(
      'error',
      { type: 'modify', code: '302' },
      xml('redirect', { xmlns: STANZA_ERRORS }, `xmpp:${services.calls}?;node=${node}`),
    ),
  )

/** A watch on a stream whose other end follows a script, and what a window would know of it. */
function watch(script: Readonly<Record<string, readonly Answer[]>>) {
  const clock = createManualClock(START)
  const service = createScriptedService({ time: Array<Answer>(30).fill('timeout'), ...script })
  let hear = (_stanza: Element): void => undefined
  const connection: Connection = {
    start: () => undefined,
    stop: () => Promise.resolve(),
    check: () => undefined,
    fullJid: jid,
    status: { status: 'connected', sinceMs: START, jid },
    send: () => undefined,
    onStanza(listener) {
      hear = listener
      return () => undefined
    },
    onQuery: () => () => undefined,
    onStatus: () => () => undefined,
    pulse: { heardAt: undefined, onAlive: () => () => undefined },
    request: (iq, options) => service.request(iq, options),
  }
  let session = reduceSession(
    INITIAL_STATE.session,
    { kind: 'link', link: { status: 'connected', sinceMs: START }, jid: 'ann@example.com' },
    START,
  )
  const calls: CallEvent[] = []
  const serverTime = createServerTime(clock, silentLog)
  const feed = createCallFeed({
    clock,
    log: silentLog,
    formatNumber: () => '',
    serverTime,
    emit: (event) => calls.push(event),
  })
  const told = {
    authorizedBefore: false,
    isLine: () => false,
    blindFrom: () => undefined,
    tellSkew: () => undefined,
    granted: () => undefined,
  }
  const deps = {
    clock,
    redirects: createRedirects(),
    random: () => 0,
    log: silentLog,
    connection,
    serverTime,
    feed,
    ...told,
  }
  createWatch(
    { ...deps, emit: (event) => (session = reduceSession(session, event, clock.now())) },
    services,
    credentials,
    jid,
  )
  return {
    calls,
    asked: service.asked,
    hear: (text: string) => {
      hear(readXml(text))
    },
    session: () => session,
    /** Lets time pass, a minute at a time, and what follows from it happen. */
    async pass(minutes: number) {
      for (let passed = 0; passed <= minutes; passed += 1) {
        clock.advance(passed === 0 ? 0 : MINUTE)
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}

const ring = (node: string): string => `<message from="${services.calls}" to="${jid}">
  <event xmlns="http://jabber.org/protocol/pubsub#event"><items node="${node}"><item id="1">
    <active-call xmlns="onsip:active-calls"><dialog-state>requested</dialog-state><call-id>c1</call-id></active-call>
  </item></items></event></message>`

describe('a subscription that stands', () => {
  const first = { subscribe: [result(entry('subscribed'))], items: Array<Answer>(120).fill(result()) }
  const stands = [listed(), listed(entry('subscribed'))]

  it('is told as lost when it runs out while its renewals go unanswered', async () => {
    const { session, pass } = watch({
      ...first,
      command: [granted(60, 'ann@example.com'), ...Array<Answer>(30).fill(granted(600, 'ann@example.com'))],
      // A service that does not tell who subscribed.
      subscriptions: [...stands, ...Array<Answer>(240).fill('stanza')],
      subscribe: [result(entry('subscribed')), ...Array<Answer>(30).fill('timeout')],
    })
    await pass(0)
    expect(canSeeCalls(session())).toBe(true)
    await pass(59)
    expect(canSeeCalls(session())).toBe(true)
    await pass(2)
    expect(session().subscriptions).toMatchObject([{ status: 'failed' }])
    expect(canSeeCalls(session())).toBe(false)
  })

  it('is told as lost soon after the service answers nothing any more', async () => {
    const { session, pass } = watch({
      ...first,
      command: Array<Answer>(60).fill(granted(60, 'ann@example.com')),
      subscriptions: [...stands, ...Array<Answer>(240).fill('timeout')],
    })
    await pass(0)
    expect(canSeeCalls(session())).toBe(true)
    await pass(3)
    expect(canSeeCalls(session())).toBe(false)
    expect(session().subscriptions).toMatchObject([{ status: 'failed', error: { code: 'timeout' } }])
  })

  it('stands where now and then an answer is missing', async () => {
    const { session, pass } = watch({
      ...first,
      command: [granted(60, 'ann@example.com')],
      subscriptions: [
        ...stands,
        ...Array.from(
          { length: 40 },
          () => ['timeout', 'timeout', listed(entry('subscribed'))] as const,
        ).flat(),
      ],
    })
    await pass(0)
    await pass(20)
    expect(canSeeCalls(session())).toBe(true)
  })

  it('is told once, also where the service moved it to another node', async () => {
    const { session, pass } = watch({
      ...first,
      command: [granted(60, 'ann@example.com')],
      subscriptions: [redirectTo('/me/other'), ...stands],
    })
    await pass(0)
    expect(session().subscriptions).toMatchObject([{ status: 'subscribed' }])
    expect(canSeeCalls(session())).toBe(true)
  })

  it('shows calls also where the service did not name the addresses', async () => {
    const { calls, session, hear, pass } = watch({
      ...first,
      command: [granted(60)],
      subscriptions: stands,
    })
    await pass(0)
    expect(canSeeCalls(session())).toBe(true)
    hear(ring('/example.com/ann'))
    expect(calls).toContainEqual(expect.objectContaining({ kind: 'leg-published', silent: false }))
  })
})
