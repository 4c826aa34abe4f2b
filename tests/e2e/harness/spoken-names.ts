/** What a screen reader is told: roles and names of Chromium's own accessibility tree. */
import type { Page } from '@playwright/test'
import { z } from 'zod'

const text = z.object({ value: z.string().optional() })
const value = z.object({ value: z.unknown().optional() })
const treeSchema = z.object({
  nodes: z.array(
    z.object({
      ignored: z.boolean(),
      role: text.optional(),
      name: text.optional(),
      properties: z.array(z.object({ name: z.string(), value })).optional(),
    }),
  ),
})

/** What one goes to, or presses, or hears of by itself. Texts are left out: they have tests of their own. */
const ROLES = new Set([
  ...['banner', 'navigation', 'main', 'contentinfo', 'region', 'search', 'form', 'dialog', 'heading'],
  ...['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'switch', 'tab', 'slider'],
  ...['listbox', 'option', 'list', 'tree', 'table', 'menu', 'menuitem', 'group', 'status', 'alert'],
])
const STATES = ['checked', 'pressed', 'selected', 'expanded', 'disabled', 'live', 'modal'] as const

/** Times are never twice the same. */
const still = (name: string): string =>
  name.replace(/\d+:\d\d(?::\d\d)?/gu, '0:00').replace(/\d+ (s|min)\b/gu, '0 $1')

export interface SpokenNode {
  readonly role: string
  readonly name: string
  /** `pressed`, `live=polite` … */
  readonly states: readonly string[]
}

export async function spokenTree(page: Page): Promise<readonly SpokenNode[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = treeSchema.parse(await session.send('Accessibility.getFullAXTree'))
  await session.detach()
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: role?.value ?? '',
      name: still(name?.value ?? ''),
      states: properties.flatMap(({ name: property, value: { value: told } }) => {
        if (!STATES.some((state) => state === property)) return []
        if (told === true || told === 'true') return [property]
        return told === false || told === 'false' || told === 'off' ? [] : [`${property}=${String(told)}`]
      }),
    }))
}

/** @param parts only roles like these, for views with very many controls */
export async function spokenNames(
  page: Page,
  parts: ReadonlySet<string> = ROLES,
): Promise<readonly string[]> {
  const lines = (await spokenTree(page))
    .filter(({ role, name }) => parts.has(role) && (name !== '' || role === 'main'))
    .map(({ role, name, states }) => [role, `“${name}”`, ...states].join(' '))
  return [...new Set(lines)]
}

/** What nobody could tell from another: controls without a name. */
export async function unnamed(page: Page): Promise<readonly string[]> {
  const controls = [
    'button',
    'link',
    'textbox',
    'searchbox',
    'combobox',
    'checkbox',
    'radio',
    'tab',
    'menuitem',
    'option',
    'listbox',
  ]
  return (await spokenTree(page))
    .filter(({ role, name }) => controls.includes(role) && name.trim() === '')
    .map(({ role, states }) => [role, ...states].join(' '))
}
