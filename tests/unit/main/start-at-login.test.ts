/** Start at login: the system's own switch, read and turned on each of the three systems. */
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAutostartEntry, writeAutostartEntry } from '../../../main/autostart-entry.ts'
import { DESKTOP_ENTRY } from '../../../main/identity.ts'
import { createStartAtLogin } from '../../../main/start-at-login.ts'
import { wasOpenedAtLogin } from '../../../main/start-at-login-mac.ts'
import { silentLog } from './silent-log.ts'

const NONE = {
  openAtLogin: false,
  wasOpenedAtLogin: false,
  status: 'not-registered' as const,
  executableWillLaunchAtLogin: false,
  launchItems: [],
}

/** What Electron stands for here: the system's list, and what was asked of it. */
function system(settings: Partial<Electron.LoginItemSettings> = {}) {
  const asked: unknown[] = []
  return {
    asked,
    app: {
      isPackaged: true,
      getAppPath: () => '/opt/Ringside/resources/app.asar',
      getLoginItemSettings: (options?: unknown) => {
        if (options !== undefined) asked.push(options)
        return { ...NONE, ...settings }
      },
      setLoginItemSettings: (wanted: unknown) => {
        asked.push(wanted)
      },
    },
  }
}

describe('on Linux', () => {
  let root = ''
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'ringside-login-'))
  })
  afterEach(() => rm(root, { recursive: true }))

  const folder = (name: string): string => path.join(root, name)
  const entry = (name: string): string => path.join(folder(name), 'autostart', DESKTOP_ENTRY)
  const place = async (name: string, text: string): Promise<void> => {
    await mkdir(path.dirname(entry(name)), { recursive: true })
    await writeFile(entry(name), text)
  }
  interface Start {
    readonly execPath?: string
    readonly env?: NodeJS.ProcessEnv
    readonly isPackaged?: boolean
    readonly config?: string
  }
  const login = (more: Start = {}) =>
    createStartAtLogin({
      app: { ...system().app, isPackaged: more.isPackaged ?? true },
      platform: 'linux',
      env: { XDG_CONFIG_HOME: folder('user'), XDG_CONFIG_DIRS: `relative:${folder('site')}`, ...more.env },
      execPath: more.execPath ?? process.execPath,
      config: more.config,
      home: root,
      log: silentLog,
    })
  const shell = { kind: 'shell' } as const
  const read = (it = login()) => it['startAtLogin.read']({}, shell)
  const set = (on: boolean, it = login()) => it['startAtLogin.set']({ on }, shell)
  const ON = { ok: true, value: { status: 'on' } }
  const OFF = { ok: true, value: { status: 'off' } }

  it('is off until it is switched on, and leaves nothing when it is switched off', async () => {
    expect(await read()).toEqual(OFF)
    expect(await set(true)).toEqual(ON)
    expect(await read()).toEqual(ON)
    expect(await readdir(path.dirname(entry('user')))).toEqual([DESKTOP_ENTRY])
    expect(await readFile(entry('user'), 'utf8')).toContain(`Exec="${process.execPath}" "--hidden"\n`)
    expect(await set(false)).toEqual(OFF)
    expect(await readdir(path.dirname(entry('user')))).toEqual([])
  })

  it.each([
    ['Hidden=true', OFF],
    ['X-GNOME-Autostart-enabled=false', OFF],
    ['X-MATE-Autostart-enabled=false', OFF],
    ['X-GNOME-Autostart-enabled=true', ON],
    ['TryExec=/nowhere/ringside', OFF],
  ])('goes by what the desktop wrote into its entry: %s', async (line, answer) => {
    await place(
      'user',
      `[Desktop Entry]\nType=Application\nExec=${process.execPath}\n${line}\n[Desktop Action x]\nHidden=true\n`,
    )
    expect(await read()).toEqual(answer)
    expect(await set(true)).toEqual(ON)
  })

  it('is on for everybody where an administrator put the entry, and can be switched off for one', async () => {
    await place('site', writeAutostartEntry({ kind: 'start', command: [process.execPath, '--hidden'] }))
    expect(await read()).toEqual(ON)
    expect(await set(false)).toEqual(OFF)
    expect(await readFile(entry('user'), 'utf8')).toContain('Hidden=true')
    expect(await set(true)).toEqual(ON)
    expect(await readdir(path.dirname(entry('user')))).toEqual([])
  })

  it('names the AppImage itself, and in a checkout the runtime with the folder', async () => {
    await set(true, login({ env: { APPIMAGE: process.execPath }, execPath: '/tmp/.mount/ringside' }))
    expect(await readFile(entry('user'), 'utf8')).toContain(`Exec="${process.execPath}" "--hidden"`)
    await set(true, login({ isPackaged: false }))
    expect(await readFile(entry('user'), 'utf8')).toContain('"/opt/Ringside/resources/app.asar" "--hidden"')
  })

  it('keeps to the administrator’s file that the program was started with', async () => {
    await set(true, login({ config: '/etc/ringside/our file.json' }))
    expect(await readFile(entry('user'), 'utf8')).toContain(
      '"--hidden" "--config=/etc/ringside/our file.json"\n',
    )
  })

  it('says so when the entry cannot be written, and keeps to the truth', async () => {
    await writeFile(folder('user'), 'no folder')
    expect(await set(true)).toMatchObject({ ok: false, error: { code: 'file-not-written' } })
    expect(await read()).toEqual({ ok: true, value: { status: 'unknown' } })
    await rm(folder('user'))
    expect(await set(true, login({ execPath: '/opt/a\nHidden=false' }))).toMatchObject({ ok: false })
    expect(await read()).toEqual(OFF)
  })

  it('is off where the program that the entry names cannot be run', async () => {
    const program = path.join(root, 'ringside')
    await writeFile(program, '#!/bin/sh\n', { mode: 0o755 })
    expect(await set(true, login({ execPath: program }))).toEqual(ON)
    await chmod(program, 0o644)
    expect(await read()).toEqual(OFF)
  })
})

describe('a desktop entry', () => {
  /** The specification's way back, written by itself: escapes of the string first, then quotes. */
  function wordsOf(exec: string): readonly string[] {
    const text = exec.replace(/\\(.)/gsu, (_all, code: string) => (code === 's' ? ' ' : code))
    return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/gsu)].map(([, word = '']) =>
      word.replace(/\\(.)/gsu, '$1').replace(/%%/gu, '%'),
    )
  }
  const printable = fc
    .string({ unit: fc.constantFrom(...Array.from('ab ./\\"`$%=#;[]é€\'~&|')), minLength: 1, maxLength: 30 })
    .map((text) => `/${text}`)

  it('gives any path and argument back as it was', () => {
    fc.assert(
      fc.property(printable, fc.array(printable, { maxLength: 3 }), (program, args) => {
        const text = writeAutostartEntry({ kind: 'start', command: [program, ...args] })
        const exec = /^Exec=(.*)$/mu.exec(text)?.[1] ?? ''
        expect(wordsOf(exec)).toEqual([program, ...args])
        expect(readAutostartEntry(text)).toEqual({ enabled: true, tryExec: program })
      }),
    )
  })

  it('is one for any text, or starts nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readAutostartEntry(text)).toEqual({ enabled: false, tryExec: undefined })
      }),
    )
  })
})

describe('on macOS', () => {
  it.each([
    ['enabled', 'on'],
    ['requires-approval', 'needs-approval'],
    ['not-registered', 'off'],
    ['not-found', 'off'],
  ] as const)('%s is %s', async (status, shown) => {
    const { app, asked } = system({ status })
    const login = createStartAtLogin({
      app,
      platform: 'darwin',
      config: undefined,
      env: {},
      execPath: '/A',
      home: '/',
      log: silentLog,
    })
    const shell = { kind: 'shell' } as const
    expect(await login['startAtLogin.set']({ on: true }, shell)).toEqual({
      ok: true,
      value: { status: shown },
    })
    expect(asked).toEqual([{ openAtLogin: true }])
  })

  it('a login item has no arguments, so the system tells that it was the login', () => {
    const opened = system({ wasOpenedAtLogin: true }).app
    expect(wasOpenedAtLogin(opened, 'darwin')).toBe(true)
    expect(wasOpenedAtLogin(system().app, 'darwin')).toBe(false)
    expect(wasOpenedAtLogin(opened, 'linux')).toBe(false)
  })
})

describe('on Windows', () => {
  it.each([
    [{ openAtLogin: true, executableWillLaunchAtLogin: true }, 'on'],
    // Switched off in the Task Manager.
    [{ openAtLogin: true, executableWillLaunchAtLogin: false }, 'off'],
    [{}, 'off'],
  ] as const)('%j is %s', async (settings, status) => {
    const { app } = system(settings)
    const login = createStartAtLogin({
      app,
      platform: 'win32',
      config: undefined,
      env: {},
      execPath: 'C:\\R.exe',
      home: 'C:\\',
      log: silentLog,
    })
    expect(await login['startAtLogin.read']({}, { kind: 'shell' })).toEqual({ ok: true, value: { status } })
  })

  it('reads with the very words that it wrote', async () => {
    const { app, asked } = system()
    const deps = {
      platform: 'win32',
      env: {},
      execPath: 'C:\\R.exe',
      config: undefined,
      home: 'C:\\',
      log: silentLog,
    } as const
    const login = createStartAtLogin({
      app: { ...app, isPackaged: false, getAppPath: () => 'C:\\my app' },
      ...deps,
    })
    await login['startAtLogin.set']({ on: true }, { kind: 'shell' })
    const entry = { path: 'C:\\R.exe', args: ['"C:\\my app"', '--hidden'] }
    expect(asked).toEqual([{ ...entry, openAtLogin: true, enabled: true }, entry])
  })
})
