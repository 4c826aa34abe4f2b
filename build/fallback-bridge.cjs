// The bridge from Electron 22.3.25 (Chrome 108, Node 16) to what the product is written for. Only the stand-in runtime
// loads it, from its default app; no package for users contains it. It gives what a current Electron has *on Linux*:
// what Electron documents for Windows or macOS alone (app.setToastActivatorCLSID, Notification.handleActivation) is
// absent here as it is there. Each part goes when the stand-in does.
'use strict'
const electron = require('electron')
const fs = require('node:fs')
const http = require('node:http')
const https = require('node:https')
const path = require('node:path')
const tls = require('node:tls')
const streams = require('node:stream/web')
const { Blob } = require('node:buffer')
const { MessageChannel, receiveMessageOnPort } = require('node:worker_threads')
const { fileURLToPath } = require('node:url')

const { app, clipboard, globalShortcut, nativeTheme, net, protocol, safeStorage } = electron

function bridgeGlobals() {
  const { ReadableStream, WritableStream, TransformStream } = streams
  const missing = {
    crypto: require('node:crypto').webcrypto,
    fetch: (input, init) => fetchOver(openByNode, input, init),
    ...{ Blob, Headers, Request, Response, ReadableStream, WritableStream, TransformStream },
    structuredClone: cloneStructure,
  }
  for (const [name, value] of Object.entries(missing)) {
    if (name in globalThis) continue
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false })
  }
  AbortSignal.any ??= (signals) => {
    const controller = new AbortController()
    for (const signal of signals) {
      if (signal.aborted) controller.abort(signal.reason)
      else signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true })
    }
    return controller.signal
  }
}

/** The structured clone algorithm itself, as a message port applies it. */
function cloneStructure(value, options) {
  const { port1, port2 } = new MessageChannel()
  try {
    port2.unref()
    port1.postMessage(value, options?.transfer)
    return receiveMessageOnPort(port2).message
  } finally {
    port1.close()
  }
}

/** Node 22.15 and 24.5 brought these; tls.connect makes its context through the exported function. */
function bridgeTls() {
  let defaults
  const createSecureContext = tls.createSecureContext
  tls.createSecureContext = (options = {}) =>
    createSecureContext(
      defaults === undefined || options.ca !== undefined ? options : { ...options, ca: defaults },
    )
  tls.setDefaultCACertificates = (certificates) => {
    defaults = certificates.map(String)
  }
  tls.getCACertificates = (type = 'default') => {
    if (type === 'bundled') return [...tls.rootCertificates]
    if (type === 'system') return certificatesIn('/etc/ssl/certs/ca-certificates.crt')
    if (type === 'extra') return certificatesIn(process.env.NODE_EXTRA_CA_CERTS)
    return defaults ?? [...tls.rootCertificates, ...certificatesIn(process.env.NODE_EXTRA_CA_CERTS)]
  }
}

function certificatesIn(file) {
  if (file === undefined || !fs.existsSync(file)) return []
  return (
    fs.readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu) ?? []
  )
}

class Headers {
  #map = new Map()
  constructor(init = []) {
    const pairs = typeof init[Symbol.iterator] === 'function' ? init : Object.entries(init)
    for (const [name, value] of pairs) for (const one of [value].flat()) this.append(name, one)
  }
  append(name, value) {
    this.#map.set(name.toLowerCase(), [...(this.#map.get(name.toLowerCase()) ?? []), String(value)])
  }
  delete(name) {
    this.#map.delete(name.toLowerCase())
  }
  get(name) {
    return this.#map.get(name.toLowerCase())?.join(', ') ?? null
  }
  getSetCookie() {
    return this.#map.get('set-cookie') ?? []
  }
  has(name) {
    return this.#map.has(name.toLowerCase())
  }
  set(name, value) {
    this.#map.set(name.toLowerCase(), [String(value)])
  }
  forEach(visit, self) {
    for (const [name, value] of this) visit.call(self, value, name, this)
  }
  *entries() {
    for (const name of [...this.#map.keys()].sort()) yield [name, this.get(name)]
  }
  *keys() {
    for (const [name] of this.entries()) yield name
  }
  *values() {
    for (const [, value] of this.entries()) yield value
  }
  [Symbol.iterator]() {
    return this.entries()
  }
}

/** What Request and Response share: a body that is read once. */
class Body {
  #read
  constructor(body) {
    this.bodyUsed = false
    this.#read = () => bytesOf(body)
    this.body = body === null || body === undefined ? null : streamOf(body, this.#read)
  }
  async arrayBuffer() {
    if (this.bodyUsed) throw new TypeError('Body is unusable: Body has already been read')
    this.bodyUsed = true
    const bytes = await this.#read()
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  }
  async bytes() {
    return new Uint8Array(await this.arrayBuffer())
  }
  async blob() {
    return new Blob([await this.arrayBuffer()], { type: this.headers.get('content-type') ?? '' })
  }
  async text() {
    return new TextDecoder().decode(await this.arrayBuffer())
  }
  async json() {
    return JSON.parse(await this.text())
  }
}

class Response extends Body {
  constructor(body, { status = 200, statusText = '', headers, url = '', redirected = false } = {}) {
    super(body)
    Object.assign(this, { status, statusText, url, redirected, type: 'default' })
    this.headers = new Headers(headers)
    if (typeof body === 'string' && !this.headers.has('content-type')) {
      this.headers.set('content-type', 'text/plain;charset=UTF-8')
    }
  }
  get ok() {
    return this.status >= 200 && this.status < 300
  }
  static json(data, init = {}) {
    const headers = { 'content-type': 'application/json', ...Object.fromEntries(new Headers(init.headers)) }
    return new Response(JSON.stringify(data), { ...init, headers })
  }
}

class Request extends Body {
  constructor(input, init = {}) {
    const from = input instanceof Request ? input : {}
    super(init.body ?? from.body)
    this.url = from.url ?? new URL(String(input)).href
    this.method = (init.method ?? from.method ?? 'GET').toUpperCase()
    this.headers = new Headers(init.headers ?? from.headers)
    this.redirect = init.redirect ?? from.redirect ?? 'follow'
    this.referrer = init.referrer ?? from.referrer ?? 'about:client'
    this.signal = init.signal ?? from.signal ?? new AbortController().signal
  }
}

async function bytesOf(body) {
  if (body === null || body === undefined) return Buffer.alloc(0)
  if (typeof body === 'string' || body instanceof URLSearchParams) return Buffer.from(String(body))
  if (body instanceof ArrayBuffer) return Buffer.from(body)
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  if (body instanceof Blob) return Buffer.from(await body.arrayBuffer())
  const chunks = []
  for await (const chunk of body) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function streamOf(body, read) {
  if (body instanceof streams.ReadableStream) return body
  return new streams.ReadableStream({
    async pull(controller) {
      controller.enqueue(new Uint8Array(await read()))
      controller.close()
    },
  })
}

const FILE_TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wav': 'audio/wav',
  '.woff2': 'font/woff2',
}

/** As much of fetch as is needed: methods, headers, bodies, redirects, abort. No cookies, cache or CORS. */
async function fetchOver(open, input, init = {}) {
  const request = new Request(input, init)
  if (request.signal.aborted) throw request.signal.reason
  if (request.url.startsWith('file:')) return readFileAsResponse(request.url)
  const message = await send(open, request, await bytesOf(request.body))
  const location = [message.headers.location].flat()[0]
  if (location !== undefined && message.statusCode >= 300 && message.statusCode < 400) {
    message.resume?.()
    const hops = (init.hops ?? 0) + 1
    if (request.redirect === 'error' || hops > 20) throw new TypeError('fetch failed: redirect refused')
    if (request.redirect === 'follow') {
      return fetchOver(open, new URL(location, request.url).href, {
        ...init,
        hops,
        body: null,
        method: 'GET',
      })
    }
  }
  const headers = Object.entries(message.headers)
  const about = { status: message.statusCode, statusText: message.statusMessage, url: request.url }
  return new Response(toWeb(message), { ...about, headers, redirected: Boolean(init.hops) })
}

function toWeb(message) {
  return new streams.ReadableStream({
    start(controller) {
      message.on('data', (chunk) => controller.enqueue(new Uint8Array(chunk)))
      message.on('end', () => controller.close())
      message.on('error', (error) => controller.error(error))
    },
  })
}

function send(open, request, body) {
  return new Promise((resolve, reject) => {
    const fail = (error) => reject(Object.assign(new TypeError('fetch failed'), { cause: error }))
    const outgoing = open(request)
    request.signal.addEventListener('abort', () => {
      outgoing.abort()
      reject(request.signal.reason)
    })
    outgoing.on('response', resolve)
    outgoing.on('error', fail)
    if (body.length > 0) outgoing.write(body)
    outgoing.end()
  })
}

function openByNode({ url, method, headers }) {
  const client = url.startsWith('https:') ? https : http
  const request = client.request(url, { method, headers: Object.fromEntries(headers) })
  request.abort = () => request.destroy()
  return request
}

function openByElectron({ url, method, headers }) {
  const request = net.request({ url, method, useSessionCookies: false })
  for (const [name, value] of headers) request.setHeader(name, value)
  return request
}

async function readFileAsResponse(url) {
  const file = fileURLToPath(url)
  const type = FILE_TYPES[path.extname(file)] ?? 'application/octet-stream'
  return new Response(await fs.promises.readFile(file), { url, headers: { 'content-type': type } })
}

/** protocol.handle (Electron 25) over what it replaced; the whole answer is in memory before it goes out. */
function bridgeProtocol(target) {
  target.handle = function (scheme, handler) {
    const answer = async (asked, callback) => {
      try {
        const body = asked.uploadData?.length
          ? Buffer.concat(asked.uploadData.map((part) => part.bytes))
          : null
        const { method, headers, referrer } = asked
        const response = await handler(new Request(asked.url, { method, headers, referrer, body }))
        const type = response.headers.get('content-type') ?? undefined
        const mimeType = type?.split(';')[0]
        const data = Buffer.from(await response.arrayBuffer())
        callback({
          statusCode: response.status,
          headers: Object.fromEntries(response.headers),
          mimeType,
          data,
        })
      } catch (error) {
        console.error(error)
        callback({ error: -2 })
      }
    }
    if (!this.registerBufferProtocol(scheme, answer))
      throw new Error(`Failed to register protocol: ${scheme}`)
  }
  target.unhandle = function (scheme) {
    if (!this.unregisterProtocol(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  }
  target.isProtocolHandled = function (scheme) {
    return this.isProtocolRegistered(scheme)
  }
}

function bridgeSafeStorage() {
  safeStorage.isAsyncEncryptionAvailable = async () => {
    await app.whenReady()
    return safeStorage.isEncryptionAvailable()
  }
  safeStorage.encryptStringAsync = async (text) => safeStorage.encryptString(text)
  safeStorage.decryptStringAsync = async (bytes) => ({
    result: safeStorage.decryptString(bytes),
    shouldReEncrypt: false,
  })
  // Electron 22 does not tell the backend, but on Linux it calls encryption available only with a key out of a real
  // key store. So: none → basic_text; else the one that Chromium chooses by switch, and without a switch by desktop
  // (os_crypt/key_storage_util_linux.cc).
  safeStorage.getSelectedStorageBackend = () => {
    if (!app.isReady()) return 'unknown'
    if (!safeStorage.isEncryptionAvailable()) return 'basic_text'
    const asked = app.commandLine.getSwitchValue('password-store').replace('-', '_')
    if (asked !== '') return asked
    if (process.env.KDE_SESSION_VERSION !== undefined) return `kwallet${process.env.KDE_SESSION_VERSION}`
    return 'gnome_libsecret'
  }
}

/** The native functions, kept before they are covered; they insist on their object. */
function boundFunctions(object, names) {
  return Object.fromEntries(names.map((name) => [name, object[name].bind(object)]))
}

/** Promises since Electron 44, and the selection as a clipboard of its own instead of an argument. */
function bridgeClipboard() {
  const native = boundFunctions(clipboard, ['readText', 'writeText', 'availableFormats', 'clear'])
  const asPromises = (type) => ({
    readText: async () => native.readText(type),
    writeText: async (text) => native.writeText(text, type),
    has: async (mimeType) => native.availableFormats(type).includes(mimeType),
    clear: () => native.clear(type),
  })
  // The same names meant something else: absent until somebody needs and bridges them.
  const changed = { read: undefined, write: undefined }
  Object.assign(clipboard, asPromises('clipboard'), changed, { selection: asPromises('selection') })
}

function bridgeGlobalShortcut() {
  const native = boundFunctions(globalShortcut, ['register', 'unregister', 'unregisterAll', 'isRegistered'])
  const registered = new Map()
  let suspended = false
  globalShortcut.register = (accelerator, callback) => {
    if (suspended || !native.register(accelerator, callback)) return false
    registered.set(accelerator, callback)
    return true
  }
  globalShortcut.unregister = (accelerator) => {
    registered.delete(accelerator)
    native.unregister(accelerator)
  }
  globalShortcut.unregisterAll = () => {
    registered.clear()
    native.unregisterAll()
  }
  globalShortcut.isRegistered = (accelerator) =>
    suspended ? registered.has(accelerator) : native.isRegistered(accelerator)
  globalShortcut.setSuspended = (wanted) => {
    if (wanted === suspended) return
    suspended = wanted
    for (const [accelerator, callback] of registered) {
      if (suspended) native.unregister(accelerator)
      else native.register(accelerator, callback)
    }
  }
}

function bridgeNativeTheme() {
  Object.defineProperty(nativeTheme, 'shouldUseDarkColorsForSystemIntegratedUI', {
    get: () => nativeTheme.shouldUseDarkColors,
  })
}

/** Since Electron 25 (navigation) and 35 (console) the event carries what were further arguments. */
function bridgeEventDetails(contents) {
  const navigation = (event, url, isSameDocument = false, isMainFrame = true) =>
    Object.assign(event, { url, isSameDocument, isMainFrame })
  for (const name of ['will-navigate', 'will-redirect', 'did-start-navigation', 'did-redirect-navigation']) {
    contents.prependListener(name, navigation)
  }
  const levels = ['debug', 'info', 'warning', 'error']
  contents.prependListener('console-message', (event, level, message, lineNumber, sourceId) =>
    Object.assign(event, { level: levels[level], message, lineNumber, sourceId }),
  )
}

bridgeGlobals()
bridgeTls()
bridgeProtocol(protocol)
app.on('session-created', (session) => bridgeProtocol(session.protocol))
net.fetch = (input, init) => fetchOver(openByElectron, input, init)
bridgeSafeStorage()
bridgeClipboard()
bridgeGlobalShortcut()
bridgeNativeTheme()
app.on('web-contents-created', (_event, contents) => bridgeEventDetails(contents))
