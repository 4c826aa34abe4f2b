import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeDirectoryEntry } from '../../../app/onsip/directories.ts'
import { decodePreference } from '../../../app/onsip/preferences.ts'
import { addressOfContact } from '../../../app/onsip/rosters.ts'
import type { TreeNode } from '../../../app/contract/tree.ts'
import { ONSIP_DIRECTORIES } from '../../../app/xmpp/namespaces.ts'
import { xml, type Element } from '../../../app/xmpp/xml.ts'
import { anyElement, anyInside } from '../xmpp/any-element.ts'

const anything = fc.string({ unit: 'binary', maxLength: 60 })

it('an entry of any shape is an entry that can be shown, or a reason why not', () => {
  const uri = fc.oneof(
    fc.constantFrom('xmpp:d.example?node=/example.com/user;item=hiro', 'xmpp:d.example/?node=/a;item=', ''),
    anything,
  )
  const texts = fc.oneof(fc.constantFrom('sip:hiro@example.com', 'Hiro', '7002', '\u202eevil'), anything)
  const payload = fc.oneof(
    fc
      .record({ root: fc.constantFrom('entity', 'alias'), sip: texts, name: texts, uri })
      .map(({ root, sip, name, uri: href }) =>
        xml(
          root,
          { xmlns: ONSIP_DIRECTORIES },
          xml('sip-uri', {}, sip),
          xml('name', {}, name),
          xml('xmpp-uri', {}, href),
          xml('link', { rel: 'related', href }),
        ),
      ),
    anyInside('entity', ONSIP_DIRECTORIES),
    anyInside('alias', ONSIP_DIRECTORIES),
    anyElement,
  )
  const node = fc.oneof(fc.constantFrom('/example.com/user', '/example.com/alias-extension'), anything)
  fc.assert(
    fc.property(
      payload,
      node,
      fc.oneof(fc.constantFrom('7002', 'hiro'), anything),
      (element, leaf, itemId) => {
        const read = decodeDirectoryEntry({ node: leaf, itemId, payload: element })
        if (!read.ok) return
        if (read.value.kind === 'alias') expect(read.value.digits).toMatch(/^\d+$/)
        else {
          expect(read.value.name + read.value.address).not.toBe('')
          expect(read.value.name).not.toMatch(/[\u202e\p{Cc}]/u)
        }
      },
    ),
    { numRuns: 1_000 },
  )
})

it('a preference of any shape becomes a tree of bounded size', () => {
  const count = (node: TreeNode): number => 1 + node.children.reduce((sum, child) => sum + count(child), 0)
  const depth = (node: TreeNode): number => 1 + Math.max(0, ...node.children.map(depth))
  const nested = (levels: number): Element =>
    levels === 0 ? xml('leaf') : xml('level', {}, nested(levels - 1), nested(0))
  const wide = xml('wide', {}, ...Array.from({ length: 5_000 }, () => xml('leaf', {}, 'x'.repeat(10))))
  for (const payload of [nested(60), wide]) {
    const read = decodePreference({ node: '/a/b', itemId: '1', payload })
    if (!read.ok) throw new Error(read.error)
    expect(count(read.value.content)).toBeLessThanOrEqual(500)
    expect(depth(read.value.content)).toBeLessThanOrEqual(14)
  }
  fc.assert(
    fc.property(anyElement, (payload) => {
      expect(decodePreference({ node: '/a/b', itemId: '1', payload }).ok).toBe(true)
    }),
  )
})

it.each([
  ['bob@example.com', 'bob@example.com'],
  ['bob!Example.com@dashboard.onsip.com', 'bob@example.com'],
  ['bob@example.com/desk', 'bob@example.com'],
  ['example.com', undefined],
])('the contact %s is called at %s', (jid, address) => {
  expect(addressOfContact(jid)).toBe(address)
})
