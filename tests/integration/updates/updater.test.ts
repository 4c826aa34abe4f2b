/** electron-updater as the program uses it, against a feed on a real https server. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createFeed, sha512, text, type Feed } from './feed.ts'
import { OLD, install, wish, type Installation } from './installation.ts'

const isLinux = process.platform === 'linux'

describe.skipIf(!isLinux)('an update from a feed', () => {
  let feed: Feed
  let place: Installation
  const NEW = '#!/bin/sh\n# Ringside 0.2.0\n'

  beforeAll(async () => {
    feed = await createFeed()
  })
  afterAll(async () => {
    await feed.close()
  })
  afterEach(() => {
    place.remove()
  })
  const trusting = (more: Parameters<typeof install>[0] = {}): Installation =>
    (place = install({ caPem: feed.caPem, ...more }))

  const nothing = (found: string, version: string) => ({
    ok: true,
    value: { kind: 'nothing', found, version },
  })
  const refused = (code: string): unknown => ({
    ok: false,
    error: expect.objectContaining({ code }) as unknown,
  })

  it('is found, downloaded, and put in place in one step, with the version before kept beside it', async () => {
    const { updater, program } = trusting()
    const notes = 'releaseNotes: |\n  Calls are <b>faster</b>.\n  https://example.com/new.\n'
    const url = feed.publish('good', { more: notes })
    expect(await updater.check(wish(url))).toEqual({
      ok: true,
      value: {
        kind: 'release',
        release: {
          version: '0.2.0',
          notes: 'Calls are faster.\nhttps://example.com/new.',
          page: 'https://example.com/new',
        },
      },
    })
    const percents: number[] = []
    expect(await updater.download((percent) => percents.push(percent), true)).toEqual({
      ok: true,
      value: 'downloaded',
    })
    expect(percents.at(-1)).toBe(100)
    expect(place.content()).toBe(OLD)
    expect(updater.install(true)).toEqual({ ok: true, value: null })
    expect(place.content()).toBe(NEW)
    expect(statSync(program).mode & 0o777).toBe(0o755)
    expect(updater.previous).toBe(`${program}.previous`)
    expect(readFileSync(updater.previous, 'utf8')).toBe(OLD)
    expect(place.relaunched).toEqual([program])
  })

  it('tells the feed nothing by which it could know this installation again', async () => {
    const { updater } = trusting()
    await updater.check(wish(feed.publish('anonymous', {})))
    expect(Object.keys(feed.headers()).sort()).toEqual(['accept', 'cache-control', 'connection', 'host'])
  })

  it('that is downloaded already is not downloaded twice', async () => {
    const { updater } = trusting()
    const url = feed.publish('once', {})
    for (const _turn of [1, 2]) {
      await updater.check(wish(url))
      expect(await updater.download(() => undefined, true)).toMatchObject({ ok: true })
    }
    expect(feed.asked.filter((asked) => asked === '/once/Ringside-0.2.0.AppImage')).toHaveLength(1)
  })

  it('with another checksum than announced is thrown away', async () => {
    const { updater } = trusting()
    await updater.check(wish(feed.publish('forged', { sha512: sha512(Buffer.from('what it should be')) })))
    expect(await updater.download(() => undefined, true)).toEqual(refused('update-damaged'))
    expect(place.leftovers()).toEqual([])
    expect(updater.install(false)).toMatchObject({ ok: false })
    expect(place.content()).toBe(OLD)
  })

  it('that changed on the disk since it was downloaded is not put in place', async () => {
    const { updater } = trusting()
    await updater.check(wish(feed.publish('tampered', {})))
    await updater.download(() => undefined, true)
    writeFileSync(path.join(place.folder, 'download/pending/Ringside-0.2.0.AppImage'), 'something else')
    expect(updater.install(true)).toEqual(refused('update-damaged'))
    expect(place.content()).toBe(OLD)
    expect(place.relaunched).toEqual([])
  })

  it('whose connection is cut in the middle leaves nothing behind, and comes whole the next time', async () => {
    const { updater } = trusting()
    const url = feed.publish('cut', {})
    const program = Buffer.alloc(300_000, 7)
    feed.publish('cut', { program })
    feed.serve('cut/Ringside-0.2.0.AppImage', (_request, response) => {
      response.writeHead(200, { 'content-length': program.length })
      response.write(program.subarray(0, 100_000), () => response.destroy())
    })
    await updater.check(wish(url))
    expect(await updater.download(() => undefined, true)).toEqual(refused('update-cut-off'))
    expect(place.leftovers()).toEqual([])
    feed.publish('cut', { program })
    await updater.check(wish(url))
    expect(await updater.download(() => undefined, true)).toMatchObject({ ok: true })
  })

  it('is stopped by the user, with what had come thrown away', async () => {
    const { updater } = trusting()
    const program = Buffer.alloc(300_000, 7)
    const url = feed.publish('slow', { program })
    feed.serve('slow/Ringside-0.2.0.AppImage', (_request, response) => {
      response.writeHead(200, { 'content-length': program.length })
      response.write(program.subarray(0, 100_000))
    })
    await updater.check(wish(url))
    const done = updater.download(() => {
      updater.cancel()
    }, true)
    expect(await done).toEqual({ ok: true, value: 'cancelled' })
    expect(place.leftovers()).toEqual([])
  })

  it('that is announced as larger than any package is refused', async () => {
    const { updater } = trusting()
    const program = Buffer.alloc(10)
    const url = feed.publish('announced', { more: '', program })
    feed.serve(
      'announced/latest-linux.yml',
      text(
        `version: 0.2.0\nfiles:\n  - url: x.AppImage\n    sha512: ${sha512(program)}\n    size: 900000000\n`,
      ),
    )
    expect(await updater.check(wish(url))).toEqual(refused('update-too-large'))
  })

  it('is refused where a redirect or an address of the feed leads away from https', async () => {
    const { updater } = trusting()
    const away = (folder: string): string => feed.publish(folder, {})
    const list = away('plain-list')
    feed.serve('plain-list/latest-linux.yml', (_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/latest-linux.yml' }).end()
    })
    expect(await updater.check(wish(list))).toEqual(refused('update-insecure'))
    const program = away('plain-program')
    feed.serve('plain-program/Ringside-0.2.0.AppImage', (_request, response) => {
      response.writeHead(307, { location: 'http://127.0.0.1:1/x.AppImage' }).end()
    })
    await updater.check(wish(program))
    expect(await updater.download(() => undefined, true)).toEqual(refused('update-insecure'))
    const sum = sha512(Buffer.from(''))
    for (const [index, url] of ['http://127.0.0.1:1/x.AppImage', 'file:///etc/x.AppImage'].entries()) {
      const folder = `plain-${String(index)}`
      feed.serve(
        `${folder}/latest-linux.yml`,
        text(`version: 0.2.0\nfiles:\n  - url: ${url}\n    sha512: ${sum}\n`),
      )
      await updater.check(wish(`${feed.url}${folder}`))
      expect(await updater.download(() => undefined, true)).toEqual(refused('update-insecure'))
    }
  })

  it('follows a redirect that stays encrypted', async () => {
    const { updater } = trusting()
    feed.publish('moved', {})
    feed.serve('old/latest-linux.yml', (_request, response) => {
      response.writeHead(301, { location: '/moved/latest-linux.yml' }).end()
    })
    expect(await updater.check(wish(`${feed.url}old`))).toMatchObject({ ok: true })
  })

  it('is not believed from a server that nobody vouches for, or with another name', async () => {
    place = install({})
    const url = feed.publish('strangers', {})
    expect(await place.updater.check(wish(url))).toEqual(refused('update-untrusted'))
    place.remove()
    const { updater } = trusting()
    const elsewhere = url.replace('127.0.0.1', 'localhost')
    expect(await updater.check(wish(elsewhere))).toEqual(refused('update-untrusted'))
  })

  it('is not there where nobody listens, where the list is missing, and where no feed is known', async () => {
    const { updater } = trusting()
    expect(await updater.check(wish('https://127.0.0.1:1/'))).toEqual(refused('update-unreachable'))
    expect(await updater.check(wish(`${feed.url}nowhere`))).toEqual(refused('update-feed-missing'))
    expect(await updater.check({ ...wish(''), url: undefined })).toEqual(refused('update-feed-missing'))
    feed.serve('sick/latest-linux.yml', (_request, response) => response.writeHead(503).end('later'))
    expect(await updater.check(wish(`${feed.url}sick`))).toEqual(refused('update-unreachable'))
  })

  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    ...Array.from('bcdefghijk').map(
      (name, index) => `${name}: &${name} [${`*${'abcdefghij'[index] ?? 'a'},`.repeat(9)}x]`,
    ),
    'version: 0.2.0',
    'files: *k',
  ].join('\n')
  it.each([
    ['a page that asks to sign in', '<html><form>Welcome to our network</form></html>'],
    ['nothing', ''],
    ['a list', '- 1\n- 2'],
    ['references that multiply', bomb],
    ['a number for a version', 'version: 0.2\nfiles: []'],
    ['no checksum', 'version: 0.2.0\nfiles:\n  - url: x.AppImage\n'],
    ['a weak checksum', 'version: 0.2.0\nfiles:\n  - url: x.AppImage\n    sha2: abc\n'],
    ['a tag that makes objects', 'version: !!js/function "function(){}"\n'],
    ['a version that is a path', 'version: ../../../x\nfiles: []'],
    ['another prototype', '__proto__: {version: 0.2.0}\nfiles: []'],
  ])('is none where the list is %s', async (_name, content) => {
    const { updater } = trusting()
    feed.serve('odd/latest-linux.yml', text(content))
    expect(await updater.check(wish(`${feed.url}odd`))).toEqual(refused('update-feed-unreadable'))
  })

  it('is none where the list does not end', async () => {
    const { updater } = trusting()
    feed.serve('endless/latest-linux.yml', (_request, response) => {
      const more = (): void => void response.write('x'.repeat(64_000), more)
      more()
      response.on('error', () => undefined)
    })
    expect(await updater.check(wish(`${feed.url}endless`))).toEqual(refused('update-too-large'))
  })

  it('of the same version is none, and an older one only where the administrator lets it be', async () => {
    const { updater } = trusting({ version: '0.2.0' })
    expect(await updater.check(wish(feed.publish('same', {})))).toEqual(nothing('current', '0.2.0'))
    const older = feed.publish('older', { version: '0.1.9' })
    expect(await updater.check(wish(older))).toEqual(nothing('older', '0.1.9'))
    expect(await updater.check(wish(older, { allowOlder: true }))).toMatchObject({
      value: { kind: 'release', release: { version: '0.1.9' } },
    })
  })

  it('to try out comes from its own list', async () => {
    const { updater } = trusting()
    const url = feed.publish('channels', {})
    feed.publish('channels', { version: '0.3.0-beta.1', channel: 'beta' })
    expect(await updater.check(wish(url, { channel: 'beta' }))).toMatchObject({
      value: { release: { version: '0.3.0-beta.1' } },
    })
    expect(await updater.check(wish(url))).toMatchObject({ value: { release: { version: '0.2.0' } } })
  })

  it('for a newer system says so', async () => {
    const { updater } = trusting()
    const url = feed.publish('system', { more: 'minimumSystemVersion: 999.0.0\n' })
    expect(await updater.check(wish(url))).toEqual(nothing('system-too-old', '0.2.0'))
  })

  it('in a staged roll-out reaches an installation by its own lot, which stays the same', async () => {
    trusting()
    const lot = path.join(place.folder, '.updaterId')
    const staged = (percent: number): string =>
      feed.publish(`staged-${String(percent)}`, { more: `stagingPercentage: ${String(percent)}\n` })
    const check = async (percent: number) => place.updater.check(wish(staged(percent)))
    expect(await check(0)).toEqual(nothing('not-yet', '0.2.0'))
    const drawn = readFileSync(lot, 'utf8')
    expect(await check(100)).toMatchObject({ value: { kind: 'release' } })
    expect(readFileSync(lot, 'utf8')).toBe(drawn)
    // The last four bytes, as a share of all there are.
    const share = (100 * Number.parseInt(drawn.slice(-8), 16)) / 0xff_ff_ff_ff
    expect(await check(Math.floor(share))).toEqual(nothing('not-yet', '0.2.0'))
    expect(await check(Math.min(100, Math.ceil(share) + 1))).toMatchObject({ value: { kind: 'release' } })
  })

  it('that cannot be put in place leaves the old version as it was', async () => {
    const { updater, program } = trusting()
    await updater.check(wish(feed.publish('stuck', {})))
    await updater.download(() => undefined, true)
    // A folder stands where the new file would be written.
    execFileSync('mkdir', [`${program}.next`])
    expect(updater.install(true)).toEqual(refused('update-not-installed'))
    expect(place.content()).toBe(OLD)
    expect(place.relaunched).toEqual([])
  })
})

const canMount = isLinux && process.getuid?.() === 0 && mounts()

/** Whether this machine lets us make a small file system. */
function mounts(): boolean {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ringside-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(!canMount)('a disk without room (needs leave to mount a small file system)', () => {
  it('ends a download with one sentence and nothing left, and an installation with the old version', async () => {
    const feed = await createFeed()
    const small = mkdtempSync(path.join(os.tmpdir(), 'ringside-small-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', small])
    try {
      const url = feed.publish('large', { program: Buffer.alloc(1_000_000, 7) })
      const full = install({ caPem: feed.caPem, folder: small })
      await full.updater.check(wish(url))
      expect(await full.updater.download(() => undefined, true)).toMatchObject({
        error: { code: 'update-no-space' },
      })
      expect(full.leftovers()).toEqual([])
      full.remove()

      const program = path.join(small, 'Ringside.AppImage')
      writeFileSync(program, OLD)
      chmodSync(program, 0o755)
      const { swapAppImage } = await import('../../../main/appimage-swap.ts')
      const file = path.join(os.tmpdir(), `ringside-large-${String(process.pid)}`)
      writeFileSync(file, Buffer.alloc(1_000_000, 7))
      expect(() => {
        swapAppImage(file, sha512(readFileSync(file)), program)
      }).toThrow('ENOSPC')
      rmSync(file)
      expect(readFileSync(program, 'utf8')).toBe(OLD)
    } finally {
      execFileSync('umount', [small])
      rmSync(small, { recursive: true, force: true })
      await feed.close()
    }
  })
})
