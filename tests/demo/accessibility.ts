/** A page as a screen reader gets it: Chromium's own accessibility tree, asked for by the DevTools protocol. */
import type { CDPSession, Page } from '@playwright/test'
import { z } from 'zod'

export interface AxNode {
  readonly role: string
  readonly name: string
  readonly children: readonly AxNode[]
}

const valueSchema = z.object({ value: z.unknown().optional() }).optional()
const treeSchema = z.object({
  nodes: z.array(
    z.object({
      nodeId: z.string(),
      ignored: z.boolean(),
      role: valueSchema,
      name: valueSchema,
      childIds: z.array(z.string()).default([]),
    }),
  ),
})

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** @returns the tree below the page's root; an ignored node gives its children in its place */
export async function accessibilityTree(page: Page): Promise<readonly AxNode[]> {
  const opened = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, opened)
  const { nodes } = treeSchema.parse(await (await opened).send('Accessibility.getFullAXTree'))
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const build = (id: string): readonly AxNode[] => {
    const node = byId.get(id)
    if (node === undefined) return []
    const children = node.childIds.flatMap(build)
    if (node.ignored) return children
    return [{ role: textOf(node.role), name: textOf(node.name), children }]
  }
  const [root] = nodes
  return root === undefined ? [] : build(root.nodeId)
}

function textOf(value: z.output<typeof valueSchema>): string {
  return typeof value?.value === 'string' ? value.value : ''
}

/** Every node of the tree, parents before their children. */
export function allNodes(nodes: readonly AxNode[]): readonly AxNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)])
}

/** What is read out below a node, in order. */
export function textBelow(node: AxNode): string {
  return allNodes(node.children)
    .filter(({ role }) => role === 'StaticText')
    .map(({ name }) => name.trim())
    .filter((text) => text !== '')
    .join(' · ')
}

export function namesBelow(node: AxNode, role: string): readonly string[] {
  return allNodes(node.children)
    .filter((one) => one.role === role)
    .map(({ name }) => name)
}
