/** What a display is known by from one start to the next: its id changes with ports and sessions, its name and size do not. Pure. */
import type { Display } from 'electron'
import { cleanLine } from '../app/calls/party.ts'

export type Measured = Pick<Display, 'id' | 'label' | 'size' | 'bounds'>

/** The system passes on what the display says of itself; more than this is no name. */
const LONGEST_LABEL = 120
/** Some systems name none. */
const NAMELESS = 'Display'

/**
 * @returns by id: `DELL U2720Q (2560 × 1440)`, in the system's own scaled pixels. Of several that look alike the second
 *   from the left, and from above, has ` 2` behind it, and so on.
 */
export function displayKeys(displays: readonly Measured[]): ReadonlyMap<number, string> {
  const inOrder = [...displays].sort(
    (one, other) => one.bounds.x - other.bounds.x || one.bounds.y - other.bounds.y || one.id - other.id,
  )
  const seen = new Map<string, number>()
  return new Map(
    inOrder.map((display) => {
      const look = lookOf(display)
      const nth = (seen.get(look) ?? 0) + 1
      seen.set(look, nth)
      return [display.id, nth === 1 ? look : `${look} ${String(nth)}`]
    }),
  )
}

function lookOf({ label, size }: Measured): string {
  const measure = `(${String(size.width)} × ${String(size.height)})`
  return `${cleanLine(label, LONGEST_LABEL) || NAMELESS} ${measure}`
}
