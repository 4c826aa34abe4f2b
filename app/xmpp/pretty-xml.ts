/** XML as people read it: one element a line, two spaces a level. White space between elements is ours to set. */
import { childElements } from './stanza.ts'
import { Element, escapeXML, escapeXMLText } from './xml.ts'

export interface PrettyXml {
  readonly text: string
  /** True where it was longer and the rest is missing. */
  readonly cut: boolean
}

/** @param maxChars where to stop, so that no stanza can fill the memory twice */
export function prettyXml(element: Element, maxChars: number): PrettyXml {
  const lines: string[] = []
  let chars = 0

  /** @returns false once there is no more room */
  function line(text: string): boolean {
    const room = maxChars - chars
    if (room <= 0) return false
    lines.push(text.slice(0, room))
    chars += text.length + 1
    return text.length < room
  }

  function write(one: Element, indent: string): boolean {
    const parts = childElements(one)
    const hasText = one.children.some((child) => typeof child === 'string' && child.trim() !== '')
    if (parts.length === 0 || hasText) return line(indent + inline(one))
    if (!line(`${indent}<${openTag(one)}>`)) return false
    for (const part of parts) if (!write(part, `${indent}  `)) return false
    return line(`${indent}</${one.name}>`)
  }

  const whole = write(element, '')
  return { text: lines.join('\n'), cut: !whole }
}

function inline(element: Element): string {
  const content = element.children
    .map((child) => (child instanceof Element ? inline(child) : escapeXMLText(child)))
    .join('')
  return content === '' ? `<${openTag(element)}/>` : `<${openTag(element)}>${content}</${element.name}>`
}

function openTag(element: Element): string {
  const attributes = Object.entries(element.attrs).map(
    ([name, value]: [string, unknown]) => ` ${name}="${escapeXML(String(value))}"`,
  )
  return element.name + attributes.join('')
}
