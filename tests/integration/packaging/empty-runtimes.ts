/** As much of an Electron for Windows and macOS as electron-builder looks at: names, places, and what it rewrites. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'

/** Of resedit (github.com/jet2jet/resedit-js), by which electron-builder rewrites Windows programs. */
interface Executable {
  generate(): ArrayBuffer
}
interface Entry {
  readonly type: number | string
  readonly id: number | string
  readonly bin: ArrayBuffer
}
interface Entries {
  readonly entries: Entry[]
  outputResource(into: Executable): void
}
interface Language {
  readonly lang: number
  readonly codepage: number
}
interface Version {
  setStringValues(language: Language, values: Readonly<Record<string, string>>): void
  getStringValues(language: Language): Readonly<Record<string, string>>
  getAllLanguagesForStringValues(): readonly Language[]
  outputToResourceEntries(entries: Entry[]): void
}
interface Resedit {
  readonly NtExecutable: {
    createEmpty(is32Bit: boolean, isLibrary: boolean): Executable
    from(bytes: Buffer): Executable
  }
  readonly NtExecutableResource: { from(executable: Executable, ignoreMissing?: boolean): Entries }
  readonly Resource: {
    readonly VersionInfo: { createEmpty(): Version; fromEntries(entries: Entry[]): readonly Version[] }
  }
}

/** It is no dependency of ours: found where electron-builder finds it. */
function resedit(): Resedit {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const library: unknown = createRequire(builder.resolve('app-builder-lib'))('resedit')
  return z
    .custom<Resedit>((it) => typeof it === 'object' && it !== null && 'NtExecutable' in it)
    .parse(library)
}

export interface WindowsProgram {
  /** E.g. ProductName. */
  readonly strings: Readonly<Record<string, string>>
  /** What it checks its archive against. */
  readonly integrity: string
  /** How many resources of the type "icon" it has. */
  readonly icons: number
}

export function readWindowsProgram(bytes: Buffer): WindowsProgram {
  const { NtExecutable, NtExecutableResource, Resource } = resedit()
  const { entries } = NtExecutableResource.from(NtExecutable.from(bytes))
  const [version] = Resource.VersionInfo.fromEntries(entries)
  const [language] = version?.getAllLanguagesForStringValues() ?? []
  const integrity = entries.find(({ type }) => type === 'INTEGRITY')
  return {
    strings: language === undefined ? {} : (version?.getStringValues(language) ?? {}),
    integrity: integrity === undefined ? '' : Buffer.from(integrity.bin).toString(),
    icons: entries.filter(({ type }) => type === ICON).length,
  }
}

/** RT_ICON of the Windows headers. */
const ICON = 3

export function emptyWindowsRuntime(folder: string, version: string): void {
  const { NtExecutable, NtExecutableResource, Resource } = resedit()
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program, true)
  const info = Resource.VersionInfo.createEmpty()
  info.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  info.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  mkdirSync(path.join(folder, 'resources'), { recursive: true })
  writeFileSync(path.join(folder, 'electron.exe'), Buffer.from(program.generate()))
  writeFileSync(path.join(folder, 'version'), version)
  writeFileSync(path.join(folder, 'LICENSE'), '')
}

export function emptyMacRuntime(folder: string, version: string): void {
  emptyBundle(path.join(folder, 'Electron.app'), 'Electron')
  for (const kind of ['', ' (Renderer)', ' (GPU)', ' (Plugin)']) {
    const name = `Electron Helper${kind}`
    emptyBundle(path.join(folder, 'Electron.app/Contents/Frameworks', `${name}.app`), name)
  }
  writeFileSync(path.join(folder, 'version'), version)
  writeFileSync(path.join(folder, 'LICENSE'), '')
}

function emptyBundle(folder: string, name: string): void {
  const program = path.join(folder, 'Contents/MacOS', name)
  mkdirSync(path.dirname(program), { recursive: true })
  mkdirSync(path.join(folder, 'Contents/Resources'), { recursive: true })
  writeFileSync(program, '')
  chmodSync(program, 0o755)
  const keys = { CFBundleExecutable: name, CFBundleIdentifier: 'com.github.Electron', CFBundleName: name }
  const lines = Object.entries(keys).map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
  writeFileSync(
    path.join(folder, 'Contents/Info.plist'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${lines.join('')}</dict></plist>\n`,
  )
}
