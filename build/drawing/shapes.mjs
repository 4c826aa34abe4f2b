// Shapes as signed distances: negative inside, zero on the edge, in the units of the drawing. They draw smoothly at
// every size, for the distance to the edge is also how much of a pixel is covered.

/** @typedef {(x: number, y: number) => number} Shape */

/**
 * @param {number} cx
 * @param {number} cy
 * @param {number} radius
 * @returns {Shape}
 */
export function disc(cx, cy, radius) {
  return (x, y) => Math.hypot(x - cx, y - cy) - radius
}

/**
 * An arc drawn with a round pen, the same on the right and on the left of its centre.
 * @param {number} cx
 * @param {number} cy
 * @param {number} radius
 * @param {number} halfAngle radians to either side of the horizontal
 * @param {number} pen thickness
 * @returns {Shape}
 */
export function arcPair(cx, cy, radius, halfAngle, pen) {
  const endX = Math.cos(halfAngle) * radius
  const endY = Math.sin(halfAngle) * radius
  return (x, y) => {
    const dx = Math.abs(x - cx)
    const dy = Math.abs(y - cy)
    const beyond = Math.atan2(dy, dx) > halfAngle
    const distance = beyond ? Math.hypot(dx - endX, dy - endY) : Math.abs(Math.hypot(dx, dy) - radius)
    return distance - pen / 2
  }
}

/**
 * @param {number} cx
 * @param {number} cy
 * @param {number} half half of its side
 * @param {number} corner radius of its corners
 * @returns {Shape}
 */
export function roundedSquare(cx, cy, half, corner) {
  return (x, y) => {
    const dx = Math.abs(x - cx) - half + corner
    const dy = Math.abs(y - cy) - half + corner
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner
  }
}

/**
 * A convex polygon with slightly rounded corners.
 * @param {readonly (readonly [number, number])[]} points clockwise on a canvas whose y grows downwards
 * @param {number} rounding
 * @returns {Shape}
 */
export function polygon(points, rounding) {
  return (x, y) => {
    let inside = -Infinity
    let outside = Infinity
    points.forEach(([ax, ay], i) => {
      const [bx, by] = points[(i + 1) % points.length] ?? [ax, ay]
      const ex = bx - ax
      const ey = by - ay
      const length = Math.hypot(ex, ey)
      inside = Math.max(inside, ((x - ax) * ey - (y - ay) * ex) / length)
      const along = Math.min(1, Math.max(0, ((x - ax) * ex + (y - ay) * ey) / length ** 2))
      outside = Math.min(outside, Math.hypot(x - ax - ex * along, y - ay - ey * along))
    })
    return (inside <= 0 ? -outside : outside) - rounding
  }
}

/**
 * A stroke with round ends.
 * @param {readonly [number, number]} a
 * @param {readonly [number, number]} b
 * @param {number} pen thickness
 * @returns {Shape}
 */
export function stroke([ax, ay], [bx, by], pen) {
  const ex = bx - ax
  const ey = by - ay
  return (x, y) => {
    const along = Math.min(1, Math.max(0, ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey)))
    return Math.hypot(x - ax - ex * along, y - ay - ey * along) - pen / 2
  }
}

/**
 * Only the rim of a shape.
 * @param {Shape} shape
 * @param {number} pen thickness; half of it lies outside the shape
 * @returns {Shape}
 */
export function outline(shape, pen) {
  return (x, y) => Math.abs(shape(x, y)) - pen / 2
}

/**
 * A shape made larger all around.
 * @param {Shape} shape
 * @param {number} by
 * @returns {Shape}
 */
export function grown(shape, by) {
  return (x, y) => shape(x, y) - by
}
