/** What a number is for, from the words that lists put beside it: types of vCard, headings of tables, labels of people. */
import type { NumberKind } from '../people/contact.ts'

/** The first that fits: a business fax is a fax. */
const WORDS: readonly (readonly [NumberKind, RegExp])[] = [
  ['fax', /fax/u],
  ['mobile', /cell|mobile?|handy|natel|iphone|portable|celular|gsm/u],
  ['main', /main|zentrale|switchboard|primary|durchwahl/u],
  ['home', /home|privat|house|domicile/u],
  ['work', /work|business|gesch[äa]ft|dienst|b[üu]ro|office|company|bureau|travail|firma/u],
]

export function kindOf(words: string): NumberKind {
  const text = words.toLowerCase()
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'
}
