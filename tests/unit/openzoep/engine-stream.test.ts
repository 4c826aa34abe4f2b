/** What leaves first, and what comes of broken bytes: over a real socket on this machine. */
import { readFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { ConnectFailure } from '../../../app/xmpp/connect-failure.ts'
import { createEngineStream, type EngineStream } from '../../../app/openzoep/engine-stream.ts'
import { Parser, xml, type Element } from '../../../app/xmpp/xml.ts'
import { canonical } from '../../canonical.ts'
import { createScaledClock } from '../../clock.ts'

const OPENING = readFileSync(path.join(import.meta.dirname, '../../stanzas/openzoep/stream-open.txt'), 'utf8')
const HEADER = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='s1'>"

let server: Server | undefined
const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server?.close()
})

interface Scene {
  readonly stream: EngineStream
  readonly elements: Element[]
  readonly failures: ConnectFailure[]
  readonly heard: () => string
  readonly engine: Socket
}

async function scene(): Promise<Scene> {
  let heard = ''
  const engine = new Promise<Socket>((resolve) => {
    server = createServer((socket) => {
      sockets.push(socket)
      socket.on('error', () => undefined)
      socket.on('data', (chunk: Buffer) => {
        heard += chunk.toString()
      })
      resolve(socket)
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const address = server?.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const socket = connect({ host: '127.0.0.1', port })
  sockets.push(socket)
  const elements: Element[] = []
  const failures: ConnectFailure[] = []
  const stream = createEngineStream(socket, (element) => elements.push(element))
  stream.onEnd((failure) => failures.push(failure))
  return { stream, elements, failures, heard: () => heard, engine: await engine }
}

/** A stream's header as an element: it is never closed. */
function headerOf(text: string): Element {
  const parser = new Parser()
  const roots: Element[] = []
  parser.on('start', (element: Element) => roots.push(element))
  parser.write(text)
  const [root] = roots
  if (root === undefined) throw new Error('no header')
  return root
}

describe('the stream to the engine', () => {
  it('begins as the published one: declared as UTF-8, without a version', async () => {
    const { stream, heard } = await scene()
    void stream.open('jabber.voipster.com')
    await expect.poll(heard).toMatch(/<stream:stream[^>]*>/)
    expect(canonical(headerOf(heard()))).toEqual(canonical(headerOf(OPENING)))
    const declaration = /^<\?xml[^>]*\?>/
    expect(declaration.exec(heard())?.[0]).toBe(declaration.exec(OPENING)?.[0])
  })

  it('gives the header’s id, and each element, however the bytes are cut', async () => {
    const { stream, elements, engine } = await scene()
    const opened = stream.open('example.com')
    for (const byte of Buffer.from(`${HEADER}<voice id='é'/><presence/>`)) {
      engine.write(Buffer.from([byte]))
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await opened).toEqual({ ok: true, value: 's1' })
    await expect.poll(() => elements.length).toBe(2)
    expect(elements[0]?.attrs['id']).toBe('é')
  })

  it.each([
    ['another root', '<html/>', 'stream-error'],
    ['bad XML', `${HEADER}<a></b>`, 'stream-error'],
    ['a stream error', `${HEADER}<stream:error>gone</stream:error>`, 'stream-error'],
    ['the end', `${HEADER}</stream:stream>`, 'connection-lost'],
    ['an endless tag', `${HEADER}<voice ${'x'.repeat(100_000)}`, 'stream-error'],
  ])('ends once, with a reason, after %s', async (_name, text, code) => {
    const { stream, failures, engine } = await scene()
    void stream.open('example.com')
    engine.write(text)
    await expect.poll(() => failures.length).toBe(1)
    expect(failures[0]?.error.code).toBe(code)
    stream.send(xml('presence'))
  })

  it('closes politely, and hears of no failure then', async () => {
    const { stream, failures, heard, engine } = await scene()
    const opened = stream.open('example.com')
    engine.write(HEADER)
    await opened
    const closed = stream.close(createScaledClock(1))
    await expect.poll(heard).toContain('</stream:stream>')
    engine.end('</stream:stream>')
    await closed
    expect(failures).toEqual([])
  })
})
