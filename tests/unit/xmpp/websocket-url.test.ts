import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { webSocketEndpoint } from '../../../app/xmpp/websocket-url.ts'

describe('an address for WebSocket', () => {
  it.each([
    ['wss://xmpp.example.com/xmpp-websocket', 'xmpp.example.com', 443],
    [' wss://xmpp.example.com:5281/ws?tenant=1 ', 'xmpp.example.com', 5281],
    ['WSS://XMPP.example.com/ws', 'xmpp.example.com', 443],
    ['wss://[::1]:7443/ws', '::1', 7443],
    ['wss://bücher.example/ws', 'xn--bcher-kva.example', 443],
  ])('%s leads to %s, port %d', (typed, host, port) => {
    expect(webSocketEndpoint(typed)).toMatchObject({ ok: true, value: { host, port } })
  })

  it.each([
    'ws://xmpp.example.com/ws',
    'WS://127.0.0.1:5280/',
    'ws://localhost/',
    'ws:localhost',
    'ws://a@b/',
  ])('%s is not encrypted and refused for that, on this computer too', (typed) => {
    expect(webSocketEndpoint(typed)).toEqual({ ok: false, error: { code: 'websocket-insecure' } })
  })

  it.each([
    '',
    'xmpp.example.com',
    'https://xmpp.example.com/ws',
    'wss://',
    'wss://host:99999/',
    'wss://ann:secret@xmpp.example.com/',
    'wss://ann@xmpp.example.com/',
    'wss://xmpp.example.com/#there',
    'javascript:alert(1)',
  ])('%j is refused as none', (typed) => {
    expect(webSocketEndpoint(typed)).toEqual({ ok: false, error: { code: 'websocket-url-invalid' } })
  })

  it('is encrypted whenever it is accepted, and any text can be asked about', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webUrl({ validSchemes: ['ws', 'wss'] })), (typed) => {
        const read = webSocketEndpoint(typed)
        expect(!read.ok || read.value.webSocketUrl.startsWith('wss://')).toBe(true)
      }),
    )
  })
})
