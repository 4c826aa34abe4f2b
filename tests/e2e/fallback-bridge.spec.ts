/** What the bridge of the stand-in runtime gives, in that runtime. Where the official Electron runs there is none. */
import { createServer } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { test as base, _electron, expect, type ElectronApplication } from '@playwright/test'
import { findOfficialRuntime, findRuntime } from '../../build/runtime.mjs'
import { pressKey } from '../desktop/keyboard.ts'
import { IS_ROOT, cleanEnvironment } from './harness/runtime.ts'

/** The least of a program: a scheme of its own, and a window on it. */
const PROGRAM = `
const { app, BrowserWindow, protocol } = require('electron')
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
app.whenReady().then(() => {
  protocol.handle('app', async (request) => {
    if (request.url.endsWith('/broken')) throw new Error('planted')
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" }
    const body = '<title>served</title><script>document.title = "ran"</script><p>' + request.method + '</p>'
    return new Response(body, { status: request.url.endsWith('/gone') ? 404 : 200, headers })
  })
  new BrowserWindow({ show: false }).loadURL('app://ringside/page')
})
`

const test = base.extend<{ readonly program: ElectronApplication }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
  program: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ringside-bridge-'))
    writeFileSync(
      path.join(folder, 'package.json'),
      '{ "name": "least", "version": "1.2.3", "main": "main.cjs" }',
    )
    writeFileSync(path.join(folder, 'main.cjs'), PROGRAM)
    const args = [...(IS_ROOT ? ['--no-sandbox'] : []), '--password-store=basic', folder]
    const app = await _electron.launch({
      executablePath: findRuntime().executable,
      args,
      env: cleanEnvironment(),
    })
    await use(app)
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  },
})

// Not skipped but absent: nothing is missing from a machine that needs no stand-in.
if (findOfficialRuntime() === undefined) {
  test('it is named as its package.json says', async ({ program }) => {
    expect(await program.evaluate(({ app }) => [app.getName(), app.getVersion()])).toEqual(['least', '1.2.3'])
  })

  test('a handled scheme serves pages, status and headers, and a failing handler fails the load', async ({
    program,
  }) => {
    const page = await program.firstWindow()
    await expect(page.getByText('GET')).toBeVisible()
    expect(await page.title()).toBe('served')
    expect((await page.goto('app://ringside/gone'))?.status()).toBe(404)
    await expect(page.goto('app://ringside/broken')).rejects.toThrow('ERR_FAILED')
    expect(
      await program.evaluate(({ protocol }) =>
        ['app', 'none'].map((name) => protocol.isProtocolHandled(name)),
      ),
    ).toEqual([true, false])
  })

  test('fetch asks, sends and follows', async ({ program }) => {
    const server = createServer((request, response) => {
      if (request.url === '/moved') return response.writeHead(302, { location: '/here' }).end()
      return request.pipe(response.setHeader('x-asked', `${request.method ?? ''} ${request.url ?? ''}`))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
      const seen = await program.evaluate(async ({ net }, base) => {
        const asked = []
        for (const get of [fetch, (url: string, init?: RequestInit) => net.fetch(url, init)]) {
          const sent = await get(`${base}/form`, { method: 'POST', body: 'é' })
          const moved = await get(`${base}/moved`)
          asked.push([
            sent.status,
            sent.headers.get('x-asked'),
            await sent.text(),
            moved.headers.get('x-asked'),
          ])
        }
        return asked
      }, origin)
      expect(seen).toEqual([
        [200, 'POST /form', 'é', 'GET /here'],
        [200, 'POST /form', 'é', 'GET /here'],
      ])
    } finally {
      server.close()
    }
  })

  test('the clipboard and the selection are two', async ({ program }) => {
    const read = await program.evaluate(async ({ clipboard }) => {
      await clipboard.writeText('copied')
      await clipboard.selection.writeText('marked')
      return [await clipboard.readText(), await clipboard.selection.readText()]
    })
    expect(read).toEqual(['copied', 'marked'])
  })

  test('a suspended shortcut is silent, keeps its place, and sounds again', async ({ program }) => {
    await program.evaluate(({ globalShortcut }) => {
      const pressed: string[] = []
      Reflect.set(globalThis, 'pressed', pressed)
      for (const key of ['F7', 'F9']) globalShortcut.register(`Control+Shift+${key}`, () => pressed.push(key))
    })
    const pressed = () => program.evaluate(() => String(Reflect.get(globalThis, 'pressed')))
    const suspend = (wanted: boolean) =>
      program.evaluate(({ globalShortcut }, suspended) => globalShortcut.setSuspended(suspended), wanted)
    await suspend(true)
    expect(
      await program.evaluate(({ globalShortcut }) => [
        globalShortcut.isRegistered('Control+Shift+F7'),
        globalShortcut.register('Control+Shift+F8', () => undefined),
      ]),
    ).toEqual([true, false])
    await pressKey('ctrl+shift+F7')
    await suspend(false)
    await pressKey('ctrl+shift+F7')
    await pressKey('ctrl+shift+F9')
    // The X server keeps the order of the keys: once the last one is through, so is all before it.
    await expect.poll(pressed).toContain('F9')
    expect(await pressed()).toBe('F7,F9')
  })

  test('a key store that protects nothing is called so', async ({ program }) => {
    const told = await program.evaluate(async ({ safeStorage }) => [
      safeStorage.getSelectedStorageBackend(),
      await safeStorage.isAsyncEncryptionAvailable(),
    ])
    expect(told).toEqual(['basic_text', false])
  })

  test('what a newer Node has is there', async ({ program }) => {
    const told = await program.evaluate(() => {
      const cloned = structuredClone({ list: new Map([[1, new Date(5)]]) })
      const any = AbortSignal.any([new AbortController().signal, AbortSignal.abort('planted')])
      return [
        cloned.list.get(1)?.getTime(),
        String(any.reason),
        crypto.getRandomValues(new Uint8Array(4)).length,
      ]
    })
    expect(told).toEqual([5, 'planted', 4])
  })
}
