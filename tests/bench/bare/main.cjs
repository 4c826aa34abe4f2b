// The least that an Electron program can be: what Ringside is measured against. A tray icon, a window that is shown and
// paints one line when a line comes over a socket, and nothing else.
'use strict'
const { BrowserWindow, Tray, app, ipcMain, nativeImage } = require('electron')
const net = require('node:net')
const path = require('node:path')

/** What must not be collected. */
const kept = []
/** @type {import('electron').BrowserWindow | undefined} */
let card
/** @type {import('electron').BrowserWindow | undefined} */
let main

/** @param {string} page @param {boolean} show */
function open(page, show) {
  const window = new BrowserWindow({
    width: 360,
    height: 180,
    show,
    focusable: show,
    frame: show,
    webPreferences: {
      preload: path.join(__dirname, 'preload.cjs'),
      backgroundThrottling: false,
      sandbox: true,
      spellcheck: false,
    },
  })
  void window.loadFile(path.join(__dirname, page))
  return window
}

/** One order a line: `line ID` paints a line in each window and in the hidden one, made where it is not; `hide`; `drop`. */
function obey(order) {
  const [verb, id = ''] = order.split(' ')
  if (verb === 'hide') card?.hide()
  else if (verb === 'drop') {
    card?.destroy()
    card = undefined
  } else if (verb === 'ready') card ??= open('card.html', false)
  else if (verb === 'line') {
    main?.webContents.send('line', id)
    if (card !== undefined) {
      card.webContents.send('line', id)
      card.showInactive()
      return
    }
    const made = open('card.html', false)
    card = made
    ipcMain.once('page-ready', () => {
      made.webContents.send('line', id)
      made.showInactive()
    })
  }
}

app.on('window-all-closed', () => undefined)
void app.whenReady().then(() => {
  const pixels = Buffer.alloc(32 * 32 * 4, 160)
  kept.push(new Tray(nativeImage.createFromBuffer(pixels, { width: 32, height: 32 })))
  if (process.env['BENCH_WINDOW'] === '1') main = open('main.html', true)
  const port = Number(process.env['BENCH_PORT'] ?? '0')
  if (port === 0) return
  const socket = net.connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  let rest = ''
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    lines.forEach(obey)
  })
})
