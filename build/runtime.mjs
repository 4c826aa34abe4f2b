// Which Electron runs the product on this machine. Looks only; `npm run setup` is what installs.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, cacheFolder } from './paths.mjs'

/** The version of the stand-in for machines that cannot reach Electron's own download. */
export const FALLBACK_VERSION = '22.3.25'

/**
 * @typedef {object} Runtime
 * @property {string} executable absolute path of Electron's executable
 * @property {string} version without a leading "v"
 * @property {boolean} fallback whether it is the older stand-in, which is for development and tests only
 */

/** @returns {string} the folder of the stand-in; it need not exist */
export function fallbackFolder() {
  return path.join(cacheFolder(), `electron-${FALLBACK_VERSION}`)
}

/**
 * The official Electron that package.json asks for, as its own installer left it.
 * @returns {Runtime | undefined}
 */
export function findOfficialRuntime() {
  const module = path.join(ROOT, 'node_modules', 'electron')
  const wanted = readText(path.join(module, 'package.json'))
  const name = readText(path.join(module, 'path.txt'))
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(module, 'dist')
  const version = readText(path.join(dist, 'version'))?.trim().replace(/^v/u, '')
  if (wanted === undefined || name === undefined || version === undefined) return undefined
  if (version !== JSON.parse(wanted).version) return undefined
  const executable = path.join(dist, name)
  return existsSync(executable) ? { executable, version, fallback: false } : undefined
}

/** @returns {Runtime | undefined} the stand-in, where it was assembled */
export function findFallbackRuntime() {
  const executable = path.join(fallbackFolder(), 'electron')
  const ready =
    existsSync(executable) && existsSync(path.join(fallbackFolder(), 'resources', 'app', 'index.js'))
  return ready ? { executable, version: FALLBACK_VERSION, fallback: true } : undefined
}

/**
 * The runtime at hand: the official one where it is, else the stand-in.
 * @returns {Runtime}
 * @throws {Error} when the machine has neither
 */
export function findRuntime() {
  const runtime = findOfficialRuntime() ?? findFallbackRuntime()
  if (runtime === undefined) throw new Error('There is no Electron on this machine yet: run `npm run setup`.')
  return runtime
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
