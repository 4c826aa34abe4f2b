import fc from 'fast-check'
import { expect, it } from 'vitest'
import { violations } from '../../../app/calls/invariants.ts'
import { createHostileReader, JID, SERVICE } from './hostile-reader.ts'
import { hostileInput } from './hostile-stanzas.ts'

const CASES = process.env['RINGSIDE_NIGHTLY'] === '1' ? 20_000 : 2_000

const ours = (id: string): string =>
  `<message from='${SERVICE}' to='${JID}'><event xmlns='http://jabber.org/protocol/pubsub#event'>` +
  `<items node='/example.com/ann'><item id='${id}'><active-call xmlns='onsip:active-calls'>` +
  `<dialog-state>requested</dialog-state><call-id>${id}-call</call-id><from-uri>sip:7001@example.com</from-uri>` +
  `<to-uri>sip:ann@example.com</to-uri></active-call></item></items></event></message>`

it('whatever a server sends, nothing breaks, no call is lost and none is invented', () => {
  let survived = 0
  let calls = 0
  fc.assert(
    fc.property(hostileInput, ({ text, chunk }) => {
      const reader = createHostileReader()
      reader.write(ours('before'))
      for (let at = 0; at < text.length; at += chunk) reader.write(text.slice(at, at + chunk))
      const shown = reader.calls.active.flatMap(({ callIds }) => callIds)
      expect(shown).toContain('before-call')
      expect(reader.calls.ended).toEqual([])
      expect(violations(reader.calls)).toEqual([])
      // Only the service itself, speaking of an own address, can add a call.
      if (shown.length > 1) {
        calls += 1
        expect(text).toContain(SERVICE)
        expect(text).toMatch(/\/example\.com\/(ann|sales)/)
      }
      expect(reader.complaints).toBeLessThanOrEqual(1)
      // What was left open is the sender's own; after a stanza that was whole the next one is heard.
      reader.write(ours('after'))
      if (reader.calls.active.some(({ callIds }) => callIds.includes('after-call'))) survived += 1
    }),
    { numRuns: CASES },
  )
  // Otherwise the cases would all end at the parser and prove nothing of what lies behind it.
  expect(survived).toBeGreaterThan(CASES / 10)
  expect(calls).toBeGreaterThan(CASES / 100)
})
