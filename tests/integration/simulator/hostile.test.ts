import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'
import { command, pubsub } from './requests.ts'
import { signIn } from './raw-client.ts'

let simulator: Simulator
const bugs: unknown[] = []
beforeAll(async () => {
  simulator = await createSimulator({ seed: 11, onBug: (error) => bugs.push(error) })
})
afterAll(() => simulator.stop())

const SAMPLES = [
  command('create', { from: 'sip:ann@example.com', to: 'sip:bob@example.com' }),
  command('terminate'),
  command('transfer', {
    'call-id': 'x',
    'from-tag': 'y',
    'to-tag': 'z',
    endpoint: 'caller',
    'target-uri': 'sip:a@b',
  }),
  pubsub('set', "<subscribe node='/me/ann@example.com' jid='ann@example.com/desk'/>"),
  pubsub('set', "<options node='/me/ann@example.com' jid='ann@example.com/desk' subid='0'/>"),
  pubsub('get', "<items node='/example.com/ann'/>"),
  pubsub('get', '<subscriptions/>'),
  "<presence to='commands.auth.xmpp.onsip.com'/>",
  "<message to='bob@example.com'/>",
].map((text) => text.replace('<iq', "<iq id='h'"))

test('whatever a signed-in client sends, no service breaks and the next client is served', async () => {
  const words = fc.oneof(
    fc.string(),
    fc.constantFrom('/', '@', '', 'set', 'get', 'result', 'error', '/me/', "' a='"),
  )
  // A sample with one stretch of it replaced by something else.
  const mutated = fc
    .tuple(fc.constantFrom(...SAMPLES), fc.nat(400), fc.nat(30), words)
    .map(([text, at, length, word]) => {
      const start = at % text.length
      return text.slice(0, start) + word + text.slice(start + length)
    })
  const password = simulator.ready.accounts[0]?.password ?? ''
  await fc.assert(
    fc.asyncProperty(fc.array(mutated, { maxLength: 12 }), async (stanzas) => {
      const client = await signIn(simulator.ready, { username: 'ann', password })
      stanzas.forEach((stanza) => client.send(stanza))
      const next = await signIn(simulator.ready, { username: 'ann', password, resource: 'next' })
      client.close()
      next.close()
      expect(bugs).toEqual([])
    }),
    { numRuns: 60 },
  )
})
