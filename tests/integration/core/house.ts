/** A core and a simulator that talk over a real socket, with what tests need to see of both. */
import { z } from 'zod'
import type { CommandInput } from '../../../app/contract/commands.ts'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { createCore, type Core } from '../../../app/core.ts'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../app/simulator/simulator.ts'
import { createTestPorts, type TestPorts, type TestPortsOptions } from './ports.ts'

export const CA_FILE = '/ca.pem'

/** Milliseconds of real time after which a condition that did not come true is a failure. */
const PATIENCE_MS = 8_000

export interface House {
  readonly simulator: Simulator
  readonly core: Core
  readonly ports: TestPorts
  /** The sign-in form as somebody fills it in for the simulator's first account. */
  readonly form: (changes?: Partial<CommandInput<'session.signIn'>>) => CommandInput<'session.signIn'>
  /** Signs in and waits until calls are seen. */
  readonly signIn: () => Promise<void>
  /** Resolves to the state once it fulfils the condition; fails with what it was instead. */
  readonly until: (what: string, condition: (state: AppState) => boolean) => Promise<AppState>
  /** An order that must succeed. @returns the call-id it names, '' when none */
  readonly order: (order: Readonly<Record<string, unknown>>) => Promise<string>
  /** The subscriptions that the simulator's service of calls has, of every program. */
  readonly callSubscriptions: () => Promise<readonly CallSubscription[]>
  readonly close: () => Promise<void>
}

export type CallSubscription = z.output<typeof subscriptionsSchema>['subscriptions'][number]

const subscriptionsSchema = z.object({
  subscriptions: z.array(
    z.object({ service: z.string(), jid: z.string(), subid: z.string(), expires: z.number().nullable() }),
  ),
})

/** Plain SASL: SCRAM costs a second of arithmetic, and has its own tests. */
export const startSimulator = (options: SimulatorOptions = {}): Promise<Simulator> =>
  createSimulator({ seed: 7, mechanisms: ['PLAIN'], ...options })

export async function createHouse(
  options: SimulatorOptions = {},
  portOptions: TestPortsOptions = {},
): Promise<House> {
  return joinHouse(await startSimulator(options), portOptions)
}

/** One more core at a simulator that runs already; closing it leaves the simulator alone. */
export function joinHouse(simulator: Simulator, portOptions: TestPortsOptions = {}, owns = true): House {
  const { ready } = simulator
  const ports = createTestPorts({ caFiles: { [CA_FILE]: ready.caPem }, ...portOptions })
  const core = createCore(ports, { platform: 'linux', version: '0.0.0' })
  const [account] = ready.accounts
  if (!account) throw new Error('the simulator has no account')

  const form: House['form'] = (changes = {}) => ({
    address: account.jid,
    password: account.password,
    allAddresses: true,
    jid: '',
    host: ready.host,
    port: ready.port,
    domain: '',
    security: 'auto',
    transport: 'auto',
    webSocketUrl: '',
    caFile: CA_FILE,
    suffix: ready.services.suffix,
    ...changes,
  })

  const until: House['until'] = (what, condition) =>
    new Promise((resolve, reject) => {
      if (condition(core.state)) {
        resolve(core.state)
        return
      }
      const dispose = core.subscribe(() => {
        if (!condition(core.state)) return
        clearTimeout(timer)
        dispose()
        resolve(core.state)
      })
      const timer = setTimeout(() => {
        dispose()
        const { session, calls } = core.state
        reject(new Error(`never: ${what}\n${JSON.stringify({ session, calls }, null, 1)}`))
      }, PATIENCE_MS)
    })

  return {
    simulator,
    core,
    ports,
    form,
    until,
    async signIn() {
      const signedIn = await core.handle('session.signIn', form())
      if (!signedIn.ok) throw new Error(`sign-in failed: ${JSON.stringify(signedIn.error)}`)
      await until('calls are seen', ({ session }) => canSeeCalls(session))
    },
    async order(order) {
      const reply = await simulator.do(order)
      if (!reply.ok) throw new Error(`refused: ${reply.error}`)
      return 'call' in reply && typeof reply.call === 'string' ? reply.call : ''
    },
    async callSubscriptions() {
      const { subscriptions } = subscriptionsSchema.parse(await simulator.do({ do: 'state' }))
      return subscriptions.filter(({ service }) => service.startsWith('pubsub.active-calls.'))
    },
    async close() {
      await core.stop()
      if (owns) await simulator.stop()
    },
  }
}
