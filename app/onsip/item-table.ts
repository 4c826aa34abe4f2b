/**
 * What a pubsub service has published, decoded: item by item from events, whole from a snapshot. An event that came
 * after the snapshot was asked for is newer than the snapshot.
 */
import type { Result } from '../contract/result.ts'
import type { Logger } from '../ports.ts'
import type { EventPart } from '../xmpp/pubsub-event.ts'
import type { PubsubItem } from '../xmpp/pubsub-items.ts'
import type { PublishedItem } from './active-calls.ts'
import type { SnapshotReader } from './call-feed.ts'

export interface TableItem<T> {
  readonly node: string
  readonly id: string
  readonly value: T
}

/** Whoever takes what a feed hears. */
export interface FeedTarget {
  /** What a trusted event says. */
  hear(part: Exclude<EventPart, { readonly kind: 'subscription' }>): void
  beginSnapshot(): SnapshotReader
}

export interface ItemTable<T> extends FeedTarget {
  /** In the order of first publication within a node. */
  items(): readonly TableItem<T>[]
  get(node: string, id: string): TableItem<T> | undefined
  /** Whether there are more than are kept, so that what is not here may be there all the same. */
  lacksItems(): boolean
  clear(): void
}

export interface ItemTableDeps<T> {
  /** For the log. */
  readonly service: string
  readonly log: Logger
  /** Total: a refusal is logged and the item skipped. */
  readonly decode: (item: PublishedItem) => Result<T, string>
  /** More items than this are not kept. */
  readonly most: number
  /** Told of each item that came, changed or went, before `changed` is: for whoever keeps an index of them. */
  readonly follow?: {
    readonly put: (item: TableItem<T>) => void
    readonly drop: (item: TableItem<T>) => void
  }
  /** Told of each item that an event brought and that was not there; what a snapshot tells is no news. */
  readonly arrived?: (item: TableItem<T>) => void
  /** The items are others now. */
  readonly changed: () => void
}

export function createItemTable<T>({
  service,
  log,
  decode,
  most,
  follow,
  arrived,
  changed,
}: ItemTableDeps<T>): ItemTable<T> {
  const nodes = new Map<string, Map<string, TableItem<T>>>()
  /** Per snapshot under way: what events settled meanwhile, by node and id. */
  const newer = new Set<Map<string, Set<string>>>()
  let count = 0
  let lacks = false

  function note(node: string, id: string): void {
    for (const seen of newer) seen.set(node, (seen.get(node) ?? new Set()).add(id))
  }

  function put(node: string, { id, payload }: PubsubItem): boolean {
    const read = decode({ node, itemId: id, payload })
    if (!read.ok) {
      log.warn('item-skipped', { reason: read.error, service })
      return drop(node, id)
    }
    const items = nodes.get(node) ?? new Map<string, TableItem<T>>()
    if (!items.has(id)) {
      if (count >= most) {
        log.warn('item-skipped', { reason: 'too-many', service })
        lacks = true
        return false
      }
      count += 1
    }
    const item = { node, id, value: read.value }
    items.set(id, item)
    follow?.put(item)
    nodes.set(node, items)
    return true
  }

  function drop(node: string, id: string): boolean {
    const items = nodes.get(node)
    const item = items?.get(id)
    if (items === undefined || item === undefined) return false
    items.delete(id)
    follow?.drop(item)
    count -= 1
    if (items.size === 0) nodes.delete(node)
    return true
  }

  function empty(node: string): boolean {
    const items = nodes.get(node)
    for (const item of items?.values() ?? []) follow?.drop(item)
    count -= items?.size ?? 0
    return nodes.delete(node)
  }

  const all = (): readonly TableItem<T>[] => [...nodes.values()].flatMap((items) => [...items.values()])

  return {
    items: all,
    get: (node, id) => nodes.get(node)?.get(id),
    lacksItems: () => lacks,
    hear(part) {
      if (part.kind !== 'items') {
        if (empty(part.node)) changed()
        return
      }
      let isNews = false
      const fresh: TableItem<T>[] = []
      for (const change of part.changes) {
        note(part.node, change.id)
        const before = nodes.get(part.node)?.has(change.id) ?? false
        const did = change.kind === 'publish' ? put(part.node, change) : drop(part.node, change.id)
        isNews ||= did
        const item = nodes.get(part.node)?.get(change.id)
        if (!before && item !== undefined) fresh.push(item)
      }
      if (isNews) changed()
      for (const item of fresh) arrived?.(item)
    },
    beginSnapshot() {
      const seen = new Map<string, Set<string>>()
      newer.add(seen)
      return {
        finish(groups, told) {
          newer.delete(seen)
          if (told === undefined) lacks = false
          const isNewer = (node: string, id: string): boolean => seen.get(node)?.has(id) ?? false
          for (const { node, id } of all()) {
            if ((told?.includes(node) ?? true) && !isNewer(node, id)) drop(node, id)
          }
          for (const { node, items } of groups) {
            for (const item of items) if (!isNewer(node, item.id)) put(node, item)
          }
          changed()
        },
        abandon() {
          newer.delete(seen)
        },
      }
    },
    clear() {
      for (const item of all()) follow?.drop(item)
      nodes.clear()
      count = 0
      lacks = false
      changed()
    },
  }
}
