/* global window, document */
'use strict'
const { ipcRenderer } = require('electron')

window.addEventListener('DOMContentLoaded', () => {
  ipcRenderer.on('line', (_event, id) => {
    const line = document.createElement('p')
    line.dataset['callId'] = id
    line.textContent = `Line ${id}`
    document.body.replaceChildren(line)
  })
  ipcRenderer.send('page-ready')
})
