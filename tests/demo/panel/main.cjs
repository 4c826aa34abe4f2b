// The demo's panel: a small window whose buttons are orders for the simulator. It speaks JSON lines with the program
// that started it, on standard input and output.
'use strict'
const { BrowserWindow, app, ipcMain } = require('electron')
const path = require('node:path')
const readline = require('node:readline')

app.on('window-all-closed', () => {
  app.quit()
})

void app.whenReady().then(async () => {
  const window = new BrowserWindow({
    width: 340,
    height: 560,
    x: 40,
    y: 60,
    title: 'Make phones ring',
    autoHideMenuBar: true,
    webPreferences: { preload: path.join(__dirname, 'preload.cjs'), sandbox: true },
  })
  await window.loadFile(path.join(__dirname, 'panel.html'))
  ipcMain.on('order', (_event, order) => {
    process.stdout.write(`${JSON.stringify(order)}\n`)
  })
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    if (!window.isDestroyed()) window.webContents.send('news', JSON.parse(line))
  })
  process.stdin.on('end', () => {
    app.quit()
  })
})
