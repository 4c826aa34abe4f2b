import { expect, it } from 'vitest'
import { err, ok } from '../../../app/contract/result.ts'
import { createLineFeed } from '../../../app/onsip/line-feed.ts'
import { createServerTime } from '../../../app/onsip/server-time.ts'
import type { Connection } from '../../../app/xmpp/connection-types.ts'
import { PUBSUB } from '../../../app/xmpp/namespaces.ts'
import { childElements } from '../../../app/xmpp/stanza.ts'
import { xml } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'
import { result } from './scripted-service.ts'
import { silentLog } from './silent-log.ts'

const jid = 'ann@example.com/ringside-1'
const nothing = (): void => undefined
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A feed of many lines whose service takes its time with each subscription. */
function feed(lines: number) {
  const told: string[] = []
  const subscribed: string[] = []
  let isThere = true
  const clock = createManualClock()
  const asked: string[] = []
  const answers: (() => void)[] = []
  const list = () =>
    result(
      xml(
        'subscriptions',
        { xmlns: PUBSUB },
        ...subscribed.map((node) =>
          xml('subscription', { xmlns: PUBSUB, node, jid, subid: node, subscription: 'subscribed' }),
        ),
      ),
    )
  const request: Connection['request'] = (iq) => {
    const wish = childElements(iq).flatMap(childElements)[0]?.getName() ?? ''
    asked.push(wish)
    if (!isThere) return Promise.resolve(err({ kind: 'timeout' }))
    if (wish === 'subscriptions') return Promise.resolve(ok(list()))
    if (wish !== 'subscribe') return Promise.resolve(ok(result()))
    return new Promise((resolve) => {
      answers.push(() => {
        subscribed.push(String(childElements(iq).flatMap(childElements)[0]?.attrs['node']))
        resolve(ok(result(xml('subscription', { xmlns: PUBSUB, subscription: 'subscribed', jid }))))
      })
    })
  }
  const connection: Connection = {
    ...{ fullJid: jid, status: { status: 'connected', sinceMs: 0, jid }, request },
    ...{ start: nothing, check: nothing, send: nothing, stop: () => Promise.resolve() },
    pulse: { heardAt: undefined, onAlive: () => nothing },
    ...{ onStanza: () => nothing, onQuery: () => nothing, onStatus: () => nothing },
  }
  const subject = createLineFeed({
    ...{
      clock,
      random: () => 0,
      log: silentLog,
      connection,
      jid,
      service: 'pubsub.active-calls.xmpp.onsip.com',
    },
    serverTime: createServerTime(clock, silentLog),
    target: {
      ...{ publish: nothing, retract: nothing, snapshot: nothing },
      sight: (_address, { kind }) => void told.push(kind),
      stale: () => void told.push('stale'),
      doubtful: () => [],
    },
  })
  subject.want(Array.from({ length: lines }, (_, index) => `user${String(index)}@example.com`))
  subject.grant(clock.now() + 3_600_000)
  clock.advance(0)
  const count = (wish: string): number => asked.filter((each) => each === wish).length
  return {
    ...{ clock, subject, count, told },
    answer: () => {
      for (const each of answers.splice(0)) each()
    },
    leave: (away: boolean) => {
      isThere = !away
    },
    /** Lets time pass, ten seconds at a time, and what follows from it happen. */
    async pass(seconds: number) {
      for (let passed = 0; passed <= seconds; passed += 10) {
        clock.advance(passed === 0 ? 0 : 10_000)
        await settle()
      }
    },
  }
}

it('whoever leaves while lines are being subscribed to asks for no further ones, and ends those', async () => {
  const { clock, subject, count, answer } = feed(40)
  await settle()
  const before = count('subscribe')
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(40)
  const ended = subject.end()
  for (let round = 0; round < 10; round++) {
    answer()
    await settle()
  }
  await ended
  expect(count('subscribe')).toBe(before)
  expect(count('unsubscribe')).toBe(before)
  subject.dispose()
  expect(clock.pending).toBe(0)
})

it('a service that answers nothing any more shows no line as live, and does again once it answers', async () => {
  const { subject, told, answer, leave, pass } = feed(2)
  await settle()
  answer()
  await settle()
  expect(told).toEqual(['live', 'live'])
  leave(true)
  await pass(60)
  // One look without an answer is nothing yet.
  expect(told).toEqual(['live', 'live'])
  await pass(60)
  expect(told.slice(2)).toEqual(['stale'])
  leave(false)
  await pass(60)
  expect(told.slice(3)).toEqual(['live', 'live'])
  subject.dispose()
})
