/**
 * Every guard of the security baseline, each with something that it lets through and something that it refuses, in a
 * real Electron that an unprivileged user runs with Chromium's sandbox on.
 */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { createSimulator, type Simulator } from '../../app/simulator/simulator.ts'
import { invoke } from './harness/bridge.ts'
import { configArgument } from './harness/config-file.ts'
import { expect, test as base } from './harness/fixtures.ts'
import { createMainWindow } from './harness/main-window.ts'
import { ring } from './harness/phone-calls.ts'
import { launchApp, type RunningApp } from './harness/running-app.ts'
import { openStranger } from './harness/strangers.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'
import { missingForSandbox, prepareUnprivileged } from './harness/unprivileged.ts'
import { watchViolations, type Violations } from './harness/violations.ts'

interface Guarded {
  readonly app: RunningApp
  readonly page: Page
  readonly simulator: Simulator
  readonly password: string
  readonly violations: Violations
}

/** One run for all of them: what a refused attempt leaves behind must not matter to the next. */
const test = base.extend<object, { readonly guarded: Guarded }>({
  guarded: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const simulator = await createSimulator({ mechanisms: ['PLAIN'] })
      const place = prepareUnprivileged()
      const password = simulator.ready.accounts[0]?.password ?? ''
      const config = configArgument(place.userData, {
        ...simulator.ready,
        ca: place.publish(simulator.ready.ca),
      })
      const app = await launchApp({
        userData: place.userData,
        program: place.program,
        executablePath: place.executablePath,
        sandbox: true,
        args: [config],
      })
      const violations = watchViolations(app.electron)
      const main = createMainWindow(await app.page('main'))
      await main.signIn(password)
      await main.expectOnline()
      await use({ app, page: main.page, simulator, password, violations })
      await app.close()
      await simulator.stop()
      place.remove()
    },
    { scope: 'worker' },
  ],
})

const noSandbox = missingForSandbox()
test.skip(!X11, NEEDS_X11)
test.skip(noSandbox !== undefined, noSandbox ?? '')

test('pages run in the sandbox, as an unprivileged user, with the powers stated and no others', async ({
  guarded: { app },
}) => {
  const pages = await app.electron.evaluate(({ app: electronApp, BrowserWindow }) => ({
    switches: ['no-sandbox', 'disable-web-security'].filter((name) =>
      electronApp.commandLine.hasSwitch(name),
    ),
    pids: BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId()),
  }))
  expect(pages.switches).toEqual([])
  expect(pages.pids.length).toBeGreaterThan(0)
  for (const pid of pages.pids) {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
    // 2 is a seccomp filter: the kernel refuses what the sandbox does not list.
    expect(/^Seccomp:\s+(\d)/mu.exec(status)?.[1]).toBe('2')
    expect(/^NoNewPrivs:\s+(\d)/mu.exec(status)?.[1]).toBe('1')
    expect(/^Uid:\s+(\d+)/mu.exec(status)?.[1]).not.toBe('0')
    expect(readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')).not.toContain('--no-sandbox')
  }
})

test('a page has the two functions of the bridge, and nothing of Node or Electron', async ({
  guarded: { page },
}) => {
  const found = await page.evaluate(() => {
    const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'setImmediate', 'electron']
    return {
      bridge: Object.keys(window.ringside).sort(),
      node: names.filter((name) => Reflect.has(window, name)),
    }
  })
  expect(found).toEqual({ bridge: ['invoke', 'subscribe'], node: [] })
  expect(await invoke(page, 'state.get', {})).toMatchObject({ ok: true })
})

test('a listener hears the events alone: no Electron object comes with them', async ({
  guarded: { page, simulator },
}) => {
  const hearing = await page.evaluateHandle(() => ({
    counts: new Promise<readonly number[]>((resolve) => {
      const heard: number[] = []
      window.ringside.subscribe((...args: readonly unknown[]) => {
        heard.push(args.length)
        if (heard.length === 2) resolve([...heard])
      })
    }),
  }))
  await ring(simulator)
  await simulator.do({ do: 'answer' })
  expect(await hearing.evaluate(({ counts }) => counts)).toEqual([1, 1])
  await simulator.do({ do: 'hangup' })
})

test('normal use breaks the content policy nowhere', async ({
  guarded: { app, page, simulator, violations },
}) => {
  const main = createMainWindow(page)
  await ring(simulator, { fromDisplay: 'Ann Carter' })
  await expect((await app.page('card')).getByRole('article').first()).toBeVisible()
  await main.openSettings()
  await page.getByRole('button', { name: 'Calls', exact: true }).click()
  await main.callField.fill('732 555 0100')
  await expect(page.getByRole('option')).toBeVisible()
  await main.callField.fill('')
  await simulator.do({ do: 'hangup' })
  await expect(main.liveCalls).toHaveCount(0)
  expect(violations.reports).toEqual([])
})

test('the content policy refuses inline scripts, eval, inline styles, frames and every way to the network', async ({
  guarded: { page },
}) => {
  const directives = await page.evaluate(async () => {
    const refused: string[] = []
    const note = (event: SecurityPolicyViolationEvent): void => {
      refused.push(event.effectiveDirective)
    }
    document.addEventListener('securitypolicyviolation', note)
    const add = (tag: string, attributes: Readonly<Record<string, string>>, text = ''): void => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      element.textContent = text
      document.body.append(element)
    }
    add('script', {}, 'window.hacked = true')
    add('script', { src: 'https://203.0.113.7/x.js' })
    add('p', { style: 'color: red' })
    add('iframe', { src: 'https://203.0.113.7/' })
    add('img', { src: 'https://203.0.113.7/x.png' })
    add('object', { data: 'https://203.0.113.7/x' })
    await fetch('https://203.0.113.7/').catch(() => undefined)
    await fetch('app://ringside/main.html').catch(() => undefined)
    try {
      new WebSocket('wss://203.0.113.7/')
    } catch {
      // Older Chromium throws, newer ones only report.
    }
    navigator.sendBeacon('https://203.0.113.7/', 'x')
    // Playwright's own way in may evaluate text; a later task is as the page's own script is.
    await new Promise((resolve) => setTimeout(resolve, 300))
    let evaluated = false
    try {
      Reflect.construct(Function, ['return true'])
      evaluated = true
    } catch {
      // What should happen.
    }
    document.removeEventListener('securitypolicyviolation', note)
    return { refused, hacked: Reflect.has(window, 'hacked'), evaluated }
  })
  expect(directives.hacked).toBe(false)
  expect(directives.evaluated).toBe(false)
  const seen = new Set(directives.refused)
  for (const directive of [
    'script-src-elem',
    'style-src-attr',
    'frame-src',
    'img-src',
    'object-src',
    'connect-src',
  ]) {
    expect(seen).toContain(directive)
  }
})

test('the content policy lets our own script, picture and sound through', async ({ guarded: { page } }) => {
  const loaded = await page.evaluate(async () => {
    const picture = new Image()
    picture.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
    const sound = new Audio('app://ringside/sounds/ring.wav')
    const settled = (target: EventTarget, good: string): Promise<boolean> =>
      new Promise((resolve) => {
        target.addEventListener(good, () => {
          resolve(true)
        })
        target.addEventListener('error', () => {
          resolve(false)
        })
      })
    const waits = [settled(picture, 'load'), settled(sound, 'canplay')]
    sound.load()
    return { scripts: document.scripts.length > 0, loaded: await Promise.all(waits) }
  })
  expect(loaded).toEqual({ scripts: true, loaded: [true, true] })
})

test('of the permissions only harmless ones are granted', async ({ guarded: { page } }) => {
  const answers = await page.evaluate(async () => {
    const query = async (name: string): Promise<string> => {
      // TypeScript's list of names leaves out most of Chromium's.
      const status: unknown = await Reflect.apply(navigator.permissions.query, navigator.permissions, [
        { name },
      ])
      return status instanceof PermissionStatus ? status.state : 'unknown'
    }
    const refusal = (attempt: Promise<unknown>): Promise<string> =>
      attempt.then(
        () => 'granted',
        (error: unknown) => (error instanceof Error ? error.name : 'refused'),
      )
    return {
      clipboardWrite: await query('clipboard-write'),
      clipboardRead: await query('clipboard-read'),
      camera: await query('camera'),
      geolocation: await query('geolocation'),
      notifications: await Notification.requestPermission(),
      microphone: await refusal(navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await refusal(navigator.mediaDevices.getDisplayMedia({ video: true })),
      midi: await refusal(navigator.requestMIDIAccess()),
    }
  })
  expect(answers.clipboardWrite).toBe('granted')
  expect(answers.clipboardRead).toBe('denied')
  expect(answers.camera).toBe('denied')
  expect(answers.geolocation).toBe('denied')
  expect(answers.notifications).toBe('denied')
  expect(answers.microphone).not.toBe('granted')
  expect(answers.screen).not.toBe('granted')
  expect(answers.midi).not.toBe('granted')
})

test('a page can move within itself and leave for nowhere', async ({ guarded: { page } }) => {
  const before = page.url()
  await page.evaluate(() => {
    location.hash = 'within'
  })
  expect(page.url()).toBe(`${before}#within`)
  // Not about:blank: Chromium commits it without asking anybody. It keeps the origin and the policy of the page.
  for (const target of [
    'https://203.0.113.7/',
    'app://ringside/card.html',
    'app://ringside/main.html?again',
    'file:///etc/hostname',
    'data:text/html,hi',
  ]) {
    await page.evaluate((url) => {
      location.href = url
    }, target)
  }
  await page.evaluate(() => {
    const form = document.createElement('form')
    form.action = 'https://203.0.113.7/'
    document.body.append(form)
    form.submit()
  })
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  expect(page.url()).toBe(`${before}#within`)
  expect(await invoke(page, 'state.get', {})).toMatchObject({ ok: true })
})

test('a page opens no window; https and mailto go to the system’s browser, written anew, and nothing else does', async ({
  guarded: { app, page },
}) => {
  await app.electron.evaluate(({ shell }) => {
    const opened: string[] = []
    Reflect.set(globalThis, 'openedOutside', opened)
    shell.openExternal = (url) => {
      opened.push(url)
      return Promise.resolve()
    }
  })
  const before = app.electron.windows().length
  const results = await page.evaluate(() =>
    [
      'https://EXAMPLE.com/a b?q="x"',
      'mailto:ann@example.com',
      'http://example.com/',
      'file:///etc/passwd',
      'ms-msdt:/id PCWDiagnostic',
      'javascript:alert(1)',
      'https://user:secret@example.com/',
      'tel:+14155551212',
      'data:text/html,hi',
    ].map((url) => window.open(url) === null),
  )
  expect(results.every(Boolean)).toBe(true)
  expect(app.electron.windows()).toHaveLength(before)
  const opened = await app.electron.evaluate((): unknown => Reflect.get(globalThis, 'openedOutside'))
  expect(opened).toEqual(['https://example.com/a%20b?q=%22x%22', 'mailto:ann@example.com'])
})

test('a page embeds no other page’s powers', async ({ guarded: { app, page } }) => {
  const inside = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const bridge = frame.contentWindow === null ? undefined : Reflect.get(frame.contentWindow, 'ringside')
    frame.remove()
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://203.0.113.7/')
    document.body.append(view)
    return { bridgeInFrame: typeof bridge }
  })
  expect(inside.bridgeInFrame).toBe('undefined')
  const kinds = await app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getType()),
  )
  expect(kinds).not.toContain('webview')
})

test('a command is answered to a known window’s top page of ours, and to nobody else', async ({
  guarded: { app, page },
}) => {
  expect(await invoke(page, 'state.get', {})).toMatchObject({ ok: true })
  const ask = `window.ringside.invoke('state.get', {})`
  const ours = await openStranger(app, 'app://ringside/main.html', ask)
  expect(JSON.parse(ours.result ?? 'null')).toMatchObject({ ok: false, error: { code: 'bad-input' } })
  const foreign = await openStranger(app, 'data:text/html,<p>stranger</p>', ask)
  expect(JSON.parse(foreign.result ?? 'null')).toMatchObject({ ok: false, error: { code: 'bad-input' } })
})

test('a command with a wrong name or a wrong input is refused before anything sees it', async ({
  guarded: { page },
}) => {
  const hostile: readonly (readonly [string, unknown])[] = [
    ['no.such.command', {}],
    ['__proto__', {}],
    ['constructor', {}],
    ['call.end', {}],
    ['call.end', { callId: '' }],
    ['call.end', { callId: 'x', more: 1 }],
    ['call.end', 'x'],
    ['call.end', null],
    ['call.create', { to: 'x'.repeat(601) }],
    ['dial.explain', { text: 'x'.repeat(10_001) }],
    ['settings.set', { patch: { unknown: {} } }],
    ['settings.set', { patch: { server: { port: 70_000 } } }],
    ['window.open', { view: 'devtools' }],
  ]
  for (const [name, input] of hostile) {
    expect(await invoke(page, name, input), `${name} ${JSON.stringify(input).slice(0, 60)}`).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    })
  }
  expect(await invoke(page, 'dial.explain', { text: '732 555 0100' })).toMatchObject({
    ok: true,
    value: { candidates: [{ dialString: '17325550100' }] },
  })
})

test('the program’s own addresses serve its pages and no file beside them', async ({ guarded: { app } }) => {
  const served = await openStranger(app, 'app://ringside/main.html')
  expect(served.status).toBe(200)
  for (const escape of [
    'app://ringside/../../package.json',
    'app://ringside/..%2f..%2fpackage.json',
    'app://ringside/%2e%2e/%2e%2e/package.json',
    'app://ringside/..%5c..%5cpackage.json',
    'app://ringside/sounds/..%2f..%2fmain/main.cjs',
    'app://ringside/%00.html',
    'app://ringside//etc/hostname',
    'app://ringside/main.html/../../main/main.cjs',
    'app://elsewhere/main.html',
  ]) {
    const answer = await openStranger(app, escape)
    expect(answer.status === 404 || answer.status === 0, `${escape} answered ${String(answer.status)}`).toBe(
      true,
    )
    expect(answer.text).not.toContain('ringside"')
    expect(answer.text).not.toContain('require(')
  }
})

test('the password is nowhere in a page that it was not typed into, nor in what windows are told', async ({
  guarded: { app, page, simulator, password },
}) => {
  const state = await invoke(page, 'state.get', {})
  expect(JSON.stringify(state)).toContain('ann@example.com')
  expect(JSON.stringify(state)).not.toContain(password)
  await ring(simulator, { fromDisplay: 'Ann Carter' })
  const card = await app.page('card')
  await expect(card.getByRole('article').first()).toBeVisible()
  const heap = await heapOf(card)
  expect(heap).toContain('Ann Carter')
  expect(heap).not.toContain(password)
  await simulator.do({ do: 'hangup' })
})

/** Every string that lives in the page's JavaScript heap, as Chromium's own snapshot has them. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  let snapshot = ''
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk
  })
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return snapshot
}
