import { expect, it } from 'vitest'
import type { EventPart } from '../../../app/xmpp/pubsub-event.ts'
import type { FeedTarget } from '../../../app/onsip/item-table.ts'
import type { LineTarget } from '../../../app/onsip/line-requests.ts'
import { createSession } from '../../../app/onsip/session.ts'
import { servicesOf } from '../../../app/onsip/services.ts'
import { feedsWhile } from '../../../app/onsip/while-told.ts'
import type { Connection, ConnectionStatus } from '../../../app/xmpp/connection-types.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'
import { readXml } from '../../read-xml.ts'
import { silentLog } from './silent-log.ts'

const suffix = 'xmpp.onsip.com'
const services = servicesOf(suffix)
const jid = 'ann@example.com/ringside-1'
const BOB = 'bob@example.com'

const event = (service: string, node: string): Element =>
  readXml(`<message from="${service}" to="${jid}"><event xmlns="http://jabber.org/protocol/pubsub#event">
    <items node="${node}"><retract id="1"/></items></event></message>`)

const nothing = (): void => undefined

/** A session on line whose service never answers, so that leaving it takes its time. */
function onLine() {
  const clock = createManualClock()
  const heard: EventPart[] = []
  const retracted: string[] = []
  const target: FeedTarget = {
    hear: (part) => void heard.push(part),
    beginSnapshot: () => ({ finish: nothing, abandon: nothing }),
  }
  const line: LineTarget = {
    ...{ sight: nothing, publish: nothing, snapshot: nothing, stale: nothing, doubtful: () => [] },
    retract: (address) => void retracted.push(address),
  }
  const listeners = new Set<(stanza: Element) => void>()
  const statusListeners = new Set<(next: ConnectionStatus) => void>()
  const status: ConnectionStatus = { status: 'connected', sinceMs: clock.now(), jid }
  const connection: Connection = {
    ...{ fullJid: jid, status, start: nothing, check: nothing, send: nothing },
    stop: () => Promise.resolve(),
    request: () => new Promise(nothing),
    pulse: { heardAt: undefined, onAlive: () => nothing },
    onStanza(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onQuery: () => nothing,
    onStatus(listener) {
      statusListeners.add(listener)
      listener(status)
      return () => void statusListeners.delete(listener)
    },
  }
  const session = createSession(
    {
      ...{ clock, random: () => 0, log: silentLog, connection, formatNumber: () => '' },
      targets: {
        ...{ recentCalls: target, userAgents: target, voicemail: target },
        ...{ directories: target, preferences: target },
      },
      lines: { wanted: () => [BOB], isLine: (address) => address === BOB, calls: line, phones: line },
    },
    { address: 'ann@example.com', password: 'secret', allAddresses: true, suffix, decline: 'unknown' },
    {
      session: nothing,
      calls: nothing,
      feed: nothing,
      suggested: nothing,
      capabilities: nothing,
      health: nothing,
    },
  )
  return {
    ...{ clock, session, heard, retracted, listeners },
    /** The stream is lost and there again. */
    comeBack() {
      for (const next of [{ status: 'idle' }, status] as const)
        for (const listener of [...statusListeners]) listener(next)
    },
    hear(stanza: Element) {
      for (const listener of [...listeners]) listener(stanza)
    },
  }
}

it('what the service still sends while the session says goodbye is kept for nobody', async () => {
  const { clock, session, heard, retracted, listeners, hear } = onLine()
  hear(event(services.recentCalls, '/example.com/ann'))
  hear(event(services.calls, '/example.com/bob'))
  expect([heard.length, retracted.length]).toEqual([1, 1])
  const stopped = session.stop()
  hear(event(services.recentCalls, '/example.com/ann'))
  hear(event(services.calls, '/example.com/bob'))
  expect([heard.length, retracted.length]).toEqual([1, 1])
  clock.advance(60_000)
  await stopped
  expect(listeners.size).toBe(0)
  expect(clock.pending).toBe(0)
})

it('a stream that comes back while the session says goodbye leaves nothing behind', async () => {
  const { clock, session, listeners, comeBack } = onLine()
  const stopped = session.stop()
  comeBack()
  clock.advance(60_000)
  await stopped
  clock.advance(60_000)
  expect(listeners.size).toBe(0)
  expect(clock.pending).toBe(0)
})

it.each([
  [true, 'finish'],
  [false, 'abandon'],
])('an answer that comes while it is %s that somebody listens: %s', (later, what) => {
  let told = true
  const did: string[] = []
  const target: FeedTarget = {
    hear: nothing,
    beginSnapshot: () => ({ finish: () => void did.push('finish'), abandon: () => void did.push('abandon') }),
  }
  const all = {
    recentCalls: target,
    userAgents: target,
    voicemail: target,
    directories: target,
    preferences: target,
  }
  const reader = feedsWhile(() => told, all).voicemail.beginSnapshot()
  told = later
  reader.finish([])
  expect(did).toEqual([what])
})
