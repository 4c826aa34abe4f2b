import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../clock.ts'
import { untilTrue } from '../../desktop/until.ts'
import { answerIq, welcome } from './server-steps.ts'
import { createStage } from './stage.ts'

const stage = await createStage()
const PING = /<iq [^>]*><ping xmlns="urn:xmpp:ping"\/><\/iq>/

async function connected() {
  const clock = createManualClock()
  const scene = await stage.play((peer) => welcome(peer, stage.certificate), { clock, random: () => 0.5 })
  scene.client.connection.start()
  await scene.client.reach('connected')
  const peer = await scene.server.peer(0)
  await untilTrue('the presence to arrive', () => peer.seen.includes('</presence>'))
  return { ...scene, clock, peer, connection: scene.client.connection }
}

describe('a live link', () => {
  it('is pinged every ten seconds', async () => {
    const { clock, peer, connection } = await connected()
    let heard = 0
    connection.onStanza(() => heard++)
    for (let round = 0; round < 3; round++) {
      clock.advance(9_999)
      expect(peer.seen.split('urn:xmpp:ping')).toHaveLength(round + 1)
      clock.advance(1)
      await answerIq(peer, PING)
      peer.write('<message/>')
      await untilTrue('the answer to arrive', () => heard === round + 1)
    }
    expect(connection.status.status).toBe('connected')
  })

  it('counts a refused ping as life', async () => {
    const { clock, peer, connection } = await connected()
    clock.advance(10_000)
    const ping = await peer.read(PING)
    const id = /id="([^"]*)"/.exec(ping)?.[1] ?? ''
    peer.write(`<iq type='error' id='${id}' from='example.com'/><message id='after'/>`)
    let heard = false
    connection.onStanza(() => (heard = true))
    await untilTrue('the refusal to arrive', () => heard)
    clock.advance(5_000)
    expect(connection.status.status).toBe('connected')
  })

  it('that is busy with a long answer is not taken for dead', async () => {
    const { clock, peer, connection } = await connected()
    let heard = 0
    connection.onStanza(() => heard++)
    clock.advance(10_000)
    await peer.read(PING)
    peer.write('<message/>')
    await untilTrue('the message', () => heard === 1)
    clock.advance(5_000)
    await untilTrue('the next ping to be planned', () => clock.pending === 1)
    clock.advance(10_000)
    await peer.read(PING)
    expect(connection.status.status).toBe('connected')
  })
})

describe('a dead link', () => {
  it('with a frozen server behind it is noticed within fifteen seconds and replaced', async () => {
    const { clock, peer, client, server } = await connected()
    clock.advance(10_000)
    await peer.read(PING)
    clock.advance(4_999)
    expect(client.connection.status.status).toBe('connected')
    clock.advance(1)
    const waiting = await client.reach('waiting')
    expect(waiting).toMatchObject({ stage: 'connect', error: { code: 'connection-timeout' } })
    await untilTrue('the old socket to be gone', () => peer.closed)
    clock.advance(waiting.retryAtMs - clock.now())
    await server.peer(1)
    await client.reach('connected')
  })

  it('is noticed five seconds after waking up, and replaced without a pause', async () => {
    const { clock, peer, client, connection, server } = await connected()
    connection.check()
    await peer.read(PING)
    clock.advance(5_000)
    await untilTrue('a pause', () => client.statuses.some(({ status }) => status === 'waiting'))
    const waits = client.statuses.flatMap((status) => (status.status === 'waiting' ? [status.retryAtMs] : []))
    expect(waits).toEqual([clock.now()])
    clock.advance(0)
    await server.peer(1)
    await client.reach('connected')
  })
})

describe('check', () => {
  it('of a live link changes nothing, however often it is called', async () => {
    const { peer, connection, clock } = await connected()
    connection.check()
    connection.check()
    connection.check()
    await answerIq(peer, PING)
    await untilTrue('one timer to be left', () => clock.pending === 1)
    expect(peer.seen.split('urn:xmpp:ping')).toHaveLength(2)
    expect(connection.status.status).toBe('connected')
  })

  it('during a pause tries at once', async () => {
    const clock = createManualClock()
    const { client, server } = await stage.play(
      (peer, index) => (index === 0 ? peer.reset() : welcome(peer, stage.certificate)),
      { clock, random: () => 0.9 },
    )
    client.connection.start()
    await client.reach('waiting')
    client.connection.check()
    await client.reach('connected')
    expect(server.peers).toHaveLength(2)
  })

  it('replaces an attempt that was begun on a network that is gone', async () => {
    const clock = createManualClock()
    const { client, server } = await stage.play(
      (peer, index) => (index === 0 ? undefined : welcome(peer, stage.certificate)),
      { clock },
    )
    client.connection.start()
    const stuck = await server.peer(0)
    client.connection.check()
    clock.advance(1_000)
    client.connection.check()
    expect(server.peers).toHaveLength(1)
    clock.advance(1_500)
    client.connection.check()
    await client.reach('connected')
    await untilTrue('the stuck socket to be gone', () => stuck.closed)
  })

  it('does nothing after a wrong password: only the user can help', async () => {
    const { client, server } = await stage.play(async (peer) => {
      await peer.read(/<stream:stream [^>]*>/)
      peer.write(
        "<stream:stream xmlns:stream='http://etherx.jabber.org/streams'><stream:features></stream:features>",
      )
    })
    client.connection.start()
    await client.reach('stopped')
    client.connection.check()
    expect(client.connection.status.status).toBe('stopped')
    expect(server.peers).toHaveLength(1)
  })
})
