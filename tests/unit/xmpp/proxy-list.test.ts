import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readProxyList } from '../../../app/xmpp/proxy-list.ts'

describe('the answer of the proxy settings', () => {
  it.each([
    ['DIRECT', [{ kind: 'direct' }]],
    ['', [{ kind: 'direct' }]],
    [' ; ', [{ kind: 'direct' }]],
    [
      'PROXY a.example:8080; SOCKS5 b:1080;direct',
      [
        { kind: 'http', host: 'a.example', port: 8080 },
        { kind: 'socks5', host: 'b', port: 1080 },
        { kind: 'direct' },
      ],
    ],
    ['PROXY [2001:db8::1]:3128', [{ kind: 'http', host: '2001:db8::1', port: 3128 }]],
    ['SOCKS old:1080', [{ kind: 'socks5', host: 'old', port: 1080 }]],
    ['HTTPS a:443; SOCKS4 b:1080', []],
    ['HTTPS a:443; PROXY b:8080', [{ kind: 'http', host: 'b', port: 8080 }]],
    ['PROXY a:0; PROXY b:70000; PROXY c; PROXY :1; PROXY user@d:1; PROXY [x]:1; QUIC e:1', []],
  ])('%j is read as %j', (answer, ways) => {
    expect(readProxyList(answer)).toEqual(ways)
  })

  it('is short, whatever it says', () => {
    expect(readProxyList('PROXY a:1;'.repeat(100_000))).toHaveLength(4)
    fc.assert(
      fc.property(fc.string(), (answer) => {
        expect(readProxyList(answer).length).toBeLessThanOrEqual(4)
      }),
    )
  })
})
