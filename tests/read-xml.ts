import { Parser, type Element } from '../app/xmpp/xml.ts'

/** Reads one stanza as a stream would hand it over: below a stream element, in the namespace `jabber:client`. */
export function readXml(text: string): Element {
  const parser = new Parser()
  const found: Element[] = []
  parser.on('element', (element: Element) => found.push(element))
  parser.write(`<stream xmlns="jabber:client">${text}</stream>`)
  const [stanza] = found
  if (stanza === undefined || found.length > 1) throw new Error('not exactly one stanza')
  return stanza
}
