import { expect, it } from 'vitest'
import { openTcp } from '../../../app/xmpp/socket.ts'
import { startServer } from './scripted-server.ts'

/** Node keeps the wish under a symbol of its own; only a packet dump would show more. */
function noDelayWished(socket: object): unknown {
  const symbol = Object.getOwnPropertySymbols(socket).find(({ description }) => description === 'kSetNoDelay')
  return symbol && Reflect.get(socket, symbol)
}

it("small stanzas do not wait for each other: Nagle's algorithm is off", async () => {
  const server = await startServer(() => undefined)
  const endpoint = { host: '127.0.0.1', port: server.port }
  const opened = await openTcp(endpoint, new AbortController().signal)
  if (!opened.ok) throw new Error(opened.error.error.code)
  expect(noDelayWished(opened.value)).toBe(true)
  opened.value.destroy()
  await server.close()
})

it('a wait that was given up before it began leaves no socket', async () => {
  const server = await startServer(() => undefined)
  const controller = new AbortController()
  controller.abort()
  const opened = await openTcp({ host: '127.0.0.1', port: server.port }, controller.signal)
  expect(opened).toMatchObject({
    ok: false,
    error: { error: { code: 'connection-timeout' }, terminal: false },
  })
  await server.close()
  expect(server.peers.every((peer) => peer.closed)).toBe(true)
})
