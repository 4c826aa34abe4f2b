import { mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Dispose } from '../../../app/ports.ts'
import { createContactFiles } from '../../../main/contact-files.ts'
import { createManualClock, createScaledClock } from '../../clock.ts'

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ringside-contacts-'))
  file = path.join(folder, 'people.vcf')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('a file of contacts', () => {
  const files = createContactFiles(createScaledClock(1), log)

  async function codeOf(what: string): Promise<string> {
    const opened = await files.open(what, 1_000_000)
    if (!opened.ok) return opened.error.code
    await opened.value.close()
    return 'open'
  }

  it('is read in pieces, each time from its beginning', async () => {
    const content = Buffer.alloc(100_000, 'abc')
    writeFileSync(file, content)
    const opened = await files.open(file, 1_000_000)
    if (!opened.ok) throw new Error(opened.error.code)
    for (let turn = 0; turn < 2; turn += 1) {
      const pieces: Uint8Array[] = []
      for await (const piece of opened.value.pieces()) pieces.push(piece)
      expect(pieces.length).toBeGreaterThan(1)
      expect(Buffer.concat(pieces).equals(content)).toBe(true)
    }
    await opened.value.close()
  })

  it('that is a gigabyte, a folder, or not there is refused at once', async () => {
    writeFileSync(file, '')
    truncateSync(file, 1_000_000_000)
    expect(await codeOf(file)).toBe('contacts-file-too-large')
    expect(await codeOf(folder)).toBe('contacts-file-unreadable')
    expect(await codeOf(path.join(folder, 'none.vcf'))).toBe('contacts-file-missing')
    expect(await codeOf(path.join(file, 'none.vcf'))).toBe('contacts-file-missing')
  })
})

describe('a watched file', () => {
  let unwatch: Dispose = () => undefined
  afterEach(() => {
    unwatch()
  })

  it('is told of when it is written, replaced by another, deleted, and back again', async () => {
    writeFileSync(file, 'one')
    let told = 0
    // A machine may have no watch left to give: then it is looked at, here thirty times as often.
    unwatch = createContactFiles(createScaledClock(30), log).watch(file, () => (told += 1))
    let written = 'another'
    // What a file was is known once it was looked at: until then it may have to be another once more.
    const first = (): number => {
      if (told === 0) writeFileSync(file, (written += '!'))
      return told
    }
    await expect.poll(first, { interval: 200, timeout: 5_000 }).toBeGreaterThan(0)
    const before = told
    const changes = [
      () => {
        writeFileSync(`${file}.new`, 'a third')
        renameSync(`${file}.new`, file)
      },
      () => {
        rmSync(file)
      },
      () => {
        writeFileSync(file, 'again')
      },
    ]
    for (const [at, change] of changes.entries()) {
      change()
      await expect.poll(() => told, { timeout: 5_000 }).toBeGreaterThan(before + at)
    }
  })

  it('is looked at from time to time where the system tells nothing: its folder comes later', async () => {
    const clock = createManualClock()
    const late = path.join(folder, 'drive', 'people.vcf')
    let told = 0
    unwatch = createContactFiles(clock, log).watch(late, () => (told += 1))
    mkdirSync(path.dirname(late))
    let written = 'here'
    const look = (): number => {
      if (told === 0) writeFileSync(late, (written += '!'))
      clock.advance(30_000)
      return told
    }
    await expect.poll(look, { timeout: 5_000 }).toBeGreaterThan(0)
  })
})
