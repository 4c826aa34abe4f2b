/** Our desktop entry, and the list of defaults that names it (freedesktop.org, "Desktop Entry Specification" 1.5). Pure. */
import { LINK_SCHEMES, type LinkScheme } from '../app/contract/links.ts'
import { execValue } from './desktop-entry-value.ts'

/** Tells an entry of our own writing from a package's. */
const MARK = 'X-Ringside-Written=true'

export const isWrittenByUs = (text: string): boolean => text.split(/\r?\n/u).includes(MARK)

/** Which links an entry of ours says that it opens. */
export function schemesIn(text: string): readonly LinkScheme[] {
  const types = /^MimeType=(.*)$/mu.exec(text)?.[1]?.split(';') ?? []
  return LINK_SCHEMES.filter((scheme) => types.includes(`x-scheme-handler/${scheme}`))
}

/**
 * @param command the program, absolute, and its arguments
 * @param schemes what was asked for and no more: a desktop may take the only program for a link's owner
 * @throws Error when it holds a control character, which no line of such a file can hold
 */
export const linkEntry = (command: readonly string[], schemes: readonly LinkScheme[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Ringside',
    // What follows `--` is never an option: a link comes from a page.
    `Exec=${execValue(command)} -- %u`,
    'Icon=ringside',
    'Terminal=false',
    'Categories=Network;Telephony;',
    `MimeType=${schemes.map((scheme) => `x-scheme-handler/${scheme};`).join('')}`,
    MARK,
    '',
  ].join('\n')

const DEFAULTS = '[Default Applications]'

/** The list without this entry as a default for this type; everything else stays byte for byte. */
export function withoutDefault(list: string, type: string, entry: string): string {
  let inside = false
  return list
    .split(/(?<=\n)/u)
    .flatMap((line) => {
      if (line.startsWith('[')) inside = line.trim() === DEFAULTS
      const [, key = '', value = ''] = /^([^=]+)=([^\r\n]*)/u.exec(line) ?? []
      if (!inside || key.trim() !== type) return [line]
      const entries = value.split(';').filter((each) => each.trim() !== '')
      const left = entries.filter((each) => each.trim() !== entry)
      if (left.length === entries.length) return [line]
      return left.length === 0 ? [] : [line.replace(value, `${left.join(';')};`)]
    })
    .join('')
}
