/**
 * Catalogues in languages that nobody speaks, made from the English one: with accents, brackets and more letters, and in
 * letters that are read from the right. What stays English in such a window was never given to translators.
 */

export type Pseudo = 'accented' | 'from-the-right'

const ACCENTED = 'åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž'
const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשתאבגד'

/** Parameters and escaped braces stay as they are. */
const KEPT = /(\\?\{[^}]*\}?|\\.)/u

const lettersOf = (text: string, alphabet: string): string =>
  text.replace(/[a-z]/giu, (letter) => alphabet[letter.toLowerCase().charCodeAt(0) - 97] ?? letter)

/** @param pattern of a catalogue: `{count} missed calls` → `⟦{count} ɱîššéð çåļļš ····⟧` */
export function pseudoPattern(pattern: string, how: Pseudo): string {
  const said = pattern
    .split(KEPT)
    .map((part, index) => (index % 2 === 1 ? part : lettersOf(part, how === 'accented' ? ACCENTED : HEBREW)))
    .join('')
  const letters = pattern.replace(/\{[^}]*\}/gu, '').length
  // About what German and French need over English; a word, since what is one word long can break nowhere.
  const more =
    how === 'accented' && letters > 2
      ? ` ${'ö'.repeat(Math.ceil(letters * 0.4)).replace(/ö{8}/gu, 'öööööööö ')}`
      : ''
  return `⟦${said}${more.trimEnd()}⟧`
}

/** Every string of an entry that is a pattern. @param entry as it stands in a catalogue */
export function pseudoEntry(entry: unknown, how: Pseudo): unknown {
  if (typeof entry === 'string') return pseudoPattern(entry, how)
  if (!Array.isArray(entry)) return entry
  return entry.map((form: { readonly match: Readonly<Record<string, string>> }) => ({
    ...form,
    match: Object.fromEntries(Object.entries(form.match).map(([on, text]) => [on, pseudoPattern(text, how)])),
  }))
}
