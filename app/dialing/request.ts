/** A wish to dial, as it enters the queue. */
import { appError } from '../contract/errors.ts'
import { explainText, MAX_TEXT } from './explain.ts'
import { recognised, type Knows } from './known.ts'
import type { DialRequest, DialSource } from './model.ts'
import type { DialContext } from './plan.ts'
import { fromTwoTexts } from './two-texts.ts'
import { waitFor, type WaitSettings } from './wait.ts'

const MAX_SHOWN = 200

export interface DialWish {
  readonly id: string
  readonly source: DialSource
  /** The text as it came. */
  readonly text: string
  /** With the clipboard's text: what is marked meanwhile. */
  readonly marked?: string | undefined
  /** Epoch milliseconds. */
  readonly atMs: number
}

/** @returns a request even where nothing was found: it says so. */
export function requestFor(
  wish: DialWish,
  context: DialContext,
  { waitSeconds }: Pick<WaitSettings, 'waitSeconds'>,
  knows: Knows,
): DialRequest {
  const { id, atMs } = wish
  const { source, text, marked, candidates } = fromTwoTexts(wish, (each) =>
    explainText(each, context).map((candidate) => recognised(candidate, knows)),
  )
  const { extensionLength } = context
  const isCut = text.length > MAX_TEXT || (marked ?? '').length > MAX_TEXT
  return {
    id,
    source,
    text: shown(text),
    ...(marked === undefined ? {} : { marked: shown(marked) }),
    candidates,
    ...waitFor(source, candidates, { waitSeconds, extensionLength }, atMs),
    ...(isCut ? { cut: true } : {}),
    createdAtMs: atMs,
    ...(candidates.length === 0
      ? { problem: appError(isNothing(text) ? 'nothing-copied' : 'no-number') }
      : {}),
  }
}

const isNothing = (text: string): boolean => text.trim() === ''

/** One line without controls and marks of direction: the text comes from anywhere. */
const shown = (text: string): string =>
  text
    .slice(0, 10 * MAX_SHOWN)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Bidi_C}\p{Cs}]/gu, '')
    .trim()
    .slice(0, MAX_SHOWN)
    .replace(/\p{Cs}$/u, '')
