/**
 * Finds people by what somebody types: parts of a name in any order, an address, an extension, digits of a number, or a name
 * on the keys of a telephone.
 */
import uFuzzy from '@leeoniya/ufuzzy'
import { isSpelled, keysOfName } from './keypad.ts'
import type { Person } from './person.ts'

export interface NameSearch {
  add(person: Person): void
  remove(id: string): void
  /** Ids, the best first. */
  search(text: string, most: number): readonly string[]
  /** By which a list is put into order. */
  keyOf(id: string): string
}

/** Nobody types more to find somebody; more terms would take longer without finding more. */
const MAX_TEXT = 100
const MAX_TERMS = 6
/** Up to here all that was found is ranked; of more, those whose name begins with the text come first. */
const RANKED = 1_000

/** Letters of every script count as letters (uFuzzy's own recipe for that). */
const UNICODE = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
} as const

export function createNameSearch(): NameSearch {
  const fuzzy = new uFuzzy(UNICODE)
  /** By place; '' where nobody is any more. */
  const texts: string[] = []
  const digits: string[] = []
  const spellings: string[] = []
  const ids: string[] = []
  const places = new Map<string, number>()
  const free: number[] = []

  const idsAt = (found: readonly number[], most: number): readonly string[] =>
    found.slice(0, most).flatMap((place) => ids[place] ?? [])

  function byDigits(wanted: string, most: number): readonly string[] {
    const ranks: readonly [number[], number[], number[], number[]] = [[], [], [], []]
    digits.forEach((text, place) => {
      if (text.includes(wanted)) {
        const begins = text.includes(` ${wanted}`)
        ranks[text.includes(` ${wanted} `) ? 0 : begins ? 1 : 3].push(place)
        if (begins) return
      }
      if (isSpelled(spellings[place] ?? '', wanted)) ranks[2].push(place)
    })
    return idsAt([...new Set(ranks.flat())], most)
  }

  function byName(text: string, most: number): readonly string[] {
    const [found, info, order] = fuzzy.search(texts, text, 1, RANKED)
    if (found === null) return []
    if (info !== null)
      return idsAt(
        order.flatMap((at) => info.idx[at] ?? []),
        most,
      )
    const first = found.filter((place) => texts[place]?.startsWith(text) === true)
    return idsAt(first.length >= most ? first : [...new Set([...first, ...found])], most)
  }

  return {
    add(person) {
      const place = free.pop() ?? texts.length
      const users = person.addresses.map((address) => address.slice(0, address.lastIndexOf('@')))
      const organisation = person.contact?.organisation ?? ''
      texts[place] = plain([person.name, ...users, ...person.extensions, organisation].join(' '))
      digits[place] = ` ${[...person.extensions, ...person.numbers].join('  ')} `
      spellings[place] = keysOfName(person.name)
      ids[place] = person.id
      places.set(person.id, place)
    },
    remove(id) {
      const place = places.get(id)
      if (place === undefined) return
      places.delete(id)
      texts[place] = ''
      digits[place] = ''
      spellings[place] = ''
      ids[place] = ''
      free.push(place)
    },
    search(text, most) {
      const wanted = plain(text.slice(0, MAX_TEXT)).trim().split(/\s+/).slice(0, MAX_TERMS).join(' ')
      if (wanted === '') return []
      const number = /^\+?[\d\s().\-/]+$/.test(wanted) ? wanted.replace(/\D/g, '') : ''
      // One digit is in every number.
      return number.length > 1 ? byDigits(number, most) : byName(wanted, most)
    },
    keyOf(id) {
      const place = places.get(id)
      return place === undefined ? '' : (texts[place] ?? '')
    },
  }
}

/** Without case and accents: people type neither. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
