// The app against the simulator: `npm run demo`. With a screen a person plays; without one, or with `-- --script`, it
// plays a morning by itself on a screen of its own, where nothing of the user's gets in the way.
import { bundle } from './bundle.mjs'
import { runTypeScript } from './child.mjs'
import { withDisplay } from './display.mjs'
import { runScript } from './script.mjs'
import { setUp } from './setup.mjs'

await runScript(async () => {
  const hasScreen =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  const args = process.argv.slice(2)
  const named = args.findIndex((arg) => /^--story(?:=|$)/u.test(arg))
  if (named >= 0 && (args[named + 1] === 'list' || args[named] === '--story=list')) {
    await setUp()
    return runTypeScript('tests/demo/run.ts', args)
  }
  const pictures = args.includes('--pictures')
  const scripted = args.includes('--script') || pictures || named >= 0 || !hasScreen
  await setUp({ ownScreen: scripted })
  await bundle()
  const options = scripted && !pictures && !args.includes('--script') ? ['--script', ...args] : args
  return withDisplay((env) => runTypeScript('tests/demo/run.ts', options, env), { ownScreen: scripted })
})
