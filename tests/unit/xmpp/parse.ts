import { Parser, type Element } from '../../../app/xmpp/xml.ts'

/** One stanza as it comes off a stream: `jabber:client` is inherited from the stream's root. */
export function stanza(text: string): Element {
  const parser = new Parser()
  let found: Element | undefined
  parser.on('element', (element: Element) => (found = element))
  parser.on('error', (error: Error) => {
    throw error
  })
  parser.write(`<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>${text}`)
  if (!found) throw new Error(`no complete element in ${text}`)
  return found
}
