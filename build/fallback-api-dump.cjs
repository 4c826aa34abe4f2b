// Run by the stand-in runtime itself: lists every name that its Electron (bridged), its Node and its global scope have.
'use strict'
const electron = require('electron')
const fs = require('node:fs')
const { builtinModules } = require('node:module')

/** Every name on a value and on what it inherits from, but for what every object and function has. */
function namesOf(value) {
  const names = new Set()
  for (let holder = value; holder !== null && holder !== undefined; holder = Object.getPrototypeOf(holder)) {
    if (holder === Object.prototype || holder === Function.prototype) break
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
      const covered = 'value' in property && property.value === undefined
      if (/^[a-z]/u.test(name) && name !== 'constructor' && !covered) names.add(name)
    }
  }
  return [...names].sort()
}

/** `trace_events` refuses to load here, `sys` and names with an underscore are old names of others. */
function usable(module) {
  return !/^_|^electron|^trace_events$|^sys$/u.test(module)
}

/** One of each kind, for many names appear only on an instance. Keys are the names of Electron's own typings. */
async function instances() {
  const window = new electron.BrowserWindow({ show: false })
  await window.loadURL('about:blank')
  const session = electron.session.defaultSession
  const image = electron.nativeImage.createEmpty()
  return {
    BrowserWindow: window,
    CommandLine: electron.app.commandLine,
    Cookies: session.cookies,
    MenuItem: new electron.MenuItem({ label: 'x' }),
    NativeImage: image,
    Notification: new electron.Notification({ title: 'x' }),
    Process: process,
    Session: session,
    Tray: new electron.Tray(image),
    WebContents: window.webContents,
    WebFrameMain: window.webContents.mainFrame,
    WebRequest: session.webRequest,
  }
}

async function list() {
  await electron.app.whenReady()
  const api = {}
  for (const name of Object.keys(electron).sort()) {
    const value = electron[name]
    const typeName = `${name[0].toUpperCase()}${name.slice(1)}`
    // `session` and the like are modules; Electron's typings call their functions statics of the class.
    api[typeof value === 'function' ? `static ${typeName}` : typeName] = namesOf(value)
    if (typeof value === 'function') api[typeName] = namesOf(value.prototype)
    else api[`static ${typeName}`] = namesOf(value)
  }
  for (const [name, value] of Object.entries(await instances())) api[name] = namesOf(value)
  const node = {}
  for (const name of builtinModules.filter(usable)) node[name] = Object.keys(require(name)).sort()
  const found = {
    modules: Object.keys(electron).sort(),
    electron: api,
    node,
    globals: Object.getOwnPropertyNames(globalThis).sort(),
  }
  fs.writeFileSync(process.env.RINGSIDE_API_FILE, JSON.stringify(found))
  electron.app.exit(0)
}

list().catch((error) => {
  console.error(error)
  electron.app.exit(1)
})
