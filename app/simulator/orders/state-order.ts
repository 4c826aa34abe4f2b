import type { Authorisations } from '../authorisations.ts'
import type { Phones } from '../pbx/phones.ts'
import type { Switchboard } from '../pbx/switchboard.ts'
import { nodeName } from '../pubsub/node-path.ts'
import type { PubsubService } from '../pubsub/pubsub-service.ts'
import { leafOf } from '../sip.ts'
import type { Router } from '../wire/router.ts'
import { createOrder, type Order } from './order.ts'
import { done } from './reply.ts'

export interface StateOrderDeps {
  readonly switchboard: Switchboard
  readonly phones: Phones
  readonly pubsubs: readonly PubsubService[]
  readonly authorisations: Authorisations
  /** Nobody's sessions are known where the server is not ours. */
  readonly router: Pick<Router, 'sessions'>
}

/** Everything that a test may want to compare with what an application shows. Times are epoch milliseconds. */
export function createStateOrder(deps: StateOrderDeps): Order {
  return createOrder({}, () =>
    done({
      legs: deps.switchboard
        .calls()
        .flatMap((call) => call.legs.map((leg) => ({ node: leafOf(leg.address), ...leg }))),
      subscriptions: deps.pubsubs.flatMap((pubsub) =>
        pubsub.subscriptions().map(({ subid, node, jid, state, options }) => ({
          service: pubsub.jid,
          node: nodeName(node),
          jid,
          subid,
          state,
          expires: options.expires ?? null,
        })),
      ),
      authorisations: deps.authorisations.list(),
      phones: deps.phones.list(),
      sessions: deps.router
        .sessions()
        .map(({ jid, priority }) => ({ jid: jid.full, priority: priority ?? null })),
    }),
  )
}
