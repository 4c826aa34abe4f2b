// Measures against the floor of the same machine in the same run: `npm run bench -- --json FILE`.
import { bundle } from './bundle.mjs'
import { runTypeScript } from './child.mjs'
import { withDisplay } from './display.mjs'
import { runScript } from './script.mjs'
import { setUp } from './setup.mjs'

await runScript(async () => {
  await setUp({ tests: true })
  await bundle()
  return withDisplay((env) => runTypeScript('tests/bench/run.ts', process.argv.slice(2), env), {
    ownScreen: true,
  })
})
