/** A list of contacts as it is read: each entry made safe, and no more of them than there may be. */
import { MOST_CONTACTS, type Contact, type ContactNumber, type NumberKind } from '../people/contact.ts'

/** What a list held when it was read. */
export interface ContactList {
  readonly contacts: readonly Contact[]
  /** Entries of which nothing could be used: no name, no way to call them, or not understood. */
  readonly skipped: number
  /** The list goes on behind what is used of it. */
  readonly isCut: boolean
}

const MOST_NUMBERS = 12
const MOST_TEXT = 120
const MOST_NUMBER_TEXT = 60

/** What a list's own reader found of an entry. */
export interface Draft {
  /** The list's own id of it, if it has one. */
  readonly id: string
  readonly name: string
  readonly organisation: string
  readonly numbers: readonly ContactNumber[]
  readonly addresses: readonly string[]
}

/** Collects entries into a list, each made safe, and no more than there may be. */
export interface ContactCollector {
  /** @returns whether there is room for more */
  add(draft: Draft): boolean
  skip(): void
  readonly list: ContactList
  readonly isFull: boolean
}

export function createCollector(most: number = MOST_CONTACTS): ContactCollector {
  const contacts: Contact[] = []
  const keys = new Map<string, number>()
  let skipped = 0
  let isCut = false

  /** The same entry twice is two entries: their lists tell them apart, and so does the order in which they come. */
  function keyFor(base: string): string {
    const before = keys.get(base) ?? 0
    keys.set(base, before + 1)
    return before === 0 ? base : `${base} #${String(before + 1)}`
  }

  return {
    add(draft) {
      if (contacts.length >= most) {
        isCut = true
        return false
      }
      const made = contactFrom(draft)
      if (made === undefined) skipped += 1
      else contacts.push({ ...made, key: keyFor(made.key) })
      return true
    },
    skip() {
      skipped += 1
    },
    get list() {
      return { contacts, skipped, isCut }
    },
    get isFull() {
      return isCut
    },
  }
}

/** @returns undefined where nobody could be told or called by it */
function contactFrom(draft: Draft): Contact | undefined {
  const numbers = callable(draft.numbers)
  const addresses = [...new Set(draft.addresses.flatMap((text) => sipAddress(text) ?? []))].slice(
    0,
    MOST_NUMBERS,
  )
  const organisation = plainText(draft.organisation)
  const name = plainText(draft.name) || organisation
  if (name === '' || (numbers.length === 0 && addresses.length === 0)) return undefined
  const key = plainText(draft.id) || `${name} ${numbers[0]?.text ?? addresses[0] ?? ''}`
  return { key, name, organisation: organisation === name ? '' : organisation, numbers, addresses }
}

const LAST: readonly NumberKind[] = ['fax']

/** Each once, faxes last: nobody wants to talk to one. */
function callable(numbers: readonly ContactNumber[]): readonly ContactNumber[] {
  const seen = new Map<string, ContactNumber>()
  for (const { text, kind } of numbers) {
    const written = plainText(text)
    if (!isNumberText(written) || seen.size >= MOST_NUMBERS) continue
    const digits = written.replace(/[^\d+*#]/g, '')
    if (!seen.has(digits)) seen.set(digits, { text: written, kind })
  }
  const all = [...seen.values()]
  return [...all.filter(({ kind }) => !LAST.includes(kind)), ...all.filter(({ kind }) => LAST.includes(kind))]
}

/** A number as people write it, perhaps with an extension behind it. Words and whole sentences are none. */
export const isNumberText = (text: string): boolean =>
  text.length <= MOST_NUMBER_TEXT &&
  /^[+(*#]?[\d(][\d\s().\-/*#]{1,40}(?:\s*(?:x|ext\.?|,+|;ext=)\s*\d{1,8}#?)?$/iu.test(text)

/** `user@domain` of what may bear a scheme and parameters; undefined for anything else. */
export function sipAddress(text: string): string | undefined {
  const bare = plainText(text)
    .replace(/^sips?:/iu, '')
    .replace(/[;?].*$/u, '')
  return /^[^\s@/<>"]{1,120}@[^\s@/<>":]{1,199}$/u.test(bare) ? bare : undefined
}

/** One line without controls and marks that turn the direction of writing. */
export const plainText = (text: string): string =>
  text
    .slice(0, 4 * MOST_TEXT)
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\uFEFF]/gu, '')
    .trim()
    .slice(0, MOST_TEXT)
    .trim()
