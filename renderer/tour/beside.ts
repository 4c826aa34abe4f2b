/** Where a sentence of the tour stands: beside what it speaks of, never over it. Pure. */

/** In CSS pixels of the window. */
export interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Beside {
  /** Around what is spoken of. */
  readonly mark: Place
  /** From the window's upper edge; undefined where the sentence stands above. */
  readonly below: number | undefined
  /** From the window's lower edge. */
  readonly above: number | undefined
}

const MARGIN = 3
const GAP = 10

/** Below what stands in the upper half of the window, above what stands in the lower. */
export function besideOf({ left, top, width, height }: Place, windowHeight: number): Beside {
  const mark = {
    left: left - MARGIN,
    top: top - MARGIN,
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
  }
  const isHigh = top + height / 2 <= windowHeight / 2
  return {
    mark,
    below: isHigh ? mark.top + mark.height + GAP : undefined,
    above: isHigh ? undefined : windowHeight - mark.top + GAP,
  }
}
