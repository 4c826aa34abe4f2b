/** What the shell keeps on disk: the password's ciphertext, the log, its own memory. */
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { err, ok } from '../../../app/contract/result.ts'
import { createLog } from '../../../main/log.ts'
import { createSecretStore, type Cipher } from '../../../main/secrets.ts'
import type { SettingsFile } from '../../../main/settings-store.ts'
import { createShellMemory } from '../../../main/shell-memory.ts'
import { readTextFile } from '../../../main/text-file.ts'
import { silentLog } from './silent-log.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-disk-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A system's key store, as weak as can be seen through: every byte moved by its key. */
const cipherWith = (key: number, renew = false): Cipher => ({
  encrypt: async (text) => Buffer.from(`${String(key)}:${text}`).map((byte) => byte ^ key),
  decrypt: async (bytes) => {
    const text = Buffer.from(bytes.map((byte) => byte ^ key)).toString()
    if (!text.startsWith(`${String(key)}:`)) throw new Error('wrong key')
    return { text: text.slice(String(key).length + 1), renew }
  },
})

describe('the password', () => {
  const file = (): string => path.join(folder, 'password.bin')
  const open = (cipher: Cipher | undefined) => createSecretStore({ file: file(), cipher, log: silentLog })

  it('is kept as ciphertext for this user alone, and is there at the next start', async () => {
    await open(cipherWith(7)).save('hunter2')
    expect((await readFile(file())).toString('latin1')).not.toContain('hunter2')
    if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600)
    expect(await open(cipherWith(7)).load()).toBe('hunter2')
    expect(await readdir(folder)).toEqual(['password.bin'])
  })

  it('is asked for again when its file cannot be read', async () => {
    await mkdir(file())
    expect(await open(cipherWith(7)).load()).toBeUndefined()
  })

  it('is asked for again when the key store cannot open it, and is not thrown away', async () => {
    await open(cipherWith(7)).save('hunter2')
    expect(await open(cipherWith(9)).load()).toBeUndefined()
    expect(await open(cipherWith(7)).load()).toBe('hunter2')
  })

  it('is encrypted anew when the system asks for it', async () => {
    await open(cipherWith(7)).save('hunter2')
    const before = await stat(file())
    expect(await open(cipherWith(7, true)).load()).toBe('hunter2')
    expect((await stat(file())).ino).not.toBe(before.ino)
  })

  it('is there also when it cannot be encrypted anew', async () => {
    await open(cipherWith(7)).save('hunter2')
    const locked: Cipher = { ...cipherWith(7, true), encrypt: () => Promise.reject(new Error('locked')) }
    expect(await open(locked).load()).toBe('hunter2')
    expect(await open(cipherWith(7)).load()).toBe('hunter2')
  })

  it('is gone when it is cleared, and clearing nothing is no error', async () => {
    const store = open(cipherWith(7))
    await store.save('hunter2')
    await store.clear()
    await store.clear()
    expect(await store.load()).toBeUndefined()
  })

  it('touches no disk where the system protects nothing', async () => {
    const store = open(undefined)
    await store.save('hunter2')
    expect(store.protection).toBe('memory')
    expect(await store.load()).toBe('hunter2')
    expect(await readdir(folder)).toEqual([])
    await store.clear()
    expect(await store.load()).toBeUndefined()
  })
})

describe('the log', () => {
  it('is redacted, in UTC, one line per event', async () => {
    const file = path.join(folder, 'logs', 'ringside.log')
    const log = createLog(file)
    log.info('start', { version: '1.0.0', password: 'hunter2' })
    log.warn('odd', { why: 'ann@example.com said +1 (732) 555-0100\nand hung up' })
    log.error('plain')
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    for (const line of lines)
      expect(line).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (?:info|warn|error) /u)
    expect(lines.join()).not.toMatch(/hunter2|ann@|555-0100/u)
    expect(lines[0]).toContain('"version":"1.0.0"')
  })

  it('is rotated at five megabytes and keeps two older ones', async () => {
    const file = path.join(folder, 'ringside.log')
    await writeFile(file, 'x'.repeat(5_000_001))
    await writeFile(path.join(folder, 'ringside.1.log'), 'one')
    await writeFile(path.join(folder, 'ringside.2.log'), 'two')
    createLog(file).info('fresh')
    expect((await readdir(folder)).sort()).toEqual(['ringside.1.log', 'ringside.2.log', 'ringside.log'])
    expect(await readFile(path.join(folder, 'ringside.2.log'), 'utf8')).toBe('one')
    expect((await stat(file)).size).toBeLessThan(200)
  })
})

describe('what the shell remembers', () => {
  function disk(content: unknown) {
    let held = content
    const file: SettingsFile = {
      read: () => (held === 'no json' ? err('it is no JSON') : ok(held)),
      // As electron-store does: it looks first at what is there.
      write: (document) => {
        if (held === 'no json') throw new SyntaxError('Unexpected end of JSON input')
        held = document
      },
      setAside: () => {
        held = {}
        return 'shell.damaged.json'
      },
    }
    return { file, held: () => held }
  }

  it('is a name of its own for this installation, the same at every start', () => {
    const { file } = disk({})
    const first = createShellMemory(file, () => 0.3, silentLog).installId
    expect(first).toMatch(/^[a-z0-9]{8}$/u)
    expect(createShellMemory(file, () => 0.9, silentLog).installId).toBe(first)
  })

  it('is where the window stood', () => {
    const { file } = disk({})
    createShellMemory(file, () => 0.3, silentLog).rememberMainWindow({ x: 1, y: 2, width: 400, height: 600 })
    expect(createShellMemory(file, () => 0.3, silentLog).mainWindow()).toEqual({
      x: 1,
      y: 2,
      width: 400,
      height: 600,
    })
  })

  it('is what the service taught each account, of the latest twenty', () => {
    const { file } = disk({})
    const before = createShellMemory(file, () => 0.3, silentLog)
    before.rememberDecline('old@example.com', 'no')
    for (let index = 0; index < 17; index += 1) before.rememberDecline(`${String(index)}@example.com`, 'no')
    before.rememberDecline('ann@example.com', 'no')
    before.rememberDecline('ann@example.com', 'yes')
    before.rememberDecline('bob@example.com', 'no')
    before.forgetDecline('bob@example.com')
    const memory = createShellMemory(file, () => 0.3, silentLog)
    expect(['ann', 'bob', 'old'].map((user) => memory.declineKnown(`${user}@example.com`))).toEqual([
      'yes',
      undefined,
      'no',
    ])
    memory.rememberDecline('new@example.com', 'yes')
    expect(createShellMemory(file, () => 0.3, silentLog).declineKnown('old@example.com')).toBe('no')
    memory.rememberDecline('newer@example.com', 'yes')
    expect(createShellMemory(file, () => 0.3, silentLog).declineKnown('old@example.com')).toBeUndefined()
  })

  it('holds the programs that were chosen, the last fifty', () => {
    const { file } = disk({})
    const memory = createShellMemory(file, () => 0.3, silentLog)
    expect(memory.chosenPrograms()).toEqual([])
    for (let count = 0; count < 60; count += 1) memory.rememberProgram(`/opt/program-${String(count)}`)
    memory.rememberProgram('/opt/program-30')
    const kept = createShellMemory(file, () => 0.3, silentLog).chosenPrograms()
    expect(kept).toHaveLength(50)
    expect(kept.at(-1)).toBe('/opt/program-30')
    expect(kept).not.toContain('/opt/program-9')
  })

  it.each(['no json', { installId: '../../x' }, { installId: 'abcd1234', mainWindow: { x: 'left' } }])(
    'is made anew when it is %j',
    (content) => {
      const { file, held } = disk(content)
      const memory = createShellMemory(file, () => 0.5, silentLog)
      expect(memory.mainWindow()).toBeUndefined()
      expect(held()).toEqual({ installId: memory.installId, tour: 'due' })
    },
  )

  it('has a tour due until it is ended, and none for a profile of an earlier version', () => {
    const { file } = disk({})
    expect(createShellMemory(file, () => 0.3, silentLog).tourIsDue()).toBe(true)
    createShellMemory(file, () => 0.3, silentLog).endTour()
    expect(createShellMemory(file, () => 0.3, silentLog).tourIsDue()).toBe(false)
    const earlier = disk({ installId: 'abcd1234' })
    expect(createShellMemory(earlier.file, () => 0.3, silentLog).tourIsDue()).toBe(false)
  })

  it('is kept again after its file was damaged', () => {
    const { file } = disk('no json')
    const first = createShellMemory(file, () => 0.3, silentLog)
    first.rememberRunning(12)
    const next = createShellMemory(file, () => 0.9, silentLog)
    expect([next.installId, next.runningSinceMs()]).toEqual([first.installId, 12])
  })

  it('does without a disk that refuses', () => {
    const { file } = disk({})
    const full: SettingsFile = {
      ...file,
      write: () => {
        throw new Error('ENOSPC')
      },
    }
    expect(createShellMemory(full, () => 0.5, silentLog).installId).toHaveLength(8)
  })
})

it('a file of a special kind is not read', async () => {
  expect(await readTextFile(folder, 1_000)).toMatchObject({ ok: false })
  if (process.platform === 'linux')
    expect(await readTextFile('/dev/zero', 1_000)).toEqual(err('It is not a file.'))
})
