import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { LINK_SCHEMES } from '../../../app/contract/links.ts'
import { APP_ID, DESKTOP_ENTRY } from '../../../main/identity.ts'
import { readUpdatePackage } from '../../../main/update-package.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const YAML = readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8')

/** Read as electron-builder reads it: by its own library, which is no dependency of ours. */
const loader = z.object({ load: z.custom<(text: string) => unknown>((it) => typeof it === 'function') })
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const text = z.string()
const targets = z.array(z.object({ target: text, arch: z.union([text, z.array(text)]) }))
const config = z
  .object({
    appId: text,
    files: z.array(text),
    asar: z.boolean(),
    npmRebuild: z.boolean(),
    publish: z.strictObject({ provider: text, url: text }),
    generateUpdatesFilesForAllChannels: z.boolean(),
    electronFuses: z.record(text, z.boolean()),
    protocols: z.array(z.object({ name: text, role: text, schemes: z.array(text) })),
    win: z.looseObject({ target: targets, files: z.array(text), requestedExecutionLevel: text }),
    nsis: z.looseObject({ include: text }),
    msi: z.looseObject({ upgradeCode: text }),
    msiProjectCreated: text,
    mac: z.looseObject({ target: targets, files: z.array(text), identity: text }),
    linux: z.looseObject({ target: targets, files: z.array(text), executableArgs: z.array(text) }),
    deb: z.looseObject({ fpm: z.array(text) }),
    rpm: z.looseObject({ fpm: z.array(text) }),
  })
  .loose()
  .parse(loader.parse(builder('js-yaml')).load(YAML))

const kinds = (of: z.output<typeof targets>): readonly string[] =>
  of.flatMap(({ target, arch }) => [arch].flat().map((one) => `${target} ${one}`))

describe('a package for users', () => {
  it('states every fuse, each at its safe side', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    })
  })

  it('leaves what a feed needs, and names no feed that anybody has', () => {
    expect(config).toMatchObject({
      publish: { provider: 'generic' },
      generateUpdatesFilesForAllChannels: true,
    })
    expect(readUpdatePackage(`url: ${config.publish.url}`, undefined).feed).toBeUndefined()
  })

  it('is one archive of what was built, without node_modules', () => {
    expect(config).toMatchObject({ appId: APP_ID, asar: true, npmRebuild: false })
    expect(config.files).toEqual([
      'out/main/**',
      'out/renderer/**',
      'out/icons/icon.png',
      'out/sounds/**',
      'package.json',
      '!node_modules/**',
    ])
    for (const { files } of [config.win, config.mac, config.linux])
      for (const pattern of files) expect(pattern).toMatch(/^out\/tray\//u)
  })

  it('is made for each system in the ways that its people install things', () => {
    expect(kinds(config.win.target)).toEqual(['nsis x64', 'nsis arm64', 'msi x64', 'msi arm64'])
    expect(kinds(config.mac.target)).toEqual(['dmg universal', 'zip universal'])
    expect(kinds(config.linux.target)).toEqual(['deb x64', 'rpm x64', 'AppImage x64'])
  })

  it('is installed on Windows for one or for all, asks for no rights of its own, and leaves the user’s data', () => {
    expect(config.win.requestedExecutionLevel).toBe('asInvoker')
    expect(config.nsis).toMatchObject({
      oneClick: false,
      perMachine: false,
      allowElevation: true,
      deleteAppDataOnUninstall: false,
      include: 'build/packaging/windows/installer.nsh',
    })
    expect(config.msi).toMatchObject({ perMachine: true, runAfterFinish: false })
    expect(config.msi.upgradeCode).toBe('5B0C0C1E-9A55-4E0B-8E0F-3B1D6D6A7F21')
    expect(config.msiProjectCreated).toBe('build/packaging/windows/msi-project.mjs')
  })

  it('is signed on macOS at least for the machine itself', () => {
    expect(config.mac.identity).toBe('-')
  })

  it('takes part in the links that the program reads, which can never be options', () => {
    const schemes = config.protocols.flatMap((protocol) => protocol.schemes)
    expect([...schemes].sort()).toEqual([...LINK_SCHEMES].sort())
    expect(config.linux.executableArgs.at(-1)).toBe('--')
  })

  it('has one name on a Linux desktop: in package.json, in the desktop entry and in the program', () => {
    const manifest = z
      .object({ desktopName: text })
      .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')))
    expect(manifest.desktopName).toBe(DESKTOP_ENTRY)
    expect(config.linux).toMatchObject({ syncDesktopName: true, executableName: 'ringside' })
  })

  it.each(['deb', 'rpm'] as const)('brings its man page and completions in a %s', (kind) => {
    const to = config[kind].fpm.map((line) => line.split('=')[1] ?? '')
    expect(to.map((file) => path.basename(file))).toEqual(
      expect.arrayContaining(['ringside.1.gz', 'ringside', '_ringside', 'ringside.fish']),
    )
  })

  it('never switches the sandbox off, and never holds the bridge of the stand-in runtime', () => {
    expect(YAML).not.toContain('no-sandbox')
    expect(YAML).not.toContain('fallback')
  })
})
