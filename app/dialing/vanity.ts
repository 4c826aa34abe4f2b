/** Numbers with letters, `1-800-FLOWERS`: each letter is the key that it stands on (ITU-T E.161, option A). */
import type { NumberReading, ReadNumber } from './number.ts'

export interface Vanity {
  /** Offsets in the plain text. */
  readonly start: number
  readonly end: number
  /** What is dialled of it, with a plus where one stood. */
  readonly digits: string
  readonly letters: string
  /** Letters that are more than a number has digits; the network ignores them too. */
  readonly unused: string
  readonly reading: NumberReading
}

const KEYS: readonly string[] = ['', '', 'ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ']

/** Digits and round brackets, then a word or two of letters and digits. */
const SHAPE =
  /(?<![\p{L}\d+(])(\+?\(?\d{1,4}\)?(?:[-. ]?\(?\d{2,4}\)?){0,2}[-. ]?)([A-Z]{2,5} [A-Z]{2,6}|[A-Za-z][A-Za-z\d]{2,11}|[A-Za-z\d]{2,8}-[A-Za-z\d]{2,8})(?![\p{L}\d]|[-.@]\p{L})/gu

const MIN_LETTERS = 3
/** `1-800-CONTACTS` has one letter more than fit; a sentence has more. */
const MAX_UNUSED = 4
/** Somebody typed them, or a scanner read them, for noughts and ones: which key is meant nobody knows. */
const MISTAKEN_DIGITS = /^[OIL]+$/i
/** A text rarely has more, and each one costs a question to the plans. */
const MAX_TRIES = 10

/**
 * In running text only numbers that companies have letters for: free, shared or premium ones. A text that is nothing
 * else may be any number.
 * @param plain text in plain characters
 */
export function vanitiesIn(plain: string, country: string, read: ReadNumber): readonly Vanity[] {
  const begin = plain.length - plain.trimStart().length
  const end = plain.trimEnd().length
  return [...plain.matchAll(SHAPE)]
    .slice(0, MAX_TRIES)
    .flatMap(({ 0: text, 1: head = '', 2: word = '', index }) => {
      const letters = word.replace(/[^A-Za-z]/g, '')
      const isAlone = index === begin && index + text.length === end
      const isWord = letters === letters.toUpperCase() || /[-.]$/.test(head)
      if (letters.length < MIN_LETTERS || !isWord || MISTAKEN_DIGITS.test(letters)) return []
      const all = word.replace(/[- ]/g, '')
      const spare = word.includes(' ') ? 0 : MAX_UNUSED
      for (let unused = 0; unused <= spare && all.length - unused >= MIN_LETTERS; unused += 1) {
        const used = all.slice(0, all.length - unused)
        const rest = all.slice(used.length)
        if (/\d/.test(rest)) return []
        const digits = `${head.includes('+') ? '+' : ''}${head.replace(/\D/g, '')}${onKeys(used)}`
        const length = digits.replace('+', '').length
        if (length < 6 || length > 15) continue
        const reading = read(digits, country)
        if (reading?.isValid !== true || reading.isDoubtful) continue
        if (!isAlone && reading.charge === undefined) return []
        const usedLetters = used.replace(/\d/g, '')
        return [
          { start: index, end: index + text.length, digits, letters: usedLetters, unused: rest, reading },
        ]
      }
      return []
    })
}

const onKeys = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[A-Z]/g, (letter) => String(KEYS.findIndex((letters) => letters.includes(letter))))
