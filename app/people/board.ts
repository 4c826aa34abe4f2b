/** The order and the choice of lines on the operator's board, and where a line stands on it. Pure. */
import { assertNever } from '../contract/result.ts'
import type { LineState } from './lines.ts'

/** `list`: each line where it always is. `ringing-first`: who rings comes before all others, the longest first. */
export const BOARD_ORDERS = ['list', 'ringing-first'] as const
export type BoardOrder = (typeof BOARD_ORDERS)[number]

export const BOARD_FILTERS = ['all', 'ringing', 'talking', 'free'] as const
export type BoardFilter = (typeof BOARD_FILTERS)[number]

/** The line that has the keyboard, and where on the board it is. */
export interface HeldLine {
  /** `user@domain`. */
  readonly address: string
  readonly index: number
}

/** As much of a line as its place depends on. */
export interface BoardLine {
  readonly address: string
  readonly state: LineState
  /** Since when it rings or talks; undefined when not told. */
  readonly sinceMs: number | undefined
}

export interface Board<L> {
  readonly lines: readonly L[]
  /** Where the held line stands; null where it is watched no longer. */
  readonly heldAt: number | null
}

/**
 * @param lines in the order of the list
 * @param held the line that has the keyboard: it stays where it is, whatever happens around it and to it, and with a
 *   filter that it no longer fits, until the keyboard has left it
 */
export function boardOf<L extends BoardLine>(
  lines: readonly L[],
  { order, filter }: { readonly order: BoardOrder; readonly filter: BoardFilter },
  held: HeldLine | null = null,
): Board<L> {
  const kept = held === null ? undefined : lines.find(({ address }) => address === held.address)
  const others = ordered(
    lines.filter((line) => line !== kept && fits(line, filter)),
    order,
  )
  if (held === null || kept === undefined) return { lines: others, heldAt: null }
  const at = Math.min(held.index, others.length)
  return { lines: [...others.slice(0, at), kept, ...others.slice(at)], heldAt: at }
}

function ordered<L extends BoardLine>(lines: readonly L[], order: BoardOrder): readonly L[] {
  switch (order) {
    case 'list':
      return lines
    case 'ringing-first': {
      // Whoever waits longest comes first; of whom nobody tells since when, after those.
      const ringing = lines
        .filter(({ state }) => state === 'ringing')
        .sort((one, other) => (one.sinceMs ?? Infinity) - (other.sinceMs ?? Infinity) || 0)
      return [...ringing, ...lines.filter(({ state }) => state !== 'ringing')]
    }
    default:
      return assertNever(order)
  }
}

const fits = ({ state }: BoardLine, filter: BoardFilter): boolean => filter === 'all' || state === filter

/** How many lines each filter leaves. */
export function boardCounts(lines: readonly BoardLine[]): Readonly<Record<BoardFilter, number>> {
  const count = (filter: BoardFilter): number => lines.filter((line) => fits(line, filter)).length
  return { all: count('all'), ringing: count('ringing'), talking: count('talking'), free: count('free') }
}

/** What a line can be found by. */
export interface LineNames {
  /** Name, where one is known. */
  readonly name: string
  /** `user@domain`. */
  readonly address: string
  readonly extensions: readonly string[]
}

/** A name that is typed with or without its accents is the same. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * Where a typed text leads: the next line whose name, one of its words, its user part or its extension begins with it.
 * The search goes round once, from `from`.
 * @returns undefined where none does
 */
export function findLine(lines: readonly LineNames[], text: string, from: number): number | undefined {
  const wanted = folded(text.trim())
  if (wanted === '' || lines.length === 0) return undefined
  const start = ((from % lines.length) + lines.length) % lines.length
  const hits = lines.flatMap((line, index) => (beginsWith(line, wanted) ? [index] : []))
  return hits.find((index) => index >= start) ?? hits[0]
}

function beginsWith({ name, address, extensions }: LineNames, wanted: string): boolean {
  const whole = folded(name)
  const words = whole.split(/[\s.\-_,;·()&/]+/u)
  return [whole, ...words, folded(address), ...extensions].some((each) => each.startsWith(wanted))
}
