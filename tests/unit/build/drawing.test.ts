import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { encodeIcns, encodeIco } from '../../../build/drawing/icon-files.mjs'
import { PALETTES, TRAY_STATES, UNITS } from '../../../build/drawing/mark.mjs'
import { encodePng } from '../../../build/drawing/png.mjs'
import { colour, rasterise } from '../../../build/drawing/raster.mjs'
import { disc } from '../../../build/drawing/shapes.mjs'

const RED = colour('#ff0000')
const dot = (size: number) => rasterise([{ shape: disc(8, 8, 4), fill: RED }], 16, size)

/** One pixel of a picture. */
function pixel({ size, pixels }: ReturnType<typeof dot>, x: number, y: number): readonly number[] {
  return [...pixels.subarray((y * size + x) * 4, (y * size + x) * 4 + 4)]
}

describe('a drawing', () => {
  it('is full inside, empty outside, and partly covered on the edge', () => {
    expect(pixel(dot(32), 16, 16)).toEqual([255, 0, 0, 255])
    expect(pixel(dot(32), 1, 1)).toEqual([0, 0, 0, 0])
    const edge = pixel(dot(15), 4, 5)[3] ?? 0
    expect(edge).toBeGreaterThan(0)
    expect(edge).toBeLessThan(255)
  })

  it('lets a layer take away what lies below it', () => {
    const holed = rasterise(
      [
        { shape: disc(8, 8, 6), fill: RED },
        { shape: disc(8, 8, 3), fill: 'erase' },
      ],
      16,
      32,
    )
    expect(pixel(holed, 16, 16)[3]).toBe(0)
    expect(pixel(holed, 16, 7)[3]).toBe(255)
  })
})

describe('an icon', () => {
  it('as PNG holds the very pixels', () => {
    const picture = dot(8)
    const png = encodePng(picture)
    const data = png.indexOf('IDAT')
    const rows = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)))
    const row = 8 * 4 + 1
    expect(
      Buffer.concat([0, 1, 2, 3, 4, 5, 6, 7].map((y) => rows.subarray(y * row + 1, (y + 1) * row))),
    ).toEqual(picture.pixels)
  })

  it('for Windows says where each size lies, and how long it is', () => {
    const ico = encodeIco([dot(16), dot(256)])
    expect(ico.readUInt16LE(4)).toBe(2)
    const [first = 0, second = 0] = [0, 1].map((i) => ico.readUInt32LE(6 + i * 16 + 12))
    expect(ico.readUInt32LE(first)).toBe(40)
    expect(ico.subarray(second + 1, second + 4).toString('latin1')).toBe('PNG')
    expect(second + ico.readUInt32LE(6 + 16 + 8)).toBe(ico.length)
  })

  it('for macOS adds up to its stated length', () => {
    const icns = encodeIcns([dot(32), dot(64)])
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    expect(icns.subarray(8, 12).toString('latin1')).toBe('ic11')
  })
})

describe('the tray', () => {
  it.each(Object.keys(PALETTES))('shows every state by a shape of its own, on a %s bar', (bar) => {
    const palette = PALETTES[bar]
    const shapes = Object.values(TRAY_STATES).map((layers) => {
      if (palette === undefined) throw new Error(`no palette for ${bar}`)
      const { pixels } = rasterise(layers(palette), UNITS, 16)
      return [...pixels].filter((_, i) => i % 4 === 3).join(' ')
    })
    expect(new Set(shapes).size).toBe(Object.keys(TRAY_STATES).length)
  })
})
