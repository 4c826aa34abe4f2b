/** Where windows go on a screen. Pure: rectangles in, rectangle out, all in device-independent pixels. */

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Between the card window and the edges of the work area. */
const EDGE = 12

/** Bottom right of the work area; a stack that is too tall for it is cut, never pushed off the screen. */
export function placeAtCorner(area: Rectangle, size: Size): Rectangle {
  const width = Math.min(size.width, area.width - 2 * EDGE)
  const height = Math.min(size.height, area.height - 2 * EDGE)
  return whole({
    x: area.x + area.width - width - EDGE,
    y: area.y + area.height - height - EDGE,
    width,
    height,
  })
}

/** In the middle, a quarter down: where the eye is when a key was pressed. */
export function placeInUpperMiddle(area: Rectangle, size: Size): Rectangle {
  const width = Math.min(size.width, area.width)
  const height = Math.min(size.height, area.height)
  const y = area.y + Math.min((area.height - height) / 4, area.height - height)
  return whole({ x: area.x + (area.width - width) / 2, y, width, height })
}

/** So much of a window must lie on a display for a person to find and move it. */
const VISIBLE_WIDTH = 120
const VISIBLE_HEIGHT = 40

/**
 * Where a window was left, if that place still exists.
 * @param areas work areas of the displays there are now
 * @returns undefined when the window would be out of reach
 */
export function placeAsLeft(
  saved: Rectangle | undefined,
  areas: readonly Rectangle[],
  least: Size,
): Rectangle | undefined {
  if (saved === undefined || saved.width < least.width || saved.height < least.height) return undefined
  const reachable = areas.some((area) => {
    const width = Math.min(saved.x + saved.width, area.x + area.width) - Math.max(saved.x, area.x)
    // The title bar counts: with it above the work area nobody could move the window.
    const height = Math.min(saved.y + VISIBLE_HEIGHT, area.y + area.height) - Math.max(saved.y, area.y)
    return width >= VISIBLE_WIDTH && height >= VISIBLE_HEIGHT
  })
  return reachable ? whole(saved) : undefined
}

/** Windows take whole pixels only. */
const whole = ({ x, y, width, height }: Rectangle): Rectangle => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.max(1, Math.round(width)),
  height: Math.max(1, Math.round(height)),
})

export const sameRectangle = (a: Rectangle, b: Rectangle): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
