/** XML reduced to what matters: element names with namespaces, sorted attributes, children in order, trimmed text. */
import { Element } from '../app/xmpp/xml.ts'

export interface Canonical {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Canonical | string)[]
}

/** @param leaveOut attributes of the root that are not the encoder's choice, such as `id` and `from` */
export function canonical(element: Element, leaveOut: readonly string[] = []): Canonical {
  const attributes = Object.entries(element.attrs)
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:') && !leaveOut.includes(name))
    .map(([name, value]) => [name, String(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    name: `{${element.getNS() ?? ''}}${element.getName()}`,
    attributes: Object.fromEntries(attributes),
    children: element.children
      .map((child) => (child instanceof Element ? canonical(child) : child.trim()))
      .filter((child) => child !== ''),
  }
}
