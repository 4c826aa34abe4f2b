import { describe, expect, it } from 'vitest'
import { createConsoleTap, type HeardStanza } from '../../../app/xmpp/console-tap.ts'
import { PUBSUB, STREAM } from '../../../app/xmpp/namespaces.ts'
import { xml, type Element } from '../../../app/xmpp/xml.ts'
import { silentLog } from '../onsip/silent-log.ts'
import { stanza } from './parse.ts'

/** A stanza that counts how often anybody looks at anything of it. */
function counted(element: Element): { readonly element: Element; readonly looks: () => number } {
  let looks = 0
  const watched = new Proxy(element, {
    get(target, key) {
      looks += 1
      const value: unknown = Reflect.get(target, key, target)
      return value
    },
  })
  return { element: watched, looks: () => looks }
}

function heardBy(use: (hear: (direction: 'in' | 'out', element: Element) => void) => void) {
  const heard: HeardStanza[] = []
  const tap = createConsoleTap(silentLog)
  tap.open((one) => heard.push(one))
  const stream = tap.forStream([])
  use((direction, element) => stream.hear?.(direction, element))
  return heard
}

describe('the console tap', () => {
  it('looks at nothing while it is closed, before and after', () => {
    const tap = createConsoleTap(silentLog)
    const stream = tap.forStream(['password'])
    const { element, looks } = counted(stanza("<iq type='get'><query xmlns='urn:x'/></iq>"))
    const send = (): void => {
      for (let n = 0; n < 100; n += 1) stream.hear?.('out', element)
    }
    send()
    expect(looks()).toBe(0)
    expect(stream.hear).toBeUndefined()
    const heard: HeardStanza[] = []
    const close = tap.open((one) => heard.push(one))
    send()
    expect(heard).toHaveLength(100)
    const open = looks()
    expect(open).toBeGreaterThan(100)
    close()
    send()
    expect(looks()).toBe(open)
    expect(heard).toHaveLength(100)
  })

  it('says what each stanza is, who it is from and to, and what it carries', () => {
    const heard = heardBy((hear) => {
      hear('in', stanza("<message from='a@b/c' to='d@e'><body>hi</body></message>"))
      hear('out', stanza('<presence/>'))
      hear('out', stanza(`<iq type='set'><pubsub xmlns='${PUBSUB}'><subscribe node='/me/a'/></pubsub></iq>`))
      hear('in', stanza("<iq type='get'><command xmlns='urn:c' node='create'/></iq>"))
      hear('in', xml('stream:features', { 'xmlns:stream': STREAM }))
    })
    expect(heard.map(({ direction, kind, title }) => [direction, kind, title])).toEqual([
      ['in', 'message', 'message: body'],
      ['out', 'presence', 'presence'],
      ['out', 'iq', 'iq set: pubsub subscribe /me/a'],
      ['in', 'iq', 'iq get: command create'],
      ['in', 'other', 'stream:features'],
    ])
    expect(heard[0]).toMatchObject({ from: 'a@b/c', to: 'd@e', cut: false })
  })

  it('shows the head of a stream as what it is: open', () => {
    const [head] = heardBy((hear) => {
      hear('out', xml('stream:stream', { to: 'example.com', 'xmlns:stream': STREAM }))
    })
    expect(head?.xml).toBe(`<stream:stream to="example.com" xmlns:stream="${STREAM}">`)
  })

  it('is heard by one at a time', () => {
    const tap = createConsoleTap(silentLog)
    const stream = tap.forStream([])
    const heard: string[] = []
    const closeFirst = tap.open(() => heard.push('first'))
    tap.open(() => heard.push('second'))
    closeFirst()
    stream.hear?.('in', stanza('<presence/>'))
    expect(heard).toEqual(['second'])
  })

  it('that fails disturbs nobody', () => {
    const events: string[] = []
    const tap = createConsoleTap({ ...silentLog, error: (event) => events.push(event) })
    tap.open(() => {
      throw new Error('full')
    })
    tap.forStream([]).hear?.('in', stanza('<presence/>'))
    expect(events).toEqual(['xmpp.tap-failed'])
  })
})
