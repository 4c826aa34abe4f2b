/** The pictures of the documents: what is on the program's pages, laid on a plain desk, and a list of what was made. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { decodePng, encodePng, filled, looksLike, paste, type Colour, type Picture } from './png.ts'

export interface Album {
  /** One page or a part of it, or several side by side with their lower edges in line. */
  take(name: string, ...shown: readonly (Page | Locator)[]): Promise<void>
  /** The same on a dark desk. */
  takeDark(name: string, ...shown: readonly (Page | Locator)[]): Promise<void>
  /** Pictures in a row that were drawn elsewhere, on a light desk. @param files absolute paths of PNG files */
  lay(name: string, files: readonly string[]): void
  /** Names of the pictures so far, without `.png`. */
  taken(): readonly string[]
  /** Writes the list that tells these pictures from those of another hand. */
  close(): void
}

/** Beside the pictures: the SHA-256 of each file. */
export const LIST_NAME = 'made-by-the-demo.json'

const MARGIN = 16
/** Chromium rounds the edges of letters now this way, now that: what nobody can see makes no new file. */
const NOISE = 8
const DESK: Colour = [228, 231, 236]
const DARK_DESK: Colour = [43, 47, 54]
const EDGE: Colour = [190, 196, 205]
const DARK_EDGE: Colour = [74, 80, 90]

export const digestOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')

export function createAlbum(folder: string): Album {
  mkdirSync(folder, { recursive: true })
  const names: string[] = []
  const write = (name: string, pictures: readonly Picture[], desk: Colour, edge: Colour): void => {
    names.push(name)
    const file = path.join(folder, `${name}.png`)
    const picture = laidOut(pictures.map(edged(edge)), desk)
    const was = existsSync(file) ? decodePng(readFileSync(file)) : undefined
    if (was === undefined || !looksLike(was, picture, NOISE)) writeFileSync(file, encodePng(picture))
  }
  const shoot = (shown: readonly (Page | Locator)[]): Promise<readonly Picture[]> =>
    Promise.all(
      shown.map(async (one) => {
        // Nothing is pointed at, whatever was clicked last.
        await ('page' in one ? one.page() : one).mouse.move(0, 0)
        return decodePng(await one.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' }))
      }),
    )
  return {
    take: async (name, ...shown) => {
      write(name, await shoot(shown), DESK, EDGE)
    },
    takeDark: async (name, ...shown) => {
      write(name, await shoot(shown), DARK_DESK, DARK_EDGE)
    },
    lay: (name, files) => {
      write(
        name,
        files.map((file) => decodePng(readFileSync(file), DESK)),
        DESK,
        DESK,
      )
    },
    taken: () => names,
    close: () => {
      const list = Object.fromEntries(
        [...names].sort().map((name) => [name, digestOf(path.join(folder, `${name}.png`))]),
      )
      writeFileSync(path.join(folder, LIST_NAME), `${JSON.stringify(list, undefined, 2)}\n`)
    },
  }
}

/** A line around it, since windows of one colour would run into each other. */
const edged =
  (edge: Colour) =>
  (picture: Picture): Picture => {
    const ground = filled(picture.width + 2, picture.height + 2, edge)
    paste(ground, picture, 1, 1)
    return ground
  }

function laidOut(pictures: readonly Picture[], desk: Colour): Picture {
  const height = Math.max(...pictures.map((picture) => picture.height))
  const width = pictures.reduce((sum, picture) => sum + picture.width + MARGIN, MARGIN)
  const ground = filled(width, height + 2 * MARGIN, desk)
  let left = MARGIN
  for (const picture of pictures) {
    paste(ground, picture, left, MARGIN + height - picture.height)
    left += picture.width + MARGIN
  }
  return ground
}
