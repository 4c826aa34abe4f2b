/** Names as the keys of a telephone spell them (ITU-T E.161, option A): Ann Carter is 266 227837. Pure. */

const KEYS: readonly string[] = ['', '', 'abcæ', 'defđð', 'ghi', 'jklł', 'mnoøœ', 'pqrsß', 'tuvþ', 'wxyz']

const KEY_OF: ReadonlyMap<string, string> = new Map([
  ...KEYS.flatMap((letters, key) => Array.from(letters, (letter) => [letter, String(key)] as const)),
  ...Array.from({ length: 10 }, (_none, digit) => [String(digit), String(digit)] as const),
])

/** Nobody spells more of a name. */
const MAX_WORDS = 6
const MAX_KEYS = 24

/**
 * Everything that a name can be spelled as: each of its words and whatever follows it, without the spaces between, each
 * with a space before it.
 * @returns '' for a name without a letter that stands on a key
 */
export function keysOfName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => Array.from(word, (letter) => KEY_OF.get(letter) ?? '').join(''))
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS)
  return words.map((_word, from) => ` ${words.slice(from).join('').slice(0, MAX_KEYS)}`).join('')
}

/** Whether the digits spell the beginning of one of the name's words. @param keys as `keysOfName` gives them */
export const isSpelled = (keys: string, digits: string): boolean =>
  digits !== '' && keys.includes(` ${digits}`)
