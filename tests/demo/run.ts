/**
 * The program against the simulator: `npm run demo`. A person plays with it by a panel of buttons; with `--script` it
 * plays a morning by itself, tells what a reader of the screen sees, and ends with 0 only if all of it was seen.
 *
 *   --script        play by itself
 *   --fast          without the pauses that let a person follow
 *   --out FOLDER    where pictures and timeline.json go, `out/demo` by default
 *   --story NAME    plays one story of the book by itself instead of the morning; `--story list` names them
 *   --pictures      makes the pictures of the documents, in `docs/images` unless `--out` says where
 *   --plant WHAT    breaks something on purpose, to show that the demo notices: `card-not-drawn`, `window-hidden`
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../../build/paths.mjs'
import { playByHand } from './by-hand.ts'
import { makePictures } from './guide/play.ts'
import { listOfStories, storyNamed } from '../stories/book.ts'
import { PLANTS, playByScript, type Plant } from './by-script.ts'

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      script: { type: 'boolean' },
      fast: { type: 'boolean' },
      out: { type: 'string' },
      pictures: { type: 'boolean' },
      plant: { type: 'string' },
      story: { type: 'string' },
    },
  })
  if (values.story === 'list') {
    process.stdout.write(`${listOfStories()}\n`)
    return 0
  }
  if (values.pictures === true) {
    return makePictures(path.resolve(values.out ?? path.join(ROOT, 'docs', 'images')), (line) => {
      process.stdout.write(`${line}\n`)
    })
  }
  const story = values.story === undefined ? undefined : storyNamed(values.story)
  if (values.story !== undefined && story === undefined) {
    process.stderr.write(`No story is called “${values.story}”. There are:\n${listOfStories()}\n`)
    return 2
  }
  if (values.script !== true && story === undefined) return playByHand()
  const plant = PLANTS.find((known) => known === values.plant)
  if (values.plant !== undefined && plant === undefined) {
    process.stderr.write(`--plant knows ${PLANTS.join(' and ')}\n`)
    return 2
  }
  return playByScript({
    folder: path.resolve(values.out ?? path.join(ROOT, 'out', 'demo')),
    fast: values.fast ?? false,
    plant: plant satisfies Plant | undefined,
    story,
  })
}

process.exitCode = await main()
