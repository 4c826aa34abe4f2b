/** Items of nodes, as they stand in results and in events alike (XEP-0060). */
import { attribute, childElements, children } from './stanza.ts'
import type { Element } from './xml.ts'

/** A leaf that nobody named (missing `node`) is the root. */
const ROOT_NODE = '/'

export interface PubsubItem {
  readonly id: string
  /** The item's content, undecoded; undefined when the service sent the id alone. */
  readonly payload: Element | undefined
}

export interface ItemGroup {
  readonly node: string
  readonly items: readonly PubsubItem[]
}

/** The node an `items` element speaks of. */
export const nodeOf = (items: Element): string => attribute(items, 'node') || ROOT_NODE

/** Undefined for an item without an id: nothing could ever refer to it again. */
export function readItem(item: Element): PubsubItem | undefined {
  const id = attribute(item, 'id')
  return id ? { id, payload: childElements(item)[0] } : undefined
}

/** Every `items` group directly below `parent`, in order. */
export const readItemGroups = (parent: Element, namespace: string): readonly ItemGroup[] =>
  children(parent, 'items', namespace).map((items) => ({
    node: nodeOf(items),
    items: children(items, 'item', namespace).flatMap((item) => readItem(item) ?? []),
  }))
