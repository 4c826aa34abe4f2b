/** Notes of a release as they may be shown: somebody else's text, so plain, short, and without tricks. Pure. */

const MOST_CHARACTERS = 4_000
const MOST_LINES = 60

/** Marks that turn the direction of text or take no room, by which a text can look like another one. */
const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const MARKUP = /<\/?[a-z][^<>]{0,200}>/giu

/** @returns lines of text without markup; at most 4,000 characters */
export function plainNotes(text: string): string {
  const lines = text
    .slice(0, 4 * MOST_CHARACTERS)
    .replace(/\r\n?/gu, '\n')
    .replace(MARKUP, '')
    .replace(HIDDEN, '')
    .split('\n')
    .map((line) => line.replace(/\p{Cc}/gu, ' ').trimEnd())
  return lines
    .slice(0, MOST_LINES)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
    .slice(0, MOST_CHARACTERS)
}

/** @returns the first https address that names no user; empty: there is none */
export function pageIn(notes: string): string {
  for (const [candidate] of notes.matchAll(/https:\/\/[^\s<>"'()[\]{}]{1,500}/gu)) {
    try {
      const url = new URL(candidate.replace(/[.,;:!?]+$/u, ''))
      if (url.username === '' && url.password === '') return url.href
    } catch {
      // It only looks like an address.
    }
  }
  return ''
}
