// The stand-in runtime is years older than the Electron that the product is written for. Whatever the product uses must
// be there, by itself or through the bridge.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { SOURCES } from '../../../build/fallback-api.mjs'
import { fingerprint } from '../../../build/fingerprint.mjs'
import { type Use, usesOf } from './used-api.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const names = z.array(z.string())
const list = z
  .object({
    madeFrom: z.string(),
    modules: names,
    electron: z.record(z.string(), names),
    node: z.record(z.string(), names),
    globals: names,
  })
  .parse(JSON.parse(readFileSync(path.join(ROOT, 'build/fallback-api.json'), 'utf8')))

/**
 * What never stands in a list of main's API, and is there in every version: what an event gives to whoever hears it, and
 * Electron's part in a sandboxed preload.
 */
const EVERYWHERE = [
  /^Event\.(?:preventDefault|defaultPrevented)$/u,
  /^(?:ipcRenderer|contextBridge)$/u,
  /^IpcRenderer\.(?:invoke|on|off|removeListener)$/u,
  /^ContextBridge\.exposeInMainWorld$/u,
]

function isThere({ kind, name }: Use): boolean {
  if (EVERYWHERE.some((pattern) => pattern.test(name))) return true
  if (kind === 'global') return list.globals.includes(name)
  const [owner = '', member] = name.split('.')
  if (kind === 'node') return list.node[owner]?.includes(member ?? '') ?? false
  if (member === undefined) return list.modules.includes(owner)
  return list.electron[owner]?.includes(member) ?? false
}

const missing = (uses: readonly Use[]) =>
  uses.filter((use) => !isThere(use)).map(({ name, where }) => `${name} (${where})`)

const sources = ['main', 'app'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name)),
)

const PLANTED = `
  import { app, BrowserWindow, clipboard, protocol, ClipboardItem, type Session } from 'electron'
  import { getSystemErrorMessage, parseArgs } from 'node:util'
  import * as fs from 'node:fs'
  const window = new BrowserWindow()
  const { values } = parseArgs()
  export const used = [
    window.webContents.navigationHistory, clipboard.write, clipboard.readText, protocol.handle, ClipboardItem,
    getSystemErrorMessage, fs.openAsBlob, fs.readFileSync, values, fetch, BroadcastChannel,
  ]
  export function behind({ clearCodeCaches, registerPreloadScript }: Session) {
    return [clearCodeCaches, registerPreloadScript]
  }
  app.on('ready', (event) => event.preventDefault())
  if (process.platform === 'win32') app.setToastActivatorCLSID('')
`

describe('what the stand-in runtime has', () => {
  const uses = usesOf(sources, { 'main/planted.ts': PLANTED })
  const isPlanted = ({ where }: Use) => where.startsWith('main/planted.ts')

  it('is listed from the bridge as it is now (else: node build/fallback-api.mjs)', () => {
    expect(list.madeFrom).toBe(fingerprint(SOURCES))
  })

  it('holds every API that the product uses', () => {
    const real = uses.filter((use) => !isPlanted(use))
    expect(new Set(real.map(({ kind }) => kind))).toEqual(new Set(['electron', 'node', 'global']))
    expect(missing(real)).toEqual([])
  })

  it('lacks what is planted, in every way of using it', () => {
    expect(missing(uses.filter(isPlanted)).map((line) => line.split(' (')[0])).toEqual([
      'ClipboardItem',
      'util.getSystemErrorMessage',
      'WebContents.navigationHistory',
      'Clipboard.write',
      'fs.openAsBlob',
      'BroadcastChannel',
      'Session.registerPreloadScript',
    ])
  })
})
