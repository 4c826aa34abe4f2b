/** Where the keys lead in the list below a field (ARIA APG, combobox with a list). Pure. */

/** -1: in the text, none of the list is marked. */
export interface Mark {
  readonly at: number
  /** Whether arrows led there: then Home and End go to the ends of the list, not of the text. */
  readonly led: boolean
}

/** @param typed whether there is a text: then its first choice is marked, and nothing is above it */
export const markAtFirst = (typed: boolean): Mark => ({ at: typed ? 0 : -1, led: false })

/** @returns undefined for a key that is the text's own */
export function steer(mark: Mark, key: string, count: number, typed: boolean): Mark | undefined {
  const first = typed ? 0 : -1
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return { at: Math.max(first, Math.min(mark.at + 1, last)), led: count > 0 }
    case 'ArrowUp':
      return { at: Math.max(mark.at - 1, first), led: count > 0 }
    case 'Home':
      return mark.led && count > 0 ? { at: 0, led: true } : undefined
    case 'End':
      return mark.led && count > 0 ? { at: last, led: true } : undefined
    default:
      return undefined
  }
}
