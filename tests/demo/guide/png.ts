/** PNG (W3C PNG, third edition) as far as the pictures of the documents need it: 8 bits, not interlaced. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** RGB, three bytes a pixel, row by row from the top. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Buffer
}

/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [number, number, number]

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const RGB = 3
const PALETTE_KIND = 3
const CHANNELS: ReadonlyMap<number, number> = new Map([
  [2, RGB],
  [PALETTE_KIND, 1],
  [6, 4],
])

/**
 * @param behind shows through where the picture does not cover
 * @throws Error for anything but 8 bits of RGB, RGBA or a palette without transparency, not interlaced
 */
export function decodePng(file: Buffer, behind: Colour = [255, 255, 255]): Picture {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('no PNG')
  const parts = [...chunksOf(file)]
  const header = parts.find(({ type }) => type === 'IHDR')?.data
  const channels = CHANNELS.get(header?.at(9) ?? -1)
  if (header === undefined || channels === undefined || header.at(8) !== 8 || header.at(12) !== 0)
    throw new Error('a PNG of another kind')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const data = inflateSync(
    Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map((part) => part.data)),
  )
  const rows = unfiltered(data, width * channels, height, channels)
  if (channels === RGB) return { width, height, pixels: rows }
  const pixels = Buffer.alloc(width * height * RGB)
  if (channels === 1) {
    const colours = parts.find(({ type }) => type === 'PLTE')?.data ?? Buffer.alloc(0)
    for (const [at, index] of rows.entries()) {
      colours.copy(pixels, at * RGB, index * RGB, (index + 1) * RGB)
    }
    return { width, height, pixels }
  }
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const cover = rows.readUInt8(pixel * channels + RGB) / 255
    for (let channel = 0; channel < RGB; channel += 1) {
      const over = rows.readUInt8(pixel * channels + channel) * cover
      pixels[pixel * RGB + channel] = Math.round(over + (behind[channel] ?? 0) * (1 - cover))
    }
  }
  return { width, height, pixels }
}

/** As small as it comes without losing a colour: with a palette where 256 do, each row filtered as it packs best. */
export function encodePng({ width, height, pixels }: Picture): Buffer {
  const palette = paletteOf(pixels)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, palette === undefined ? 2 : 3, 0, 0, 0], 8)
  const rows =
    palette === undefined
      ? [filtered(pixels, width * RGB, height, true), filtered(pixels, width * RGB, height, false)]
      : [filtered(palette.indices, width, height, false)]
  const packed = rows.map((data) => deflateSync(data, { level: 9, memLevel: 9 }))
  const [smallest = Buffer.alloc(0)] = packed.sort((one, other) => one.length - other.length)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(palette === undefined ? [] : [chunk('PLTE', palette.colours)]),
    chunk('IDAT', smallest),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** No channel of any pixel differs by more than `most`. */
export const looksLike = (one: Picture, other: Picture, most: number): boolean =>
  one.width === other.width &&
  one.height === other.height &&
  one.pixels.every((value, at) => Math.abs(value - (other.pixels[at] ?? 0)) <= most)

export function filled(width: number, height: number, colour: Colour): Picture {
  const pixels = Buffer.alloc(width * height * RGB, Buffer.from(colour))
  return { width, height, pixels }
}

/** Paints `picture` onto `ground`, whose bytes change. It must lie within. */
export function paste(ground: Picture, picture: Picture, left: number, top: number): void {
  for (let row = 0; row < picture.height; row += 1) {
    const from = row * picture.width * RGB
    picture.pixels.copy(
      ground.pixels,
      ((top + row) * ground.width + left) * RGB,
      from,
      from + picture.width * RGB,
    )
  }
}

function* chunksOf(file: Buffer): Generator<{ readonly type: string; readonly data: Buffer }> {
  for (let at = SIGNATURE.length; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at)
    yield { type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const
  ends[0].writeUInt32BE(data.length)
  ends[1].writeUInt32BE(crc32(body))
  return Buffer.concat([ends[0], body, ends[1]])
}

/** The value that a filter (9.2 of the specification) predicts from left, above, and above left. */
function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4: {
      const [toLeft, toUp] = [Math.abs(up - corner), Math.abs(left - corner)]
      const toCorner = Math.abs(left + up - 2 * corner)
      return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
    }
    default:
      throw new Error(`filter ${String(filter)}`)
  }
}

function unfiltered(data: Buffer, rowLength: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(rowLength * height)
  for (let row = 0; row < height; row += 1) {
    const filter = data.readUInt8(row * (rowLength + 1))
    for (let index = 0; index < rowLength; index += 1) {
      const at = row * rowLength + index
      const left = index < step ? 0 : out.readUInt8(at - step)
      const up = row === 0 ? 0 : out.readUInt8(at - rowLength)
      const corner = index < step || row === 0 ? 0 : out.readUInt8(at - rowLength - step)
      out[at] = data.readUInt8(row * (rowLength + 1) + 1 + index) + predicted(filter, left, up, corner)
    }
  }
  return out
}

/** @param adaptive the filter with the smallest sum for each row (12.7 of the specification), else none */
function filtered(pixels: Buffer, rowLength: number, height: number, adaptive: boolean): Buffer {
  const rows = Array.from({ length: height }, (_, row) => {
    const filters = adaptive ? [0, 1, 2, 4] : [0]
    const tried = filters.map((filter) => filteredRow(pixels, rowLength, row, filter))
    const [best] = tried.sort((one, other) => one.weight - other.weight)
    return best?.bytes ?? Buffer.alloc(0)
  })
  return Buffer.concat(rows)
}

function filteredRow(pixels: Buffer, rowLength: number, row: number, filter: number) {
  const bytes = Buffer.alloc(rowLength + 1, filter)
  let weight = 0
  for (let index = 0; index < rowLength; index += 1) {
    const at = row * rowLength + index
    const left = index < RGB ? 0 : pixels.readUInt8(at - RGB)
    const up = row === 0 ? 0 : pixels.readUInt8(at - rowLength)
    const corner = index < RGB || row === 0 ? 0 : pixels.readUInt8(at - rowLength - RGB)
    const value = (pixels.readUInt8(at) - predicted(filter, left, up, corner)) & 0xff
    bytes[index + 1] = value
    weight += Math.min(value, 256 - value)
  }
  return { bytes, weight }
}

/** @returns undefined where there are more than 256 colours */
function paletteOf(pixels: Buffer): { readonly colours: Buffer; readonly indices: Buffer } | undefined {
  const known = new Map<number, number>()
  const indices = Buffer.alloc(pixels.length / RGB)
  for (let at = 0; at < pixels.length; at += RGB) {
    const colour = pixels.readUIntBE(at, RGB)
    const index = known.get(colour) ?? known.size
    if (index > 255) return undefined
    known.set(colour, index)
    indices[at / RGB] = index
  }
  const colours = Buffer.alloc(known.size * RGB)
  for (const [colour, index] of known) colours.writeUIntBE(colour, index * RGB, RGB)
  return { colours, indices }
}
