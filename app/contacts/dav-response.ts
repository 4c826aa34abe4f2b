/** What a `response` of a multi-status says (RFC 4918 §14.24). Prefixes are the server's choice and count for nothing. Pure. */
import type { Element } from '@xmpp/xml'

export interface DavResponse {
  readonly href: string
  /** Elements of properties that were found, by their names without prefix. */
  readonly found: ReadonlyMap<string, Element>
}

export const localName = (element: Element): string => element.name.replace(/^.*:/u, '').toLowerCase()

const children = (element: Element, name: string): readonly Element[] =>
  element.getChildElements().filter((child) => localName(child) === name)

export function readResponse(response: Element): DavResponse {
  const found = new Map<string, Element>()
  for (const propstat of children(response, 'propstat')) {
    const status = children(propstat, 'status')[0]?.text() ?? ''
    if (!/\b2\d\d\b/u.test(status)) continue
    for (const prop of children(propstat, 'prop'))
      for (const property of prop.getChildElements()) found.set(localName(property), property)
  }
  return { href: children(response, 'href')[0]?.text().trim() ?? '', found }
}

/** Addresses that stand in a property, e.g. in `current-user-principal`. */
export const hrefsIn = (property: Element | undefined): readonly string[] =>
  property === undefined ? [] : children(property, 'href').map((href) => href.text().trim())

export const isAddressBook = ({ found }: DavResponse): boolean => {
  const type = found.get('resourcetype')
  return type !== undefined && children(type, 'addressbook').length > 0
}

/** What changes with each change of a collection: RFC 6578 §4, else the older `getctag`; '' where neither is told. */
export const versionOf = ({ found }: DavResponse): string =>
  (found.get('sync-token') ?? found.get('getctag'))?.text().trim() ?? ''
