// Runs the app as it lies here: `npm start -- <arguments>`. Sets up and builds first when needed; every argument goes
// to the app untouched, Chromium's switches included.
import { bundle } from './bundle.mjs'
import { runInForeground } from './child.mjs'
import { withDisplay } from './display.mjs'
import { ROOT } from './paths.mjs'
import { findRuntime } from './runtime.mjs'
import { isProgram, runScript } from './script.mjs'
import { setUp } from './setup.mjs'

/**
 * What Electron's executable is started with.
 * @param {readonly string[]} args the app's own
 * @returns {string[]}
 */
export function electronArguments(args) {
  // Chromium's sandbox refuses to run as root; the switch counts only where it stands before the app's path.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [...(asRoot ? ['--no-sandbox'] : []), ROOT, ...args]
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv} without what would make Electron behave as plain Node (some editors' terminals set it)
 */
export function electronEnvironment(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'))
}

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    await setUp()
    await bundle()
    const args = electronArguments(process.argv.slice(2))
    return withDisplay((env) => runInForeground(findRuntime().executable, args, electronEnvironment(env)))
  })
}
