/**
 * The packages for Windows and macOS, as far as they can be made anywhere: electron-builder unpacked, with runtimes that
 * hold nothing. The installers themselves need tools of those systems.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contentsOf } from '../../../build/packaging/contents.mjs'
import { emptyMacRuntime, emptyWindowsRuntime, readWindowsProgram } from './empty-runtimes.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const run = promisify(execFile)
const require = createRequire(import.meta.url)
const { version, devDependencies } = z
  .object({ version: z.string(), devDependencies: z.object({ electron: z.string() }) })
  .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')))

// Where the tools of the system itself would be taken, and asked for certificates, the packages are tried as they are.
const TRIED = process.platform === 'linux'

/** Vitest's own environment would make it a build for tests. */
const OPTIONS = { cwd: ROOT, env: { ...process.env, NODE_ENV: undefined } }

let folder = ''
const unpacked = { windows: '', mac: '' }
beforeAll(async () => {
  if (!TRIED) return
  folder = mkdtempSync(path.join(os.tmpdir(), 'ringside-pack-'))
  const [windows, mac] = [path.join(folder, 'win'), path.join(folder, 'mac')]
  emptyWindowsRuntime(windows, devDependencies.electron)
  emptyMacRuntime(mac, devDependencies.electron)
  await run(process.execPath, [path.join(ROOT, 'build/bundle.mjs')], OPTIONS)
  const outputs = await Promise.all([
    pack(['--win', 'dir', '--x64'], windows),
    pack(['--mac', 'dir', '--arm64'], mac),
  ])
  unpacked.windows = path.join(outputs[0], 'win-unpacked')
  unpacked.mac = path.join(outputs[1], 'mac-arm64/Ringside.app/Contents')
  // Four programs in a row, each of which loads a few hundred modules.
}, 120_000)
afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true })
})

/** The users' configuration as it is, but for the runtime; an empty one has no fuses to set. */
async function pack(target: readonly string[], runtime: string): Promise<string> {
  const output = `${runtime}-out`
  const config = path.join(folder, `${path.basename(runtime)}.json`)
  writeFileSync(
    config,
    JSON.stringify({
      extends: path.join(ROOT, 'electron-builder.yml'),
      directories: { output },
      electronDist: runtime,
      electronVersion: devDependencies.electron,
      electronFuses: null,
      win: { signExecutable: false },
    }),
  )
  const builder = path.join(path.dirname(require.resolve('electron-builder/package.json')), 'cli.js')
  await run(process.execPath, [builder, ...target, '--publish', 'never', '--config', config], OPTIONS)
  return output
}

const trayPictures = (app: string, archive?: string): readonly string[] =>
  Object.keys(contentsOf(app, archive)).filter((name) => name.startsWith('app.asar/out/tray/'))

describe.skipIf(!TRIED)('a package', () => {
  it('for Windows bears our name, icon and the digest of its archive, and holds the pictures of Windows', () => {
    const program = readWindowsProgram(readFileSync(path.join(unpacked.windows, 'Ringside.exe')))
    expect(program.strings).toMatchObject({
      ProductName: 'Ringside',
      FileDescription: 'Ringside',
      FileVersion: version,
    })
    expect(program.integrity).toMatch(/"resources\\\\app\.asar","alg":"SHA256","value":"[0-9a-f]{64}"/u)
    expect(program.icons).toBe(7)
    const pictures = trayPictures(unpacked.windows)
    expect(pictures.length).toBeGreaterThan(10)
    for (const picture of pictures) expect(picture).toMatch(/\.ico$/u)
  })

  it('for macOS opens our links, checks its archive, and holds templates for the menu bar', () => {
    const plist = readFileSync(path.join(unpacked.mac, 'Info.plist'), 'utf8').replace(/>\s+</gu, '><')
    for (const [key, value] of [
      ['CFBundleIdentifier', 'com.ringside.companion'],
      ['CFBundleShortVersionString', version],
      ['LSMinimumSystemVersion', '13.0'],
    ] as const)
      expect(plist).toContain(`<key>${key}</key><string>${value}</string>`)
    const schemes = [...plist.matchAll(/<key>CFBundleURLSchemes<\/key><array>(.*?)<\/array>/gu)].map(
      ([, list]) => list,
    )
    expect(schemes).toEqual([
      '<string>ringside</string>',
      '<string>tel</string><string>callto</string>',
      '<string>sip</string><string>sips</string>',
    ])
    expect(plist).toMatch(
      /<key>Resources\/app\.asar<\/key><dict><key>algorithm<\/key><string>SHA256<\/string>/u,
    )
    expect(existsSync(path.join(unpacked.mac, 'Resources/icon.icns'))).toBe(true)
    const pictures = trayPictures(unpacked.mac, 'Resources/app.asar')
    expect(pictures.length).toBeGreaterThan(10)
    for (const picture of pictures) expect(picture).toMatch(/Template(?:@2x)?\.png$/u)
  })
})
