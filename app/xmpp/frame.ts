/** One WebSocket message holds one whole element, with every namespace that it needs (RFC 7395 §3.3). */
import { err, ok, type Result } from '../contract/result.ts'
import { GuardedParser, type XmlLimits } from './guarded-parser.ts'
import { withoutIllegal } from './library-stream.ts'
import { CLIENT } from './namespaces.ts'
import type { Element } from './xml.ts'

/**
 * @param text of one message
 * @returns the element, or in a few words why there is none: the stream is then of no use any more
 */
export function decodeFrame(text: string, limits: XmlLimits): Result<Element, string> {
  // RFC 7395 §3.3.3: no declaration, no white space in front.
  if (!text.startsWith('<') || text.startsWith('<?')) return err('a message that is no element')
  const elements: Element[] = []
  let problem: string | undefined
  let ends = 0
  const parser = new GuardedParser(limits)
  parser.on('element', (element: Element) => elements.push(element))
  parser.on('error', (error: Error) => (problem ??= error.message))
  parser.on('end', () => ends++)
  // The parser tells of what stands right below a root: each message gets one, without a namespace to inherit.
  parser.write('<frame>')
  parser.write(text)
  const early = ends
  parser.write('</frame>')
  if (problem !== undefined) return err(problem)
  const [element] = elements
  if (element === undefined || elements.length > 1 || early > 0 || ends !== 1)
    return err('a message that is not one whole element')
  return ok(element)
}

/** A stanza is written without its namespace, which on TCP the stream's header declares. */
export function encodeFrame(element: Element): string {
  const text = withoutIllegal(element.toString())
  return 'xmlns' in element.attrs ? text : text.replace(/^<[^\s/>]+/, `$& xmlns="${CLIENT}"`)
}
