// Loaded before the measured program by `electron -r`: tells when windows come up and when what they show is painted.
// The same for Ringside and for the bare program, so what it costs stands on both sides. Times are milliseconds of
// CLOCK_MONOTONIC, which all processes of a machine share.
//
// "Painted" is: the element is in the page, the frame that holds it was handed to the compositor (a task queued from
// its animation frame runs after it), and the window has been mapped. What the X server does after that is not ours.
'use strict'
const { BrowserWindow, app, ipcMain, nativeTheme, powerMonitor, screen, webContents } = require('electron')
const os = require('node:os')
const readline = require('node:readline')

let addresses = 0

const now = () => Number(process.hrtime.bigint()) / 1e6

/** @param {Record<string, unknown>} event */
function say(event) {
  process.stdout.write(`PROBE ${JSON.stringify(event)}\n`)
}

/** Runs in the page. Elements with a `data-call-id` count once per id, a `header` once, a watched line in each state. */
const WATCH = `(() => {
  if (window.benchNext !== undefined) return
  const seen = new Set(), lines = new Map(), painted = [], waiting = []
  const give = () => { while (painted.length > 0 && waiting.length > 0) waiting.shift()(painted.shift()) }
  const report = (key) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => { painted.push({ key, at: performance.now() }); give() }
      channel.port2.postMessage(0)
    })
  }
  const look = () => {
    for (const { dataset } of document.querySelectorAll('[data-line-state]')) {
      if (lines.get(dataset.line) === dataset.lineState) continue
      lines.set(dataset.line, dataset.lineState)
      report(dataset.line + ' ' + dataset.lineState)
    }
    for (const element of document.querySelectorAll('[data-call-id], header')) {
      const key = element.dataset.callId ?? element.localName
      if (seen.has(key)) continue
      seen.add(key)
      report(key)
    }
  }
  window.benchNext = () => new Promise((resolve) => { waiting.push(resolve); give() })
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true })
  look()
})()`

/** What to add to a page's `performance.now()` to get our clock: from the exchange that took the least time. */
async function offsetOf(contents) {
  let best = { spread: Infinity, offset: 0 }
  for (let i = 0; i < 5; i += 1) {
    const before = now()
    const there = await contents.executeJavaScript('performance.now()')
    const after = now()
    if (after - before < best.spread) best = { spread: after - before, offset: (before + after) / 2 - there }
  }
  return best.offset
}

async function watch(contents) {
  await contents.executeJavaScript(WATCH)
  let offset
  while (!contents.isDestroyed()) {
    const { key, at } = await contents.executeJavaScript('window.benchNext()')
    offset ??= await offsetOf(contents)
    say({ kind: 'painted', page: pageOf(contents), key, atMs: at + offset })
  }
}

const pageOf = (contents) => /([a-z]+)\.html/u.exec(contents.getURL())?.[1] ?? ''

app.on('web-contents-created', (_event, contents) => {
  contents.on('dom-ready', () => {
    // Ends with the page: a promise of a page that is gone rejects.
    watch(contents).catch(() => undefined)
  })
})
app.on('browser-window-created', (_event, window) => {
  const tell = (kind) => () => {
    say({ kind, page: pageOf(window.webContents), atMs: now() })
  }
  window.on('show', tell('shown'))
  window.on('hide', tell('hidden'))
})

/** Orders from the bench, one JSON line each. */
const orders = {
  js: ({ page, code }) => {
    const contents = webContents.getAllWebContents().find((one) => pageOf(one) === page)
    if (contents === undefined) throw new Error(`there is no page ${page}`)
    return contents.executeJavaScript(code)
  },
  destroy: ({ page }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (pageOf(window.webContents) === page) window.destroy()
    }
  },
  close: ({ page }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (pageOf(window.webContents) === page) window.close()
    }
  },
  holdings: () => {
    const windows = BrowserWindow.getAllWindows()
    const emitters = [
      app,
      ipcMain,
      nativeTheme,
      powerMonitor,
      screen,
      process,
      ...windows,
      ...webContents.getAllWebContents(),
    ]
    const count = (emitter) =>
      emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0)
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    return {
      windows: windows.length,
      listeners: emitters.reduce((sum, emitter) => sum + count(emitter), 0),
      timers,
    }
  },
  pages: () => BrowserWindow.getAllWindows().map((window) => pageOf(window.webContents)),
  /** Needs `--js-flags=--expose-gc`: what is left afterwards is held, not merely not yet collected. */
  collect: async () => {
    globalThis.gc()
    await Promise.all(
      BrowserWindow.getAllWindows().map((window) => window.webContents.executeJavaScript('gc()')),
    )
  },
  resume: () => {
    powerMonitor.emit('resume')
  },
  network: () => {
    const { networkInterfaces } = os
    const address = `198.51.100.${++addresses}`
    os.networkInterfaces = () => ({
      ...networkInterfaces(),
      ['bench']: [{ address, netmask: '', family: 'IPv4', mac: '', internal: false, cidr: null }],
    })
  },
  quit: () => {
    app.exit(0)
  },
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const order = JSON.parse(line)
  Promise.resolve()
    .then(() => orders[order.do](order))
    .then(
      (value) => say({ kind: 'done', id: order.id, value: value ?? null }),
      (error) => say({ kind: 'done', id: order.id, error: String(error) }),
    )
})
