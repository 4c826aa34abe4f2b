// The stand-in for the whole service, as a program: `npm run simulator -- <options>`. It speaks JSON lines, so nothing
// of the set-up may reach standard output.
import { runTypeScript } from './child.mjs'
import { runScript } from './script.mjs'
import { setUp } from './setup.mjs'

await runScript(async () => {
  await setUp({ packagesOnly: true })
  return runTypeScript('app/simulator/cli.ts', process.argv.slice(2))
})
