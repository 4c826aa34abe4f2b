import { domainOf } from '../sip.ts'
import type { NodePath } from './node-path.ts'

/** A node that can be subscribed to: not a redirect. A domain is one where the service has it as a level of its own. */
export type RealNode = Exclude<NodePath, { readonly is: 'root' }>

/**
 * The addresses under a node that a JID may see: none means that the JID has no right to the node.
 *
 * @param authorised the addresses the JID is authorised for now
 * @param opened whether an address's owner lets whoever is authorised for these see its leaf
 */
export function visibleUnder(
  node: RealNode,
  bareJid: string,
  authorised: readonly string[],
  opened: (address: string, authorised: readonly string[]) => boolean = () => false,
): readonly string[] {
  switch (node.is) {
    case 'leaf':
      return authorised.includes(node.address) || opened(node.address, authorised) ? [node.address] : []
    case 'domain':
      return authorised.filter((address) => domainOf(address) === node.domain)
    case 'mine':
      return node.jid === bareJid ? authorised : []
    case 'mine-in-domain':
      return node.jid === bareJid ? authorised.filter((address) => domainOf(address) === node.domain) : []
  }
}

/**
 * Whether an event of a descendant leaf reaches a subscription at all: a depth of one stops at the children of the
 * node (XEP-0248 section 5.2), and the children of `/me/<jid>` are the domains.
 */
export const reachesLeaves = (node: RealNode, depth: '1' | 'all' | undefined): boolean =>
  depth !== '1' || node.is !== 'mine'
