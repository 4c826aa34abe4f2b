/**
 * Links of our own, `ringside:call?to=TEXT`: for pages and programs that mean this program and no other. TEXT is read like
 * any copied text, percent-encoded once; a plus sign is a plus sign. Pure.
 */

/** Browsers may write the same with two slashes, and with one behind the host (WHATWG URL, opaque hosts). */
const FORM = /^ringside:(?:\/\/)?call\/?\?to=([^&#]{1,2000})$/iu
const MAX_TARGET = 600

export const isOwnLink = (text: string): boolean => /^ringside:/iu.test(text)

/** @returns what is to be called; undefined for any other form, which is refused whole and never guessed at. */
export function ownLinkTarget(link: string): string | undefined {
  const encoded = FORM.exec(link)?.[1]
  if (encoded === undefined) return undefined
  try {
    const target = decodeURIComponent(encoded).trim()
    const isPlain = target !== '' && target.length <= MAX_TARGET && !/\p{Cc}/u.test(target)
    // A link within a link would be a way around what this one may hold.
    return isPlain && !isOwnLink(target) ? target : undefined
  } catch {
    // A broken percent sign.
    return undefined
  }
}
