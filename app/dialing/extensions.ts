/** Extensions behind a number. They are told and never dialled: the service takes no digits after the answer. */

export interface ExtensionFound {
  readonly digits: string
  /** Characters it takes up, its marker included. */
  readonly length: number
}

/** Words that can mean nothing else, in the languages of the numbering plans. */
const WORD =
  '(?:ext(?:ension|n)?|durchwahl|dw|poste|interno|anexo|ramal|toestel|anknytning|dahili|wewn?|klapka|linka|доб|вн|内線)'

const MARKER = `(?:${WORD}|x|#|app|int|kl|p|w)`

/** `x12`, `ext. 12`, `(ext 12)`, `#12`, and pauses as phones store them: `,,12#`, `;12`, `p12`. */
const BEHIND = new RegExp(
  `^(?: ?[,;]? ?\\(?${MARKER}[ .:]{0,2}|(?: ?,,[ ,]{0,4}|,(?=\\d{1,7}#)|;ext=|;))(\\d{1,7})(?:#|\\))?(?![\\p{L}\\d])`,
  'iu',
)

/** With none of these it begins: the scan asks behind every run of digits. */
const NO_BEGINNING = /^[\n\d./:)-]/

/** A text that is nothing but an extension: `x204`, `Ext. 204`. */
const ALONE = new RegExp(`^(?:${WORD}|x|#)[ .:]{0,2}(\\d{2,6})$`, 'iu')

/** Somewhere in a text, where no number stands before it. */
const INSIDE = new RegExp(`(?<![\\p{L}\\d])${WORD}[ .:]{0,2}(\\d{2,6})(?![\\p{L}\\d]|[-.:/]\\d)`, 'giu')

/** @param after what stands behind the number, in plain characters. */
export function extensionBehind(after: string): ExtensionFound | undefined {
  if (after === '' || NO_BEGINNING.test(after)) return undefined
  const found = BEHIND.exec(after.slice(0, 40))
  return found?.[1] === undefined ? undefined : { digits: found[1], length: found[0].length }
}

/** @returns the digits, '' when the text is something else. */
export const extensionAlone = (text: string): string => ALONE.exec(text)?.[1] ?? ''

export interface ExtensionInside {
  readonly start: number
  readonly end: number
  readonly digits: string
}

/** @param plain text in plain characters, numbers with their extensions made gaps. */
export const extensionsInside = (plain: string): readonly ExtensionInside[] =>
  [...plain.matchAll(INSIDE)].map(({ 0: text, 1: digits = '', index }) => ({
    start: index,
    end: index + text.length,
    digits,
  }))
