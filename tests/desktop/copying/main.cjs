// Another program that things are copied from: a browser, by whose page the clipboard gets its text in several forms at
// once. It shows nothing; a test tells it what to copy.
'use strict'
const { BrowserWindow, app, clipboard } = require('electron')

app.on('window-all-closed', () => undefined)

/** @type {Promise<import('electron').BrowserWindow> | undefined} */
let opened
async function openPage() {
  const window = new BrowserWindow({ show: false })
  await window.loadURL('data:text/html,<p>Letter')
  return window
}

globalThis.copying = {
  /** @param {string} text @param {string} html */
  async copy(text, html) {
    await clipboard.selection.clear()
    const page = await (opened ??= app.whenReady().then(openPage))
    const script = `{
      const forms = ${JSON.stringify({ 'text/plain': text, 'text/html': html, 'application/x-letter': text })}
      document.addEventListener('copy', (event) => {
        event.preventDefault()
        for (const [type, form] of Object.entries(forms)) event.clipboardData.setData(type, form)
      }, { once: true })
      document.execCommand('copy')
    }`
    return page.webContents.executeJavaScript(script, true)
  },
  /** @param {string} text */
  mark: (text) => clipboard.selection.writeText(text),
}
