// Draws the product's icons: for the application on three systems, and for the tray in every state.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { encodeIcns, encodeIco } from './drawing/icon-files.mjs'
import { PALETTES, TRAY_STATES, UNITS, appIcon } from './drawing/mark.mjs'
import { encodePng } from './drawing/png.mjs'
import { rasterise } from './drawing/raster.mjs'
import { OUT } from './paths.mjs'
import { isProgram } from './script.mjs'

const APP_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]
const ICNS_SIZES = [32, 64, 128, 256, 512, 1024]
const TRAY_ICO_SIZES = [16, 20, 24, 32]
const TRAY_SIZE = 24
const TEMPLATE_SIZE = 18

/**
 * Writes `icons/`: PNG by size, icon.png, icon.ico, icon.icns. Writes `tray/`: `<state>-light` and `<state>-dark`, named
 * after the bar that they lie on, each as PNG for one and for two pixels a point and as .ico; `<state>Template` for macOS.
 * @param {string} out absolute folder
 */
export function drawIcons(out) {
  mkdirSync(path.join(out, 'icons'), { recursive: true })
  mkdirSync(path.join(out, 'tray'), { recursive: true })
  drawAppIcons(path.join(out, 'icons'))
  for (const [state, layers] of Object.entries(TRAY_STATES)) {
    drawTrayIcons(path.join(out, 'tray'), state, layers)
  }
}

/** @param {string} folder */
function drawAppIcons(folder) {
  const pictures = new Map(APP_SIZES.map((size) => [size, rasterise(appIcon(), UNITS, size)]))
  const sizes = (/** @type {readonly number[]} */ wanted) =>
    wanted.flatMap((size) => pictures.get(size) ?? [])
  for (const [size, picture] of pictures) {
    const name = `${String(size)}x${String(size)}.png`
    writeFileSync(path.join(folder, name), encodePng(picture))
  }
  for (const picture of sizes([512])) writeFileSync(path.join(folder, 'icon.png'), encodePng(picture))
  writeFileSync(path.join(folder, 'icon.ico'), encodeIco(sizes(ICO_SIZES)))
  writeFileSync(path.join(folder, 'icon.icns'), encodeIcns(sizes(ICNS_SIZES)))
}

/**
 * @param {string} folder
 * @param {string} state
 * @param {(palette: import('./drawing/mark.mjs').Palette) => import('./drawing/raster.mjs').Layer[]} layers
 */
function drawTrayIcons(folder, state, layers) {
  for (const [bar, palette] of Object.entries(PALETTES)) {
    const name = path.join(folder, bar === 'template' ? `${state}Template` : `${state}-${bar}`)
    const draw = (/** @type {number} */ size) => rasterise(layers(palette), UNITS, size)
    const size = bar === 'template' ? TEMPLATE_SIZE : TRAY_SIZE
    writeFileSync(`${name}.png`, encodePng(draw(size)))
    writeFileSync(`${name}@2x.png`, encodePng(draw(size * 2)))
    if (bar !== 'template') writeFileSync(`${name}.ico`, encodeIco(TRAY_ICO_SIZES.map(draw)))
  }
}

if (isProgram(import.meta.url)) drawIcons(OUT)
