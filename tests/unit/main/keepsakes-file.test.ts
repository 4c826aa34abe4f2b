import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Keepsakes } from '../../../app/contract/keepsakes.ts'
import { err, ok } from '../../../app/contract/result.ts'
import { createKeepsakeStore } from '../../../main/keepsakes-file.ts'
import type { SettingsFile } from '../../../main/settings-store.ts'
import { writeWhole } from '../../../main/whole-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'keepsakes-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** As the profile has it, without the library that needs Electron. */
function fileIn(at: string): SettingsFile {
  const file = path.join(at, 'keepsakes.json')
  return {
    read() {
      try {
        const value: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
        return ok(value)
      } catch {
        return err('it is no JSON')
      }
    },
    write(document) {
      writeFileSync(file, JSON.stringify(document))
    },
    setAside() {
      renameSync(file, path.join(at, 'keepsakes.damaged.json'))
      return 'keepsakes.damaged.json'
    },
  }
}
const open = () => createKeepsakeStore(fileIn(folder))

const ANN: Keepsakes = {
  favourites: [{ dial: 'bob@example.com', name: 'Bob' }],
  notes: [
    {
      ...{
        text: 'call\nagain',
        direction: 'incoming',
        address: 'bob@example.com',
        startedAtMs: 1,
        silent: false,
      },
      ...{ callIds: ['c1'], rowId: '' },
    },
  ],
}

describe('what users keep', () => {
  it('is there at the next start, each account’s for itself', () => {
    expect(open().keep('ann@example.com', ANN).ok).toBe(true)
    expect(open().of('ann@example.com')).toEqual(ANN)
    expect(open().of('bob@example.com')).toEqual({ favourites: [], notes: [] })
  })

  it.each([
    ['no JSON'],
    ['[]'],
    ['{"version":1,"accounts":[{"address":"a"}]}'],
    ['{"version":2,"accounts":[]}'],
  ])('that cannot be read is kept aside and told of: %s', (text) => {
    writeFileSync(path.join(folder, 'keepsakes.json'), text)
    const store = open()
    expect(store.problem?.code).toBe('keepsakes-damaged')
    const aside = store.problem?.detail ?? ''
    expect(readFileSync(path.join(folder, aside), 'utf8')).toBe(text)
    expect(store.keep('ann@example.com', ANN).ok).toBe(true)
    expect(readdirSync(folder).sort()).toEqual([aside, 'keepsakes.json'].sort())
    expect(open().problem).toBeUndefined()
  })

  it('that cannot even be kept aside is never written over', () => {
    writeFileSync(path.join(folder, 'keepsakes.json'), '{"version":2}')
    const store = createKeepsakeStore({
      ...fileIn(folder),
      setAside() {
        throw new Error('EACCES')
      },
    })
    expect(store.problem).toEqual({ code: 'keepsakes-damaged', detail: 'EACCES' })
    expect(store.keep('ann@example.com', ANN)).toMatchObject({ error: { code: 'keepsakes-not-written' } })
    expect(readFileSync(path.join(folder, 'keepsakes.json'), 'utf8')).toBe('{"version":2}')
  })

  it('is never written such that it cannot be read again', () => {
    const store = open()
    store.keep('ann@example.com', ANN)
    const [note] = ANN.notes
    const bad: Keepsakes = { ...ANN, notes: note === undefined ? [] : [{ ...note, startedAtMs: Number.NaN }] }
    expect(store.keep('ann@example.com', bad)).toMatchObject({ error: { code: 'keepsakes-not-written' } })
    expect(open().of('ann@example.com')).toEqual(ANN)
  })

  it('stays as it was where the disk refuses', () => {
    const refusing = {
      read: () => ({ ok: true, value: {} }) as const,
      write: () => {
        throw new Error('no space')
      },
      setAside: () => '',
    }
    const store = createKeepsakeStore(refusing)
    expect(store.keep('ann@example.com', ANN)).toMatchObject({
      error: { code: 'keepsakes-not-written', detail: 'no space' },
    })
    expect(store.of('ann@example.com').favourites).toEqual([])
  })
})

describe('a file that is written as a whole', () => {
  it('takes the place of what was there, and leaves nothing beside it', async () => {
    const file = path.join(folder, 'calls.csv')
    writeFileSync(file, 'old')
    await writeWhole(file, 'new')
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['calls.csv'])
  })

  it('that cannot be put in its place leaves what was there, and nothing beside it', async () => {
    const taken = path.join(folder, 'calls.csv')
    writeFileSync(path.join(folder, 'other'), '')
    await writeWhole(path.join(taken, 'deeper.csv'), 'x').catch((error: unknown) => {
      expect(String(error)).toMatch(/ENOENT/u)
    })
    mkdirSync(taken)
    await expect(writeWhole(taken, 'x')).rejects.toThrow()
    expect(readdirSync(folder).sort()).toEqual(['calls.csv', 'other'])
  })
})
