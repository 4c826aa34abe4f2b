// The two containers that hold one icon in several sizes.
import { encodePng } from './png.mjs'

/** @typedef {import('./raster.mjs').Picture} Picture */

/**
 * Windows: sizes below 256 as bitmaps, for not everything that reads .ico reads PNG in it; 256 as PNG.
 * @param {readonly Picture[]} pictures
 * @returns {Buffer}
 */
export function encodeIco(pictures) {
  const images = pictures.map((picture) => (picture.size >= 256 ? encodePng(picture) : encodeBitmap(picture)))
  const directory = Buffer.alloc(6 + 16 * pictures.length)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(pictures.length, 4)
  let offset = directory.length
  pictures.forEach(({ size }, i) => {
    const entry = 6 + 16 * i
    const length = images[i]?.length ?? 0
    directory.writeUInt8(size % 256, entry)
    directory.writeUInt8(size % 256, entry + 1)
    directory.writeUInt16LE(1, entry + 4)
    directory.writeUInt16LE(32, entry + 6)
    directory.writeUInt32LE(length, entry + 8)
    directory.writeUInt32LE(offset, entry + 12)
    offset += length
  })
  return Buffer.concat([directory, ...images])
}

/**
 * A bitmap as .ico wants it: no file header, twice the height, bottom row first, an empty mask after the pixels.
 * @param {Picture} picture
 */
function encodeBitmap({ size, pixels }) {
  const header = Buffer.alloc(40)
  header.writeUInt32LE(40, 0)
  header.writeInt32LE(size, 4)
  header.writeInt32LE(size * 2, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(32, 14)
  const rows = Buffer.alloc(size * size * 4)
  for (let i = 0; i < size * size; i += 1) {
    const from = ((size - 1 - Math.floor(i / size)) * size + (i % size)) * 4
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(from, from + 4)
    rows.set([blue, green, red, alpha], i * 4)
  }
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size)
  return Buffer.concat([header, rows, mask])
}

/** The entry types of .icns that hold a PNG, by size in pixels. */
const ICNS_TYPES = new Map([
  [32, ['ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
])

/**
 * macOS.
 * @param {readonly Picture[]} pictures of the sizes 32, 64, 128, 256, 512, 1024
 * @returns {Buffer}
 */
export function encodeIcns(pictures) {
  const entries = pictures.flatMap((picture) => {
    const data = encodePng(picture)
    return (ICNS_TYPES.get(picture.size) ?? []).map((type) => tagged(type, data))
  })
  return tagged('icns', Buffer.concat(entries))
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function tagged(type, data) {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32BE(data.length + 8, 4)
  return Buffer.concat([head, data])
}
