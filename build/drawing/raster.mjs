// From shapes to pixels.

/** @typedef {readonly [red: number, green: number, blue: number, alpha: number]} Colour 0–255, alpha 0–1 */

/**
 * @typedef {object} Layer
 * @property {import('./shapes.mjs').Shape} shape
 * @property {Colour | 'erase'} fill a colour, or what makes all below it transparent
 */

/** @typedef {{ readonly size: number, readonly pixels: Buffer }} Picture square; RGBA, not premultiplied */

/**
 * Draws layers, the first one lowest.
 * @param {readonly Layer[]} layers
 * @param {number} units side of the drawing in its own units
 * @param {number} size side of the picture in pixels
 * @returns {Picture}
 */
export function rasterise(layers, units, size) {
  const pixels = Buffer.alloc(size * size * 4)
  const scale = size / units
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [red, green, blue, alpha] = colourAt(layers, (column + 0.5) / scale, (row + 0.5) / scale, scale)
      pixels.set([red, green, blue, Math.round(alpha * 255)], (row * size + column) * 4)
    }
  }
  return { size, pixels }
}

/**
 * @param {readonly Layer[]} layers
 * @param {number} x
 * @param {number} y
 * @param {number} scale pixels for one unit
 * @returns {Colour}
 */
function colourAt(layers, x, y, scale) {
  let red = 0
  let green = 0
  let blue = 0
  let alpha = 0
  for (const { shape, fill } of layers) {
    const cover = Math.min(1, Math.max(0, 0.5 - shape(x, y) * scale))
    if (cover === 0) continue
    if (fill === 'erase') {
      alpha *= 1 - cover
      continue
    }
    const above = cover * fill[3]
    const sum = above + alpha * (1 - above)
    const mix = (/** @type {number} */ over, /** @type {number} */ under) =>
      Math.round((over * above + under * alpha * (1 - above)) / sum)
    red = mix(fill[0], red)
    green = mix(fill[1], green)
    blue = mix(fill[2], blue)
    alpha = sum
  }
  return [red, green, blue, alpha]
}

/**
 * @param {string} hex like "#1f6feb"
 * @param {number} [alpha] 0–1
 * @returns {Colour}
 */
export function colour(hex, alpha = 1) {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255, alpha]
}
