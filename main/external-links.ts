/** Which addresses may be handed to the system's browser. A wrong one can start a program (`file:`, `ms-msdt:`). */

const ALLOWED: ReadonlySet<string> = new Set(['https:', 'mailto:'])
const MAX_LENGTH = 2_000

/** @returns the address written anew by the URL parser, so that what is opened is what was checked */
export function externalLink(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined
  try {
    const url = new URL(text)
    return ALLOWED.has(url.protocol) && url.username === '' && url.password === '' ? url.href : undefined
  } catch {
    // Not a URL at all.
    return undefined
  }
}
