import { StringDecoder } from 'node:string_decoder'
import { Parser, type Element } from '../../xmpp/xml.ts'

/** What comes out of one XML stream (RFC 6120 section 4). After `onEnd` or `onBroken` nothing more is reported. */
export interface StreamEvents {
  onHeader(header: Element): void
  onStanza(stanza: Element): void
  onEnd(): void
  /** @param condition a stream error condition of RFC 6120 section 4.9.3 */
  onBroken(condition: 'not-well-formed' | 'policy-violation'): void
}

export interface StreamReader {
  write(chunk: Buffer): void
  /** Ignores everything from now on, the rest of the chunk in hand included. */
  stop(): void
}

/** RFC 6120 section 13.12 wants at least 10,000 bytes to be accepted; no stanza of this service comes near this. */
export const LARGEST_STANZA_BYTES = 262_144
/** The XML library recurses per level when it writes; no stanza of any XEP is deeper than a dozen. */
const DEEPEST_LEVEL = 64

export function createStreamReader(events: StreamEvents): StreamReader {
  const decoder = new StringDecoder('utf8')
  const parser = new Parser()
  // What one chunk yields is handed on only after the parser has returned: whatever throws inside it is then bad XML,
  // never a fault of ours.
  let found: (() => void)[] = []
  let live = true
  let bytesSinceStanza = 0
  // ltx 3 looks for `?>`, `-->` and `]]>` within one chunk only, and swallows the rest of the stream when one is cut in
  // two. To go once its parser does not.
  let heldBack = ''

  const report = (step: () => void): void => {
    if (live) step()
  }
  const finish = (step: () => void): void => {
    const wasLive = live
    live = false
    if (wasLive) step()
  }
  parser.on('start', (header: Element) => found.push(() => report(() => events.onHeader(header))))
  parser.on('element', (stanza: Element) => {
    bytesSinceStanza = 0
    const tooDeep = deeperThan(stanza, DEEPEST_LEVEL)
    found.push(() =>
      tooDeep ? finish(() => events.onBroken('policy-violation')) : report(() => events.onStanza(stanza)),
    )
  })
  parser.on('end', () => found.push(() => finish(() => events.onEnd())))
  parser.on('error', () => found.push(() => finish(() => events.onBroken('not-well-formed'))))

  const parse = (text: string): void => {
    try {
      parser.write(text)
    } catch {
      // The parser throws on illegal entities and on tags that close nothing (RFC 6120 section 4.9.3.13).
      found.push(() => finish(() => events.onBroken('not-well-formed')))
    }
  }
  /** Holds back what the end of a declaration, comment or CDATA section may begin with, until the rest is there. */
  const whole = (text: string): string => {
    const all = heldBack + text
    const end = all.length - (/[?\]-]+$/.exec(all)?.[0].length ?? 0)
    heldBack = all.slice(end)
    return all.slice(0, end)
  }
  return {
    write: (chunk) => {
      if (!live) return
      bytesSinceStanza += chunk.length
      parse(whole(decoder.write(chunk)))
      // White space between stanzas is a keep-alive (RFC 6120 section 4.6.1), which the parser would pile up.
      if (parser.root !== null) parser.root.children.length = 0
      const steps = found
      found = []
      steps.forEach((step) => step())
      if (bytesSinceStanza > LARGEST_STANZA_BYTES) finish(() => events.onBroken('policy-violation'))
    },
    stop: () => {
      live = false
    },
  }
}

function deeperThan(root: Element, limit: number): boolean {
  let level: readonly Element[] = [root]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true
    level = level.flatMap((element) => element.getChildElements())
  }
  return false
}
