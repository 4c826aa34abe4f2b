// Hours of use, pressed together, and whether anything grew meanwhile: `npm run soak -- --hours 8 --scale 60`.
import { bundle } from './bundle.mjs'
import { runTypeScript } from './child.mjs'
import { withDisplay } from './display.mjs'
import { isProgram, runScript } from './script.mjs'
import { setUp } from './setup.mjs'

/**
 * @param {readonly string[]} args of `tests/soak/run.ts`
 * @returns {Promise<number>} exit code: 0 where all stayed flat
 */
export async function soak(args) {
  await setUp({ tests: true })
  await bundle()
  return withDisplay((env) => runTypeScript('tests/soak/run.ts', args, env), { ownScreen: true })
}

if (isProgram(import.meta.url)) await runScript(() => soak(process.argv.slice(2)))
