import { PUBSUB } from '../../xmpp/namespaces.ts'
import { leafOf } from '../sip.ts'
import { attr, REFUSED, xml } from '../stanza.ts'
import type { PubsubConditions } from './conditions.ts'
import { itemElement } from './events.ts'
import type { Items } from './items.ts'
import { nodeName } from './node-path.ts'
import { granted, refuse, type Asked, type Verdict } from './verdict.ts'
import { visibleUnder } from './visibility.ts'

/**
 * Retrieves items (XEP-0060 section 6.5). A collection answers with one group per leaf that has something, as the
 * vendor's OXJS fixtures show; where there is nothing at all a single empty group names the node that was asked.
 *
 * @param addressesOf the addresses a bare JID is authorised for
 * @param opened the owner's policy besides
 */
export function createItemRequest(
  items: Items,
  conditions: PubsubConditions,
  addressesOf: (bareJid: string) => readonly string[],
  opened?: (address: string, authorised: readonly string[]) => boolean,
): (asked: Asked) => Verdict {
  return ({ sender, verb, node }) => {
    const addresses = visibleUnder(node, sender.bare, addressesOf(sender.bare), opened)
    if (addresses.length === 0) return refuse(REFUSED.forbidden)
    const { itemsRefused } = conditions
    if (itemsRefused === 'everywhere' || (itemsRefused === 'on-collections' && node.is !== 'leaf')) {
      return refuse(REFUSED.featureNotImplemented)
    }
    const wanted = verb.getChildren('item').map((item) => attr(item, 'id'))
    const groups = addresses.map(leafOf).flatMap((leaf) => {
      const found = items.of(leaf).filter(({ id }) => wanted.length === 0 || wanted.includes(id))
      return found.length === 0 ? [] : [xml('items', { node: leaf }, ...found.map(itemElement))]
    })
    const nothing = [xml('items', { node: nodeName(node) })]
    return granted(xml('pubsub', { xmlns: PUBSUB }, ...(groups.length === 0 ? nothing : groups)))
  }
}
