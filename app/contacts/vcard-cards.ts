/**
 * Cuts lines into cards and their properties: unfolded (RFC 6350 §3.2; vCard 2.1 §2.1.3), without what is never used, and
 * of bounded size whatever the file says. Pure.
 */
import { MOST_LINE } from './lines.ts'

/** A card: the properties that are of use, one unfolded line each. */
export interface RawCard {
  /** As written; empty where it is not told. */
  readonly version: string
  readonly lines: readonly string[]
}

export interface CardCutter {
  /** @returns the card that ends with this line */
  take(line: string): RawCard | undefined
  /** No line comes any more. */
  end(): { readonly card: RawCard | undefined; readonly isTorn: boolean }
  /** Whether there was any card at all. */
  readonly sawCard: boolean
}

const WANTED =
  /^(?:[\w-]+\.)?(?:version|fn|n|nickname|org|tel|impp|x-sip|url|uid|kind|x-addressbookserver-kind|x-ablabel)[;:]/iu
const MOST_PROPERTIES = 200
const AGENT = /^(?:[\w-]+\.)?agent[;:]/iu

export function createCardCutter(): CardCutter {
  let lines: string[] = []
  let version = ''
  /** Cards may stand in cards (`AGENT` of vCard 2.1); those inside are nobody's. */
  let depth = 0
  /** Whether the last property was one that holds a card. */
  let isAgent = false
  /** The property that may go on in the next line. */
  let open: string | undefined
  let sawCard = false

  /** @returns the card before, where its end is missing: that costs neither it nor those behind it */
  function begin(): RawCard | undefined {
    sawCard = true
    if (depth > 0 && isAgent) {
      isAgent = false
      depth += 1
      return undefined
    }
    const torn = depth > 0 ? { version, lines } : undefined
    depth = 1
    lines = []
    version = ''
    return torn
  }

  function close(): RawCard | undefined {
    const line = open
    open = undefined
    if (line === undefined) return undefined
    if (/^begin:vcard\s*$/iu.test(line)) return begin()
    if (line.trim() !== '') isAgent = AGENT.test(line)
    if (/^end:vcard\s*$/iu.test(line)) {
      if (depth > 0) depth -= 1
      return depth === 0 && sawCard ? { version, lines } : undefined
    }
    if (depth !== 1 || !WANTED.test(line)) return undefined
    if (/^version:/iu.test(line)) version = line.slice('version:'.length).trim()
    else if (lines.length < MOST_PROPERTIES) lines.push(line)
    return undefined
  }

  return {
    take(line) {
      if (open !== undefined && open.endsWith('=') && isQuotedPrintable(open)) {
        open = (open.slice(0, -1) + line.replace(/^[ \t]/u, '')).slice(0, MOST_LINE)
        return undefined
      }
      if (/^[ \t]/u.test(line)) {
        if (open !== undefined && open.length < MOST_LINE) open = (open + line.slice(1)).slice(0, MOST_LINE)
        return undefined
      }
      const ended = close()
      open = line
      return ended
    },
    end() {
      const card = close()
      return { card, isTorn: depth > 0 }
    },
    get sawCard() {
      return sawCard
    },
  }
}

/** Soft line breaks belong to the value there (RFC 2045 §6.7); they are no folding. */
export const isQuotedPrintable = (line: string): boolean =>
  /;(?:encoding=)?quoted-printable[;:]/iu.test(line.slice(0, line.indexOf(':') + 1))
