/**
 * The program against the simulator: `npm run demo`. A person plays with it by a panel of buttons; with `--script` it
 * plays a morning by itself, tells what a reader of the screen sees, and ends with 0 only if all of it was seen.
 *
 *   --script        play by itself
 *   --fast          without the pauses that let a person follow
 *   --out FOLDER    where pictures and timeline.json go, `out/demo` by default
 *   --plant WHAT    breaks something on purpose, to show that the demo notices: `card-not-drawn`, `window-hidden`
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../../build/paths.mjs'
import { playByHand } from './by-hand.ts'
import { PLANTS, playByScript, type Plant } from './by-script.ts'

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      script: { type: 'boolean' },
      fast: { type: 'boolean' },
      out: { type: 'string' },
      plant: { type: 'string' },
    },
  })
  if (values.script !== true) return playByHand()
  const plant = PLANTS.find((known) => known === values.plant)
  if (values.plant !== undefined && plant === undefined) {
    process.stderr.write(`--plant knows ${PLANTS.join(' and ')}\n`)
    return 2
  }
  return playByScript({
    folder: path.resolve(values.out ?? path.join(ROOT, 'out', 'demo')),
    fast: values.fast ?? false,
    plant: plant satisfies Plant | undefined,
  })
}

process.exitCode = await main()
