/** Linux notification servers read the body as markup (Desktop Notifications Specification, "Markup"). */

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
])

/** A caller who is called `<b>` or `<a href=…>` stays just that. */
export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>]/gu, (character) => ESCAPED.get(character) ?? character)
