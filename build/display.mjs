// A screen to run on. Where there is none (or where a test must not disturb the one there is): a virtual X server with
// a window manager, and a session bus of its own.
import { spawn } from 'node:child_process'
import { SetupError, say } from './setup/steps.mjs'

const SCREEN = '1280x800x24'
const READY_DEADLINE_MS = 20_000

/**
 * @typedef {object} Display
 * @property {NodeJS.ProcessEnv} env what programs need in their environment to appear on it
 * @property {() => Promise<void>} stop ends what was started for it; nothing else
 */

/**
 * Runs something that needs a screen, and takes the screen away afterwards.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} use
 * @param {{ ownScreen?: boolean }} [options] `ownScreen`: a virtual one even where a real one is there
 * @returns {Promise<T>}
 */
export async function withDisplay(use, options) {
  const display = await openDisplay(options)
  try {
    return await use(display.env)
  } finally {
    await display.stop()
  }
}

/**
 * @param {{ ownScreen?: boolean }} [options]
 * @returns {Promise<Display>}
 * @throws {SetupError} when a virtual screen is needed and its programs are missing
 */
export async function openDisplay({ ownScreen = false } = {}) {
  if (process.platform !== 'linux') return { env: process.env, stop: () => Promise.resolve() }
  /** @type {(() => Promise<void>)[]} */
  const stops = []
  const env = { ...process.env }
  const stop = async () => {
    for (const end of stops.reverse()) await end()
  }
  try {
    if (ownScreen || !(env['DISPLAY'] || env['WAYLAND_DISPLAY'])) await addScreen(env, stops)
    if (ownScreen || !env['DBUS_SESSION_BUS_ADDRESS']) await addSessionBus(env, stops)
    return { env, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * The server chooses a free display number itself, and tells it when it is ready.
 * @param {NodeJS.ProcessEnv} env gets DISPLAY
 * @param {(() => Promise<void>)[]} stops
 */
async function addScreen(env, stops) {
  const server = start('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], env)
  stops.push(server.stop)
  env['DISPLAY'] = `:${await server.firstLine}`
  // An X11 program; with this left in, toolkits would prefer the real Wayland session.
  delete env['WAYLAND_DISPLAY']
  const manager = start('openbox', [], env)
  stops.push(manager.stop)
  say(`Running on a virtual screen (DISPLAY=${env['DISPLAY']}).`)
}

/**
 * @param {NodeJS.ProcessEnv} env gets DBUS_SESSION_BUS_ADDRESS
 * @param {(() => Promise<void>)[]} stops
 */
async function addSessionBus(env, stops) {
  const bus = start('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3'], env)
  stops.push(bus.stop)
  env['DBUS_SESSION_BUS_ADDRESS'] = await bus.firstLine
}

/**
 * Starts a server in a session of its own, so that Ctrl-C reaches the app first and the server outlives it.
 * @param {string} file
 * @param {readonly string[]} args file descriptor 3 is where it may tell its address
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ firstLine: Promise<string>, stop: () => Promise<void> }}
 */
function start(file, args, env) {
  const child = spawn(file, args, { env, detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => {
    child.once('error', resolve)
    child.once('exit', resolve)
  })
  const killNow = () => child.kill('SIGKILL')
  process.once('exit', killNow)
  const firstLine = new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ what) =>
      reject(new SetupError(`${file} ${what}: run \`npm run setup\`, or start this from a desktop session.`))
    const deadline = setTimeout(() => {
      fail('gave no address')
    }, READY_DEADLINE_MS)
    let text = ''
    child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => {
      text += String(chunk)
      if (!text.includes('\n')) return
      clearTimeout(deadline)
      resolve(text.slice(0, text.indexOf('\n')))
    })
    void ended.then(() => {
      clearTimeout(deadline)
      fail('could not be started')
    })
  })
  // Not everybody that starts one waits for its address.
  firstLine.catch(() => undefined)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    process.removeListener('exit', killNow)
  }
  return { firstLine, stop }
}
