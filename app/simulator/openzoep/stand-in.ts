/** The engine as a part of the simulator: there when it was asked for, else nothing at all. */
import type { Order } from '../orders/order.ts'
import { createOpenZoepOrders } from '../orders/openzoep-orders.ts'
import { HOST } from '../wire/listener.ts'
import { createEngine, type EngineOptions } from './engine.ts'

/** What a client has to know to use the engine. */
export interface EngineReady {
  readonly host: string
  readonly port: number
  /** Bare JID. */
  readonly account: string
  readonly password: string
}

export interface EngineStandIn {
  readonly ready: { readonly openzoep?: EngineReady }
  readonly orders: Readonly<Record<string, Order>>
  stop(): Promise<void>
}

const ACCOUNT = 'erik@jabber.example.com'

export async function startEngine(
  wanted: boolean,
  deps: Pick<EngineOptions, 'clock' | 'identifiers' | 'autoAnswerMs'>,
): Promise<EngineStandIn> {
  if (!wanted) return { ready: {}, orders: {}, stop: () => Promise.resolve() }
  const account = { jid: ACCOUNT, password: deps.identifiers.word(16) }
  const engine = await createEngine({ ...deps, port: 0, account })
  const { jid, password } = account
  return {
    ready: { openzoep: { host: HOST, port: engine.port, account: jid, password } },
    orders: createOpenZoepOrders(engine),
    stop: engine.crash,
  }
}
