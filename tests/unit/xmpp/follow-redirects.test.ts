import { describe, expect, it } from 'vitest'
import { followRedirects, parseNodeUri } from '../../../app/xmpp/follow-redirects.ts'
import { listSubscriptions } from '../../../app/xmpp/pubsub.ts'
import { createRecorder, type Recorder } from './recorder.ts'

const SERVICE = 'pubsub.active-calls.xmpp.onsip.com'
const ST = "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'"
const inCondition = (uri: string, condition = 'redirect'): string =>
  `<error type='modify' code='302'><${condition} ${ST}>${uri}</${condition}></error>`
const inText = (uri: string): string =>
  `<error type='modify' code='302'><redirect ${ST}/><text ${ST}>\n ${uri}\n</text></error>`
const uriOf = (node: string, service = SERVICE): string => `xmpp:${service}?;node=${node}`

async function follow(...errors: readonly string[]) {
  const wire: Recorder = createRecorder()
  const result = followRedirects(SERVICE, '/', (node) => listSubscriptions(wire, SERVICE, node))
  for (const error of errors) {
    wire.answer('error', error)
    // Everything that hangs on the answer is done before the next turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    wire,
    result,
    asked: () =>
      wire.sent.map((iq) => String(iq.getChild('pubsub')?.getChild('subscriptions')?.attrs['node'])),
  }
}

describe('a redirect', () => {
  it.each([
    ['in the condition itself', inCondition(uriOf('/me/ann@example.com'))],
    ['in the text beside it', inText(uriOf('/me/ann@example.com'))],
    ['as gone', inCondition(uriOf('/me/ann@example.com'), 'gone')],
  ])('%s is followed, and the final node is told', async (_name, error) => {
    const { wire, result, asked } = await follow(error)
    wire.answer('result', '')
    expect(await result).toEqual({ ok: true, value: { node: '/me/ann@example.com', value: [] } })
    expect(asked()).toEqual(['/', '/me/ann@example.com'])
  })

  it('is followed five times, and the sixth is an error', async () => {
    const errors = [1, 2, 3, 4, 5, 6].map((n) => inCondition(uriOf(`/${n}`)))
    const { result, asked } = await follow(...errors)
    expect(await result).toEqual({ ok: false, error: { kind: 'bad-redirect', reason: 'too-many' } })
    expect(asked()).toEqual(['/', '/1', '/2', '/3', '/4', '/5'])
  })

  it('to another service is not followed', async () => {
    const { result, asked } = await follow(inCondition(uriOf('/n', 'pubsub.mallory.example')))
    expect(await result).toEqual({ ok: false, error: { kind: 'bad-redirect', reason: 'elsewhere' } })
    expect(asked()).toEqual(['/'])
  })

  it.each(['', 'https://example.com/', `xmpp:${SERVICE}`, `xmpp:${SERVICE}?;node=%zz`])(
    'to "%s" cannot be read',
    async (uri) => {
      const { result } = await follow(inCondition(uri))
      expect(await result).toEqual({ ok: false, error: { kind: 'bad-redirect', reason: 'unreadable' } })
    },
  )

  it('other errors are handed on', async () => {
    const { result } = await follow(`<error type='auth'><forbidden ${ST}/></error>`)
    expect(await result).toMatchObject({ ok: false, error: { kind: 'stanza', condition: 'forbidden' } })
  })
})

describe('the address of a node', () => {
  it.each([
    ['xmpp:pubsub.example.com?;node=/me/ann@example.com', 'pubsub.example.com', '/me/ann@example.com'],
    ['xmpp:pubsub.example.com?node=/n;item=1', 'pubsub.example.com', '/n'],
    ['xmpp:pubsub.example.com/?;node=%2Fn%20x', 'pubsub.example.com', '/n x'],
    ['xmpp:pubsub.example.com?pubsub;action=subscribe;node=/n', 'pubsub.example.com', '/n'],
  ])('%s is read', (uri, service, node) => {
    expect(parseNodeUri(uri)).toEqual({ service, node })
  })
})
