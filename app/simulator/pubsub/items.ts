import { isoSeconds } from '../services/entity-time.ts'
import { detached, type Element } from '../stanza.ts'

/** One item of one leaf, its payload stamped with the time of its publication. */
export interface Item {
  readonly id: string
  readonly payload: Element
}

/** The items of every leaf of one service, in the order of their first publication. */
export interface Items {
  publish(leaf: string, id: string, payload: Element): Item
  /** `false` when there was none. */
  retract(leaf: string, id: string): boolean
  of(leaf: string): readonly Item[]
}

/** @param now epoch milliseconds */
export function createItems(now: () => number): Items {
  const leaves = new Map<string, Map<string, Item>>()
  return {
    publish: (leaf, id, payload) => {
      const stamped = detached(payload)
      stamped.attrs['publish-time'] = isoSeconds(now())
      const item = { id, payload: stamped }
      const items = leaves.get(leaf) ?? new Map<string, Item>()
      items.set(id, item)
      leaves.set(leaf, items)
      return item
    },
    retract: (leaf, id) => {
      const items = leaves.get(leaf)
      const existed = items?.delete(id) ?? false
      if (items?.size === 0) leaves.delete(leaf)
      return existed
    },
    of: (leaf) => [...(leaves.get(leaf)?.values() ?? [])],
  }
}
