import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeName, parseNode } from '../../../app/simulator/pubsub/node-path.ts'

test.each([
  ['/', { is: 'root' }],
  ['/example.com', { is: 'domain', domain: 'example.com' }],
  ['/me/ann@example.com', { is: 'mine', jid: 'ann@example.com' }],
  ['/me/foo!example.com@my.onsip.com', { is: 'mine', jid: 'foo!example.com@my.onsip.com' }],
  [
    '/me/ann@example.com/example.net',
    { is: 'mine-in-domain', jid: 'ann@example.com', domain: 'example.net' },
  ],
  ['/Example.COM/ann', { is: 'leaf', address: 'ann@example.com' }],
])('%s is read', (name, path) => {
  expect(parseNode(name)).toEqual(path)
})

test.each([
  '',
  'example.com',
  '//',
  '/me',
  '/me/',
  '/me/example.com',
  '/me/ann@example.com/',
  '/me/ann@example.com/a/b',
  '/a/b/c',
  '/example.com/',
  '/example.com/a b',
])('%j is the name of no node', (name) => {
  expect(parseNode(name)).toBeUndefined()
})

test('a name that is read names the same node when it is written again', () => {
  const part = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,10}$/)
  const names = fc.oneof(
    part.map((domain) => `/${domain}`),
    fc.tuple(part, part).map(([domain, user]) => `/${domain}/${user}`),
    fc.tuple(part, part).map(([user, domain]) => `/me/${user}@${domain}`),
    fc.tuple(part, part, part).map(([user, domain, sip]) => `/me/${user}@${domain}/${sip}`),
    fc.string(),
  )
  fc.assert(
    fc.property(names, (name) => {
      const path = parseNode(name)
      if (path !== undefined) expect(parseNode(nodeName(path))).toEqual(path)
    }),
  )
})
