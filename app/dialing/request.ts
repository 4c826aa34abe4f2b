/** A wish to dial, as it enters the queue. */
import { appError } from '../contract/errors.ts'
import type { DialContext } from './candidate.ts'
import { explainText } from './explain.ts'
import type { DialRequest, DialSource } from './model.ts'
import { waitFor, type WaitSettings } from './wait.ts'

const MAX_SHOWN = 200

export interface DialWish {
  readonly id: string
  readonly source: DialSource
  /** The text as it came. */
  readonly text: string
  /** Epoch milliseconds. */
  readonly atMs: number
}

/** @returns a request even where nothing was found: it says so. */
export function requestFor(wish: DialWish, context: DialContext, settings: WaitSettings): DialRequest {
  const { id, source, text, atMs } = wish
  const candidates = explainText(text, context)
  return {
    id,
    source,
    text: shown(text),
    candidates,
    wait: waitFor(source, candidates, settings, atMs),
    createdAtMs: atMs,
    ...(candidates.length === 0 ? { problem: appError('no-number') } : {}),
  }
}

/** One line without controls and marks of direction: the text comes from anywhere. */
const shown = (text: string): string =>
  text
    .slice(0, 10 * MAX_SHOWN)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Bidi_C}\p{Cs}]/gu, '')
    .trim()
    .slice(0, MAX_SHOWN)
    .replace(/\p{Cs}$/u, '')
