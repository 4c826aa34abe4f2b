/** Extensions behind a number. They are told and never dialled: the service takes no digits after the answer. */

export interface ExtensionFound {
  readonly digits: string
  /** Characters it takes up, its marker included. */
  readonly length: number
}

const MARKER = '(?:x|ext(?:ension|n)?|#|durchwahl|dw|poste|interno|anexo|ramal)'

/** `x12`, `ext. 12`, `#12`, and pauses as phones store them: `,,12#`, `;12`. */
const BEHIND = new RegExp(
  `^(?: ?[,;]? ?${MARKER}[ .:]{0,2}|(?: ?,, ?|;ext=|;))(\\d{1,7})#?(?![\\p{L}\\d])`,
  'iu',
)

/** A text that is nothing but an extension: `x204`, `Ext. 204`. */
const ALONE = new RegExp(`^${MARKER}[ .:]{0,2}(\\d{2,6})$`, 'iu')

/** @param after what stands behind the number, in plain characters. */
export function extensionBehind(after: string): ExtensionFound | undefined {
  const found = BEHIND.exec(after.slice(0, 40))
  return found?.[1] === undefined ? undefined : { digits: found[1], length: found[0].length }
}

/** @returns the digits, '' when the text is something else. */
export const extensionAlone = (text: string): string => ALONE.exec(text)?.[1] ?? ''
