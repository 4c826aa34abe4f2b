import { PUBSUB, RESULT_SET } from '../../xmpp/namespaces.ts'
import { leafOf } from '../sip.ts'
import { attr, REFUSED, xml, type Element } from '../stanza.ts'
import type { PubsubConditions } from './conditions.ts'
import { itemElement } from './events.ts'
import type { Item, Items } from './items.ts'
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
  return ({ sender, verb, payload, node }) => {
    const addresses = visibleUnder(node, sender.bare, addressesOf(sender.bare), opened)
    if (addresses.length === 0) return refuse(REFUSED.forbidden)
    const { itemsRefused } = conditions
    if (itemsRefused === 'everywhere' || (itemsRefused === 'on-collections' && node.is !== 'leaf')) {
      return refuse(REFUSED.featureNotImplemented)
    }
    const wanted = verb.getChildren('item').map((item) => attr(item, 'id'))
    const all = addresses.map(leafOf).flatMap((leaf) =>
      items
        .of(leaf)
        .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
        .map((item) => ({ leaf, item })),
    )
    const set = payload.getChild('set', RESULT_SET)
    const page = set === undefined ? all : pageOf(all, set)
    const groups = [...new Set(page.map(({ leaf }) => leaf))].map((leaf) =>
      xml(
        'items',
        { node: leaf },
        ...page.filter((each) => each.leaf === leaf).map(({ item }) => itemElement(item)),
      ),
    )
    const nothing = [xml('items', { node: nodeName(node) })]
    return granted(
      xml(
        'pubsub',
        { xmlns: PUBSUB },
        ...(groups.length === 0 ? nothing : groups),
        ...(set === undefined ? [] : [pageNote(page, all.length)]),
      ),
    )
  }
}

interface Placed {
  readonly leaf: string
  readonly item: Item
}

/** An id alone may stand on several leaves of a collection. */
const tokenOf = ({ leaf, item }: Placed): string => `${leaf} ${item.id}`

/** What is asked for by XEP-0059 sections 2.1 and 2.2; ids that are gone begin at the beginning. */
function pageOf(all: readonly Placed[], set: Element): readonly Placed[] {
  const after = set.getChildText('after')
  const start = after === null ? 0 : all.findIndex((each) => tokenOf(each) === after) + 1
  const max = Number(set.getChildText('max') ?? Number.NaN)
  return all.slice(start, Number.isInteger(max) && max >= 0 ? start + max : undefined)
}

function pageNote(page: readonly Placed[], count: number): Element {
  const [first] = page
  const last = page.at(-1)
  return xml(
    'set',
    { xmlns: RESULT_SET },
    ...(first === undefined ? [] : [xml('first', {}, tokenOf(first))]),
    ...(last === undefined ? [] : [xml('last', {}, tokenOf(last))]),
    xml('count', {}, count.toString()),
  )
}
