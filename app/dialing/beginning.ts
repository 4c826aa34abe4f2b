/** The beginning of a long text, cut where no number is: half a number would be another number. */

/** What numbers are written with, in any script; every other character ends one. */
const OPEN_END = /[\p{Nd}\p{Pd}\p{Zs}\p{Cf}+()./*#\u00b7\u2212\u30fc]+$/u

/** Longer words are no addresses. */
const MAX_ADDRESS = 300

/**
 * @param max characters, at most
 * @returns the text itself when it is short enough; else less than `max` characters of it
 */
export function beginningOf(text: string, max: number): string {
  if (text.length <= max) return text
  const head = text.slice(0, max)
  const word = /\S+$/u.exec(head)?.[0] ?? ''
  // An address or a word goes as a whole, and then whatever number it may have belonged to.
  const rest = word.length > MAX_ADDRESS ? head : head.slice(0, head.length - word.length)
  return rest.replace(OPEN_END, '')
}
