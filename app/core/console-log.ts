/** The stanzas that the console holds: bounded in number and size, the oldest let go first and counted. Pure data. */
import type { ConsoleEntry, ConsoleFilter, ConsolePage } from '../contract/developer.ts'

export interface ConsoleLogLimits {
  readonly maxEntries: number
  /** Characters of XML altogether. */
  readonly maxChars: number
}

export const CONSOLE_LIMITS: ConsoleLogLimits = { maxEntries: 2_000, maxChars: 5_000_000 }

/** What a list shows of one stanza before somebody asks for all of it. */
const PREVIEW_CHARS = 4_000

export interface PageWish {
  readonly filter: ConsoleFilter
  readonly after?: number | undefined
  readonly before?: number | undefined
  readonly limit: number
}

export interface ConsoleLog {
  /** @returns its id */
  add(entry: Omit<ConsoleEntry, 'id' | 'chars'>): number
  page(wish: PageWish): Omit<ConsolePage, 'open'>
  /** The whole entry; undefined when it was let go. */
  entry(id: number): ConsoleEntry | undefined
  /** All that matches, one after the other, each under a line that says when and which way. */
  text(filter: ConsoleFilter): string
  clear(): void
}

/** @param firstId so that ids go on where an earlier log ended */
export function createConsoleLog(firstId: number, limits: ConsoleLogLimits = CONSOLE_LIMITS): ConsoleLog {
  let entries: ConsoleEntry[] = []
  let nextId = firstId
  let chars = 0
  let dropped = 0

  return {
    add(entry) {
      const id = nextId++
      entries.push({ ...entry, id, chars: entry.xml.length })
      chars += entry.xml.length
      let gone = 0
      while (
        entries.length - gone > limits.maxEntries ||
        (chars > limits.maxChars && gone < entries.length)
      ) {
        chars -= entries[gone]?.xml.length ?? 0
        gone += 1
      }
      if (gone > 0) entries = entries.slice(gone)
      dropped += gone
      return id
    },
    page({ filter, after = -1, before = Infinity, limit }) {
      const wanted = entries.filter((entry) => entry.id < before && matches(entry, filter))
      const newer = wanted.filter(({ id }) => id > after)
      const shown = newer.slice(-limit)
      const first = shown[0]?.id
      return {
        entries: shown.map(preview),
        older: first === undefined ? 0 : wanted.filter(({ id }) => id < first).length,
        held: entries.length,
        dropped,
      }
    },
    entry: (id) => entries.find((entry) => entry.id === id),
    text: (filter) =>
      entries
        .filter((entry) => matches(entry, filter))
        .map((entry) => `<!-- ${new Date(entry.atMs).toISOString()} ${entry.direction} -->\n${entry.xml}\n`)
        .join('\n'),
    clear() {
      entries = []
      chars = 0
      dropped = 0
    },
  }
}

const preview = (entry: ConsoleEntry): ConsoleEntry => ({ ...entry, xml: entry.xml.slice(0, PREVIEW_CHARS) })

function matches(entry: ConsoleEntry, { kinds, directions, jid, text }: ConsoleFilter): boolean {
  if (!kinds.includes(entry.kind) || !directions.includes(entry.direction)) return false
  const holds = (whole: string, part: string): boolean => whole.toLowerCase().includes(part.toLowerCase())
  if (jid !== '' && !holds(entry.from, jid) && !holds(entry.to, jid)) return false
  return text === '' || holds(entry.xml, text)
}
