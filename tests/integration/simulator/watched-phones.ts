/** A simulator on a clock of the test, with Ann and Bob both watching what the phone system publishes. */
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../app/simulator/simulator.ts'
import type { Element } from '../../../app/xmpp/xml.ts'
import { createManualClock, type ManualClock } from '../../clock.ts'
import { signIn, type RawClient } from './raw-client.ts'
import { authorize, isEvent, subscribe, subscriptionState } from './requests.ts'

export const ANN = '/example.com/ann'
export const BOB = '/example.com/bob'
export const SALES = '/example.com/sales'
export const OUTSIDE = 'sip:15551234567@example.com'

export interface Scene {
  readonly clock: ManualClock
  readonly simulator: Simulator
  readonly ann: RawClient
  readonly bob: RawClient
  /** Carries out an order that must succeed; its call's id, if it has one. */
  order(fields: Readonly<Record<string, unknown>>): Promise<string>
  close(): Promise<void>
}

export async function openScene(options: SimulatorOptions = {}): Promise<Scene> {
  const clock = createManualClock()
  const simulator = await createSimulator({ seed: 6, clock, ...options })
  const watcher = async (username: string): Promise<RawClient> => {
    const account = simulator.ready.accounts.find(({ jid }) => jid === `${username}@example.com`)
    const password = account?.password ?? ''
    const client = await signIn(simulator.ready, { username, password })
    await authorize(client, `${username}@example.com`, password)
    await subscribe(client, `/me/${username}@example.com`)
    clock.advance(20)
    await subscriptionState(client, `/me/${username}@example.com`)
    return client
  }
  const [ann, bob] = [await watcher('ann'), await watcher('bob')]
  return {
    clock,
    simulator,
    ann,
    bob,
    order: async (fields) => {
      const reply = await simulator.do(fields)
      if (!reply.ok) throw new Error(reply.error)
      return reply.call ?? ''
    },
    close: async () => {
      ann.close()
      bob.close()
      await simulator.stop()
    },
  }
}

export interface Seen {
  readonly node: string
  readonly id: string
  /** `gone` for a retract. */
  readonly state: string
  readonly call: Readonly<Record<string, string>>
}

/** Every event since the last look, in order. */
export async function look(client: RawClient): Promise<readonly Seen[]> {
  return (await client.rest()).filter(isEvent).map((message) => {
    const items = message.getChild('event')?.getChild('items')
    const [change] = items?.getChildElements() ?? []
    const fields = change?.getChild('active-call')?.getChildElements() ?? []
    const call = Object.fromEntries(fields.map((field) => [field.name, field.getText()]))
    const state = change?.name === 'retract' ? 'gone' : (call['dialog-state'] ?? '')
    return { node: String(items?.attrs['node']), id: String(change?.attrs['id']), state, call }
  })
}

export const states = (seen: readonly Seen[]): readonly string[] =>
  seen.map(({ node, state }) => `${node} ${state}`)

/** What a leg is named by in a `cancel`. */
export const cancelIds = (seen: Seen | undefined): Readonly<Record<string, string>> => ({
  'call-id': seen?.call['call-id'] ?? '',
  'from-tag': seen?.call['from-tag'] ?? '',
})

export const errorText = (answer: Element): string =>
  (answer.getChild('error')?.getChildText('text') ?? '').trim()
