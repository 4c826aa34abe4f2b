/** What arrives on a stream, whatever carries it: kept for whoever reads next, until the stream ends for one reason. */
import { err, ok, type Result } from '../contract/result.ts'
import { passing, terminal, type ConnectFailure } from './connect-failure.ts'
import { STREAM, STREAM_ERRORS } from './namespaces.ts'
import { childElements, textOf } from './stanza.ts'
import type { Element } from './xml.ts'

/** Negotiation is question and answer: a server that sends more than this unasked is not negotiating. */
const MAX_UNREAD = 64

export interface ElementInbox {
  readonly ended: boolean
  /** A stream error ends the stream; everything else is somebody's to read. */
  readonly accept: (element: Element) => void
  readonly receive: () => Promise<Result<Element, ConnectFailure>>
  readonly listen: (listener: (element: Element) => void) => void
  readonly fail: (failure: ConnectFailure) => void
  readonly onEnd: (listener: (failure: ConnectFailure) => void) => void
  /** What arrived and was not read is forgotten. */
  clear(): void
  /** From now on nobody hears of the end: we brought it about. @returns whether there is anything left to end */
  beginClosing(): boolean
}

/** @param release called once, when the stream ends: it must leave nothing open */
export function createElementInbox(release: () => void): ElementInbox {
  let ended: ConnectFailure | undefined
  let closing = false
  const unread: Element[] = []
  let reader: ((result: Result<Element, ConnectFailure>) => void) | undefined
  let listener: ((element: Element) => void) | undefined
  let endListener: ((failure: ConnectFailure) => void) | undefined

  function accept(element: Element): void {
    if (ended) return
    if (element.is('error', STREAM)) fail(streamFailure(element))
    else if (listener) listener(element)
    else if (reader) settleReader(ok(element))
    else if (unread.push(element) > MAX_UNREAD) fail(passing('stream-error', 'unasked data'))
  }

  function settleReader(result: Result<Element, ConnectFailure>): void {
    const waiting = reader
    reader = undefined
    waiting?.(result)
  }

  function fail(failure: ConnectFailure): void {
    if (ended) return
    ended = failure
    release()
    settleReader(err(failure))
    if (!closing) endListener?.(failure)
  }

  return {
    get ended() {
      return ended !== undefined
    },
    accept,
    receive() {
      if (ended) return Promise.resolve(err(ended))
      const next = unread.shift()
      if (next) return Promise.resolve(ok(next))
      return new Promise((resolve) => {
        reader = resolve
      })
    },
    listen(next) {
      listener = next
      for (const element of unread.splice(0)) accept(element)
    },
    fail,
    onEnd(next) {
      endListener = next
      if (ended && !closing) next(ended)
    },
    clear() {
      unread.length = 0
    },
    beginClosing() {
      if (ended || closing) return false
      closing = true
      return true
    },
  }
}

/** The first element of a stream must be its features (RFC 6120 §4.3.2). */
export async function readFeatures(inbox: ElementInbox): Promise<Result<Element, ConnectFailure>> {
  const features = await inbox.receive()
  if (!features.ok || features.value.is('features', STREAM)) return features
  inbox.fail(passing('stream-error', `unexpected ${features.value.getName()}`))
  return inbox.receive()
}

/**
 * RFC 6120 §4.9. `conflict` means that another session took our resource: taking it back would start a duel. The host
 * of `see-other-host` is not followed; the next attempt looks the domain up again.
 */
function streamFailure(element: Element): ConnectFailure {
  const details = childElements(element).filter((detail) => detail.getNS() === STREAM_ERRORS)
  const condition = details.find((detail) => !detail.is('text'))?.getName() ?? 'undefined-condition'
  const text = details.find((detail) => detail.is('text'))
  const words = text ? textOf(text) : ''
  if (condition === 'conflict') return terminal('conflict', words)
  return passing('stream-error', words === '' ? condition : `${condition}: ${words}`)
}
