'use strict'
const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('panel', {
  order: (order) => {
    ipcRenderer.send('order', order)
  },
  onNews: (listener) => {
    ipcRenderer.on('news', (_event, news) => {
      listener(news)
    })
  },
})
