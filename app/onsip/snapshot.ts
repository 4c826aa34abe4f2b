/** Asks what calls there are now: those that began before we came on line reach us in no other way. */
import { assertNever } from '../contract/result.ts'
import type { SessionState } from '../contract/state.ts'
import type { Requester, RequestError } from '../xmpp/connection-types.ts'
import type { RedirectedError } from '../xmpp/follow-redirects.ts'
import { requestItems } from '../xmpp/pubsub.ts'
import type { ItemGroup } from '../xmpp/pubsub-items.ts'
import type { Redirects } from '../xmpp/redirects.ts'
import type { SnapshotReader } from './call-feed.ts'
import { isAway } from './request-error.ts'

export type Snapshot =
  /** Everything on the node and below it. */
  | { readonly kind: 'whole'; readonly groups: readonly ItemGroup[] }
  /** What some leaves hold; the others refused to tell. */
  | { readonly kind: 'part'; readonly groups: readonly ItemGroup[]; readonly nodes: readonly string[] }
  | { readonly kind: 'refused'; readonly error: RedirectedError }
  /** No answer: it may be asked for again. */
  | { readonly kind: 'failed'; readonly error: RequestError }

export interface SnapshotDeps {
  readonly requester: Requester
  readonly redirects: Redirects
}

/**
 * @param collection the subscribed node, asked first
 * @param leaves asked one by one where the service does not list a collection's items
 */
export async function requestSnapshot(
  { requester, redirects }: SnapshotDeps,
  service: string,
  collection: string,
  leaves: readonly string[],
): Promise<Snapshot> {
  const all = await redirects.follow(service, collection, (node) => requestItems(requester, service, node))
  if (all.ok) return { kind: 'whole', groups: all.value.value }
  if (all.error.kind === 'timeout' || all.error.kind === 'offline')
    return { kind: 'failed', error: all.error }
  return askLeaves({ requester, redirects }, service, leaves, all.error)
}

async function askLeaves(
  { requester, redirects }: SnapshotDeps,
  service: string,
  leaves: readonly string[],
  refusal: RedirectedError,
): Promise<Snapshot> {
  const groups: ItemGroup[] = []
  const nodes: string[] = []
  for (const leaf of leaves) {
    const answer = await redirects.follow(service, leaf, (node) => requestItems(requester, service, node))
    if (answer.ok) {
      nodes.push(leaf)
      // Whoever asked for one leaf knows which it was, also where the answer does not say.
      groups.push(...answer.value.value.map(({ items }) => ({ node: leaf, items })))
      continue
    }
    switch (answer.error.kind) {
      case 'stanza':
      case 'bad-redirect':
        continue
      case 'timeout':
      case 'offline':
        return { kind: 'failed', error: answer.error }
      default:
        assertNever(answer.error)
    }
  }
  if (nodes.length === 0) return { kind: 'refused', error: refusal }
  return nodes.length === leaves.length ? { kind: 'whole', groups } : { kind: 'part', groups, nodes }
}

export interface Place {
  readonly service: string
  /** The subscribed node. */
  readonly node: string
  readonly leaves: readonly string[]
  /** False when the snapshot only checks a view that was there all the time. */
  readonly fresh: boolean
}

/**
 * Asks, and hands the answer to the call model together with what events said meanwhile.
 * @param reader begun before anything could come that the answer may lack
 * @param tell told `pending` and how it ended; a check of a standing view tells only of an answer
 * @returns false when nobody was there or answered, and it should be tried again
 */
export async function lookAround(
  deps: SnapshotDeps,
  { service, node, leaves, fresh }: Place,
  reader: SnapshotReader,
  tell: (snapshot: SessionState['snapshot']) => void,
): Promise<boolean> {
  if (fresh) tell('pending')
  const snapshot = await requestSnapshot(deps, service, node, leaves)
  switch (snapshot.kind) {
    case 'whole':
      reader.finish(snapshot.groups)
      tell('done')
      return true
    case 'part':
      reader.finish(snapshot.groups, snapshot.nodes)
      tell('unavailable')
      return true
    case 'refused':
    case 'failed':
      if (snapshot.error.kind === 'offline' || !fresh) {
        reader.abandon()
      } else {
        // Nobody can tell whether calls from before the gap go on; showing them for ever would be a lie.
        reader.finish([])
        tell('unavailable')
      }
      // A component that was just restarted is no refusal.
      return snapshot.kind === 'refused' && !isAway(snapshot.error)
    default:
      return assertNever(snapshot)
  }
}
