import { nodeName, parseNode } from './node-path.ts'
import type { PubsubConditions } from './conditions.ts'

/**
 * Where a collection that has moved is said to be: `/me/<jid>` at `/moved/1/<jid>`, that at `/moved/2/<jid>`, and in the
 * end at `/me/<jid>/<domain>`, which shows the same to an account of one domain.
 *
 * @returns `undefined` for a node that has not moved
 */
export function detourOf(detour: PubsubConditions['detour'], name: string): string | undefined {
  if (detour === undefined) return undefined
  const { hop, jid } = hopOf(name) ?? {}
  if (hop === undefined || jid === undefined) return undefined
  const last = detour === 'circle' ? 2 : detour.hops
  if (hop + 1 < last) return `/moved/${(hop + 1).toString()}/${jid}`
  if (detour === 'circle') return nodeName({ is: 'mine', jid })
  return nodeName({ is: 'mine-in-domain', jid, domain: jid.slice(jid.indexOf('@') + 1) })
}

/** How many redirects lie behind a request for this node. */
function hopOf(name: string): { readonly hop: number; readonly jid: string } | undefined {
  const [, hop, jid] = /^\/moved\/(\d{1,2})\/([^/]+)$/.exec(name) ?? []
  if (hop !== undefined && jid !== undefined) return { hop: Number(hop), jid }
  const path = parseNode(name)
  return path?.is === 'mine' ? { hop: 0, jid: path.jid } : undefined
}
