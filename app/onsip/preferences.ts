/**
 * The items of the preferences service. No source tells what they hold, so nothing is made of them: whatever element it
 * is becomes a tree of names and values for people to read. Total and bounded.
 */
import type { PreferenceRow } from '../contract/people.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { TreeNode } from '../contract/tree.ts'
import { childElements, textOf } from '../xmpp/stanza.ts'
import type { Element } from '../xmpp/xml.ts'
import type { PublishedItem, Refusal } from './active-calls.ts'

const MAX_DEPTH = 12
const MAX_NODES = 500
const MAX_TEXT = 2_000

export function decodePreference({
  node,
  itemId,
  payload,
}: PublishedItem): Result<PreferenceRow, Extract<Refusal, 'no-payload'>> {
  if (payload === undefined) return err('no-payload')
  const left = { nodes: MAX_NODES }
  return ok({ node, id: itemId, content: treeOf(payload, 0, '', left) })
}

/** @param namespace of the parent: it is told where it changes */
function treeOf(element: Element, depth: number, namespace: string, left: { nodes: number }): TreeNode {
  left.nodes -= 1
  const own = element.getNS() ?? ''
  const attributes = Object.entries(element.attrs)
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .slice(0, MAX_NODES)
    .map(([name, value]) => ({ name, value: String(value).slice(0, MAX_TEXT) }))
  const inner = childElements(element)
  const children: TreeNode[] = []
  for (const child of inner) {
    if (left.nodes <= 0 || depth >= MAX_DEPTH) break
    children.push(treeOf(child, depth + 1, own, left))
  }
  return {
    name: element.getName(),
    ...(own === namespace ? {} : { namespace: own }),
    attributes,
    text: textOf(element).slice(0, MAX_TEXT),
    children,
    omitted: inner.length - children.length,
  }
}
