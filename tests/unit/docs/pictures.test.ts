/** Every picture of the documents is made by a program, is shown somewhere, and is small. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { digestOf, LIST_NAME } from '../../demo/guide/album.ts'
import { decodePng, encodePng, looksLike } from '../../demo/guide/png.ts'
import { GUIDE_PICTURES } from '../../demo/guide/names.ts'
import { PAPERS } from './papers.ts'

const FOLDER = path.join(import.meta.dirname, '../../../docs/images')
/** Drawn by programs of their own, and held to them by tests of their own. */
const DRAWN = ['architecture.svg', 'reconnect-storm.svg']
const MOST_BYTES = 150_000

const files = readdirSync(FOLDER).filter((name) => name !== LIST_NAME)
const screenshots = files.filter((name) => name.endsWith('.png'))

test('each is as `npm run demo -- --pictures` left it, and that makes no other', () => {
  const list = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(path.join(FOLDER, LIST_NAME), 'utf8')))
  expect(
    Object.fromEntries(screenshots.map((name) => [path.parse(name).name, digestOf(path.join(FOLDER, name))])),
  ).toEqual(list)
  expect(Object.keys(list).sort()).toEqual([...GUIDE_PICTURES].sort())
  expect(files.filter((name) => !screenshots.includes(name)).sort()).toEqual(DRAWN)
})

test.each(files)('%s is shown in a document, and small', (name) => {
  const shown = PAPERS.filter(({ text }) => text.includes(`images/${name})`))
  expect(shown.length).toBeGreaterThan(0)
  expect(statSync(path.join(FOLDER, name)).size).toBeLessThanOrEqual(MOST_BYTES)
})

test('a picture is the same after it was packed anew, and a change that can be seen is found', () => {
  const picture = decodePng(readFileSync(path.join(FOLDER, 'card-missed.png')))
  const again = decodePng(encodePng(picture))
  expect(again.pixels.equals(picture.pixels)).toBe(true)
  again.pixels.fill(0, 0, 30)
  expect(looksLike(picture, again, 8)).toBe(false)
})
