/**
 * What crosses the streams, for people who look on. While nobody does, it costs one look at an empty variable for each
 * stanza. Secrets are taken out here, before anything leaves: there is no way to see them.
 */
import type { Dispose, Logger } from '../ports.ts'
import { maskStanza } from './mask-stanza.ts'
import { STREAM } from './namespaces.ts'
import { prettyXml } from './pretty-xml.ts'
import { attribute, childElements } from './stanza.ts'
import type { Element } from './xml.ts'

/** Seen from us. */
export type Direction = 'in' | 'out'

/** `other`: the stream's head, features, TLS, SASL, stream errors. */
export type StanzaKind = 'message' | 'presence' | 'iq' | 'other'

/** One element that crossed a stream. Without secrets. */
export interface HeardStanza {
  readonly direction: Direction
  readonly kind: StanzaKind
  /** As written; empty where nothing is. */
  readonly from: string
  readonly to: string
  /** The stanza in a few words: its name and type, and what it carries. */
  readonly title: string
  readonly xml: string
  /** True where `xml` ends early. */
  readonly cut: boolean
}

/** Handed to one stream. */
export interface StreamTap {
  /** Undefined while nobody looks on, so that nothing needs to be made ready for it. */
  readonly hear: ((direction: Direction, element: Element) => void) | undefined
}

export interface ConsoleTap {
  /** @param secrets that this stream's own words must never show */
  forStream(secrets: readonly string[]): StreamTap
  /** From now on this listener hears every stream; whoever listened before no longer does. */
  open(listener: (heard: HeardStanza) => void): Dispose
}

/** A directory of thousands is more than anybody reads in one stanza. */
const MAX_XML_CHARS = 200_000

export function createConsoleTap(log: Logger): ConsoleTap {
  let listener: ((heard: HeardStanza) => void) | undefined

  function tell(direction: Direction, element: Element, secrets: readonly string[]): void {
    try {
      listener?.(read(direction, element, secrets))
    } catch (error) {
      // Looking on must never disturb what is looked at.
      log.error('xmpp.tap-failed', { reason: error instanceof Error ? error.message : 'unknown' })
    }
  }

  return {
    forStream(secrets) {
      const hear = (direction: Direction, element: Element): void => {
        tell(direction, element, secrets)
      }
      return {
        get hear() {
          return listener === undefined ? undefined : hear
        },
      }
    },
    open(next) {
      listener = next
      return () => {
        if (listener === next) listener = undefined
      }
    },
  }
}

function read(direction: Direction, element: Element, secrets: readonly string[]): HeardStanza {
  const masked = maskStanza(element, secrets)
  const kind = kindOf(element)
  const isHead = element.is('stream', STREAM)
  const { text, cut } = prettyXml(masked, MAX_XML_CHARS)
  return {
    direction,
    kind,
    from: attribute(masked, 'from') ?? '',
    to: attribute(masked, 'to') ?? '',
    title: titleOf(masked),
    // The head of a stream stays open until the stream ends.
    xml: isHead ? text.replace(/\/>$/, '>') : text,
    cut,
  }
}

function kindOf(element: Element): StanzaKind {
  const name = element.name
  return name === 'message' || name === 'presence' || name === 'iq' ? name : 'other'
}

/** Such as `iq set: command create`. */
function titleOf(element: Element): string {
  const type = attribute(element, 'type')
  const head = type === undefined ? element.name : `${element.name} ${type}`
  const content = childElements(element).slice(0, 3).map(contentOf)
  return content.length === 0 ? head : `${head}: ${content.join(', ')}`.slice(0, 200)
}

function contentOf(element: Element): string {
  const node = attribute(element, 'node') ?? childNode(element)
  return node === undefined ? element.name : `${element.name} ${node}`
}

/** The node that a pubsub request or event is about stands one level down. */
function childNode(element: Element): string | undefined {
  for (const inner of childElements(element)) {
    const node = attribute(inner, 'node')
    if (node !== undefined) return `${inner.name} ${node}`
  }
  return undefined
}
