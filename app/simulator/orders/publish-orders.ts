import { z } from 'zod'
import { parseNode } from '../pubsub/node-path.ts'
import type { PubsubService } from '../pubsub/pubsub-service.ts'
import type { Element } from '../stanza.ts'
import { createStreamReader } from '../wire/stream-reader.ts'
import { createOrder, field, type Order } from './order.ts'
import { done, refused, type Reply } from './reply.ts'

const place = {
  service: z.string().min(1).max(100),
  node: z.string().min(1).max(1000),
  id: z.string().min(1).max(300),
}

/** Items of any pubsub service that come and go by order, `service` by its short name such as `voicemail`. */
export function createPublishOrders(pubsubs: readonly PubsubService[]): Readonly<Record<string, Order>> {
  function at(
    { service, node }: { readonly service: string; readonly node: string },
    act: (pubsub: PubsubService, address: string) => Reply,
  ): Reply {
    const pubsub = pubsubs.find(({ jid }) => jid.startsWith(`pubsub.${service}.`))
    const path = parseNode(node)
    if (pubsub === undefined) {
      const known = pubsubs.map(({ jid }) => jid.split('.')[1]).join(', ')
      return refused(`there is no pubsub service ${service}; known: ${known}`)
    }
    if (path?.is !== 'leaf') return refused(`${node} is no leaf such as /example.com/ann`)
    return act(pubsub, path.address)
  }

  return {
    publish: createOrder({ ...place, xml: field.xml() }, (order) =>
      at(order, (pubsub, address) => {
        const payload = readElement(order.xml)
        if (payload === undefined) return refused('field xml: expected one well-formed element')
        pubsub.publish(address, order.id, payload)
        return done()
      }),
    ),
    retract: createOrder(place, (order) =>
      at(order, (pubsub, address) => {
        pubsub.retract(address, order.id)
        return done()
      }),
    ),
  }
}

/** Exactly one well-formed element, as a stream would carry it; `undefined` for anything else. */
function readElement(text: string): Element | undefined {
  const found: Element[] = []
  const seen = { end: false }
  const reader = createStreamReader({
    onHeader: () => undefined,
    onStanza: (element) => found.push(element),
    onEnd: () => (seen.end = true),
    onBroken: () => found.splice(0),
  })
  reader.write(Buffer.from(`<order>${text}`))
  const isWhole = !seen.end
  reader.write(Buffer.from('</order>'))
  return isWhole && seen.end && found.length === 1 ? found[0] : undefined
}
