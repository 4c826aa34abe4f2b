// The product's mark: a phone that rings, as a dot between two pairs of arcs; and what the tray adds to it for each
// state. Drawn on 16 units. A state differs by shape first, for a tray may show one colour only.
import { colour } from './raster.mjs'
import { arcPair, disc, grown, outline, polygon, roundedSquare, stroke } from './shapes.mjs'

/** Side of the drawings in their own units. */
export const UNITS = 16

/** @typedef {import('./raster.mjs').Layer} Layer */
/** @typedef {import('./raster.mjs').Colour} Colour */

/** @typedef {{ text: Colour, ring: Colour, talk: Colour, warn: Colour, bad: Colour }} Palette */

/** For a light bar, a dark bar, and macOS, which colours the shape by itself. @type {Record<string, Palette>} */
export const PALETTES = {
  light: palette('#15181d', '#0b7a4b', '#1f6feb', '#9a5b00', '#b42318'),
  dark: palette('#edf0f4', '#4cc38a', '#6ea8ff', '#f0b45a', '#ff8a80'),
  template: palette('#000000', '#000000', '#000000', '#000000', '#000000'),
}

/**
 * @param {string} text
 * @param {string} ring
 * @param {string} talk
 * @param {string} warn
 * @param {string} bad
 * @returns {Palette}
 */
function palette(text, ring, talk, warn, bad) {
  return { text: colour(text), ring: colour(ring), talk: colour(talk), warn: colour(warn), bad: colour(bad) }
}

/** The application's icon: the mark, white on the accent colour. @returns {Layer[]} */
export function appIcon() {
  const white = colour('#ffffff')
  return [
    { shape: roundedSquare(8, 8, 7.25, 3.4), fill: colour('#1f6feb') },
    { shape: disc(8, 8, 1.45), fill: white },
    { shape: arcPair(8, 8, 3.3, 0.95, 1.05), fill: white },
    { shape: arcPair(8, 8, 5.4, 0.8, 1.05), fill: colour('#ffffff', 0.78) },
  ]
}

/**
 * The mark as the tray shows it, sparse enough for 16 pixels.
 * @param {Colour} fill
 * @param {number} [faint] how much of the arcs is left, 0–1
 * @returns {Layer[]}
 */
function trayMark([red, green, blue], faint = 1) {
  return [
    { shape: disc(8, 8, 2.1), fill: [red, green, blue, 1] },
    { shape: arcPair(8, 8, 5.9, 0.98, 1.7), fill: [red, green, blue, faint] },
  ]
}

/**
 * A shape in the lower right corner, with clear air around it.
 * @param {import('./shapes.mjs').Shape} shape
 * @param {Colour} fill
 * @returns {Layer[]}
 */
function badge(shape, fill) {
  return [
    { shape: grown(shape, 1.3), fill: 'erase' },
    { shape, fill },
  ]
}

const TRIANGLE = polygon([[11, 7.2], [15.3, 15], [6.7, 15]], 0.5) // prettier-ignore
const DIAMOND = polygon([[11, 6.6], [15.3, 11], [11, 15.4], [6.7, 11]], 0.4) // prettier-ignore

/**
 * What the tray shows in each state.
 * @type {Record<string, (palette: Palette) => Layer[]>}
 */
export const TRAY_STATES = {
  online: ({ text }) => trayMark(text),
  ringing: ({ text, ring }) => [...trayMark(text), ...badge(TRIANGLE, ring)],
  'on-call': ({ text, talk }) => [...trayMark(text), ...badge(DIAMOND, talk)],
  missed: ({ text, bad }) => [...trayMark(text), ...badge(disc(11.8, 11.8, 3.6), bad)],
  offline: ({ text }) => [
    ...trayMark(text, 0.45).slice(1),
    { shape: stroke([2.6, 2.6], [13.4, 13.4], 4), fill: 'erase' },
    { shape: stroke([2.6, 2.6], [13.4, 13.4], 1.7), fill: text },
  ],
  problem: ({ text, warn }) => [
    ...trayMark(text, 0.45),
    ...badge(stroke([12.4, 6.2], [12.4, 11.2], 2.2), warn),
    ...badge(disc(12.4, 14.4, 1.3), warn),
  ],
  'signed-out': ({ text }) => [
    { shape: outline(disc(8, 8, 2), 1.3), fill: text },
    { shape: arcPair(8, 8, 5.9, 0.98, 1.3), fill: [text[0], text[1], text[2], 0.45] },
  ],
}
