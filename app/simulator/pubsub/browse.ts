import type { DiscoItem } from '../services/disco.ts'
import { domainOf, leafOf } from '../sip.ts'
import type { Items } from './items.ts'
import { nodeName, parseNode } from './node-path.ts'
import { visibleUnder } from './visibility.ts'

/** What service discovery shows a JID of the node tree: only what it is authorised for (XEP-0060 section 5.2). */
export function browse(
  service: string,
  domains: 'redirect' | 'level',
  items: Items,
  node: string | undefined,
  bareJid: string,
  authorised: readonly string[],
): readonly DiscoItem[] | undefined {
  const own = nodeName({ is: 'mine', jid: bareJid })
  if (node === undefined) return authorised.length === 0 ? [] : [{ jid: service, node: own }]
  const path = parseNode(node)
  if (path === undefined || path.is === 'root') return undefined
  if (path.is === 'domain' && domains === 'redirect') return undefined
  const addresses = visibleUnder(path, bareJid, authorised)
  if (addresses.length === 0) return undefined
  switch (path.is) {
    case 'mine':
      return [...new Set(addresses.map(domainOf))].map((domain) => ({
        jid: service,
        node: domains === 'level' ? nodeName({ is: 'domain', domain }) : `${own}/${domain}`,
      }))
    case 'domain':
    case 'mine-in-domain':
      return addresses.map((address) => ({ jid: service, node: leafOf(address) }))
    case 'leaf':
      return items.of(leafOf(path.address)).map((item) => ({ jid: service, name: item.id }))
  }
}
