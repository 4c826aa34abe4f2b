/**
 * The typing shield: when a card or a window appears under the hands of someone who types, their next Enter or Space
 * must not press a button that was not there a moment ago.
 */

/** How long Enter and Space do nothing after something appeared or got the keyboard. */
export const SHIELD_MS = 1000

export interface KeyPress {
  readonly key: string
  /** True for what a key sends while it is held down. */
  readonly repeat: boolean
  /** True when the key goes to a text field, where Space is a character. */
  readonly inText: boolean
}

/** The second half of a double click was meant for what stood there before it. @returns false for that half */
export const isFirstClick = ({ detail }: Pick<MouseEvent, 'detail'>): boolean => detail < 2

/**
 * Whether a key press is to be swallowed.
 * @param sinceMs time since the target appeared or got the keyboard, whichever was later
 */
export function isShielded({ key, repeat, inText }: KeyPress, sinceMs: number): boolean {
  if (key !== 'Enter' && (key !== ' ' || inText)) return false
  // A key held down since before belongs to what was there before, however long it is held.
  return repeat || sinceMs < SHIELD_MS
}
