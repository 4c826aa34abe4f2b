import { expect, it } from 'vitest'
import { ok } from '../../../app/contract/result.ts'
import { createServerTime } from '../../../app/onsip/server-time.ts'
import { createSideFeed, type FeedNews } from '../../../app/onsip/side-feed.ts'
import type { Connection, Requester } from '../../../app/xmpp/connection-types.ts'
import { PUBSUB } from '../../../app/xmpp/namespaces.ts'
import { createRedirects } from '../../../app/xmpp/redirects.ts'
import { xml, type Element } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'
import { readXml } from '../../read-xml.ts'
import { createScriptedService, result } from './scripted-service.ts'
import { silentLog } from './silent-log.ts'

const jid = 'ann@example.com/ringside-1'
const service = 'pubsub.recent-calls.xmpp.onsip.com'
const node = '/me/ann@example.com'
const nothing = (): void => undefined

const listed = (): Element =>
  result(
    xml(
      'subscriptions',
      { xmlns: PUBSUB },
      xml('subscription', { xmlns: PUBSUB, subscription: 'subscribed', subid: 's1', jid }),
    ),
  )
const ended = `<message from="${service}" to="${jid}"><event xmlns="http://jabber.org/protocol/pubsub#event">
  <subscription node="${node}" subscription="none" jid="${jid}"/></event></message>`

/** A feed whose service lets the subscription stand and takes its time to tell what lies there. */
function feed() {
  const clock = createManualClock()
  const scripted = createScriptedService({
    subscriptions: Array<Element>(20).fill(listed()),
    options: Array<Element>(20).fill(result()),
  })
  const asked: (() => void)[] = []
  const request: Requester['request'] = (iq, options) =>
    iq.getChild('pubsub')?.getChild('items') === undefined
      ? scripted.request(iq, options)
      : new Promise((resolve) => {
          asked.push(() => {
            resolve(ok(result()))
          })
        })
  let hear: (stanza: Element) => void = nothing
  const connection: Connection = {
    ...{ fullJid: jid, status: { status: 'connected', sinceMs: 0, jid }, request },
    ...{ start: nothing, check: nothing, send: nothing, stop: () => Promise.resolve() },
    pulse: { heardAt: undefined, onAlive: () => nothing },
    onStanza(listener) {
      hear = listener
      return nothing
    },
    ...{ onQuery: () => nothing, onStatus: () => nothing },
  }
  const told: FeedNews['kind'][] = []
  const side = createSideFeed({
    ...{ clock, random: () => 0, log: silentLog, connection, redirects: createRedirects() },
    ...{ serverTime: createServerTime(clock, silentLog), jid, service, node, pageSize: undefined },
    ...{ leaves: () => [], watches: () => true, ignores: () => false },
    target: { hear: nothing, beginSnapshot: () => ({ finish: nothing, abandon: nothing }) },
    tell: ({ kind }) => {
      if (kind !== 'subscription') told.push(kind)
    },
  })
  return {
    ...{ told, asked },
    grant: () => {
      side.grant(clock.now() + 3_600_000, ['ann@example.com'])
    },
    hear: (text: string) => {
      hear(readXml(text))
    },
    async pass(ms: number) {
      clock.advance(ms)
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

it('what lies there, told after the subscription was taken back, makes nothing live', async () => {
  const { told, asked, grant, hear, pass } = feed()
  grant()
  await pass(0)
  expect(asked).toHaveLength(1)
  hear(ended)
  asked[0]?.()
  await pass(0)
  expect(told).toEqual(['failed'])
  // It is subscribed to again, and what came meanwhile is asked for.
  await pass(5_000)
  expect(asked).toHaveLength(2)
  asked[1]?.()
  await pass(0)
  expect(told).toEqual(['failed', 'live'])
})
