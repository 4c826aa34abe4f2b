/** The stand-in for the OpenZoep engine is told the published samples as they stand, and must say the published ones. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createChance, createIdentifiers } from '../../../app/simulator/chance.ts'
import { createSystemClock } from '../../../app/simulator/clock.ts'
import { createEngine, type Engine } from '../../../app/simulator/openzoep/engine.ts'
import { canonical } from '../../canonical.ts'
import { readXml } from '../../read-xml.ts'
import { sample } from './samples.ts'

const PASSWORD = 'Calli0pe'
const CALL = 'phonecall_3cb5c86c-b40c-4e89-956b-f07d80650109'
const SUZAN = 'suzan@jabber.voipster.com/Zoep'
const OPENING = readFileSync(path.join(import.meta.dirname, '../openzoep/stream-open.txt'), 'utf8')
const CONFIGURE = "<iq type='set' id='c1'><query xmlns='configuration:iq'/></iq>"

let engine: Engine | undefined
let socket: Socket | undefined
let heard = ''
afterEach(async () => {
  socket?.destroy()
  await engine?.crash()
  heard = ''
})

async function start(user: string, opening = OPENING): Promise<Engine> {
  engine = await createEngine({
    port: 0,
    account: { jid: `${user}@jabber.voipster.com`, password: PASSWORD },
    clock: createSystemClock(),
    identifiers: createIdentifiers(createChance(3)),
    autoAnswerMs: undefined,
  })
  socket = connect({ host: '127.0.0.1', port: engine.port })
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString()
  })
  socket.write(opening)
  return engine
}

const hears = (what: RegExp): Promise<RegExpExecArray> =>
  expect
    .poll(() => heard, { timeout: 5_000 })
    .toMatch(what)
    .then(() => {
      const found = what.exec(heard)
      if (found === null) throw new Error('not heard')
      heard = heard.slice(found.index + found[0].length)
      return found
    })

async function logIn(user: string): Promise<Engine> {
  const started = await start(user)
  const [, streamId = ''] = await hears(/<stream:stream[^>]* id='([^']+)'[^>]*>/)
  const digest = createHash('sha1').update(`${streamId}${PASSWORD}`).digest('hex')
  socket?.write(
    `${CONFIGURE}<iq type='get' id='auth1'><query xmlns='jabber:iq:auth'><username>${user}</username></query></iq>`,
  )
  await hears(/<digest\/>.*<\/iq>/)
  socket?.write(
    `<iq type='set' id='auth2'><query xmlns='jabber:iq:auth'><username>${user}</username><digest>${digest}</digest><resource>Zoep</resource></query></iq><presence/>`,
  )
  await hears(/<iq[^>]*type="result"[^>]*id="auth2"[^>]*\/>/)
  await expect.poll(() => started.isInUse()).toBe(true)
  return started
}

async function says(name: string): Promise<void> {
  const [voice] = await hears(/<voice[\s\S]*?<\/voice>/)
  expect(canonical(readXml(voice))).toEqual(canonical(readXml(sample(`openzoep/${name}`))))
}

test('an incoming call rings, is accepted, and is confirmed', async () => {
  const started = await logIn('erik')
  started.calls.ring(SUZAN, CALL)
  await says('join-received')
  socket?.write(sample('openzoep/joined-accept'))
  await says('joined-to-callee')
  expect(started.calls.list()).toMatchObject([{ id: CALL, state: 'in-call' }])
})

test('calls to an address and to a number are taken; whoever is called joins', async () => {
  const started = await logIn('suzan')
  socket?.write(sample('openzoep/join-jid', { 'joe@': 'erik@' }) + sample('openzoep/join-number'))
  await expect
    .poll(() => started.calls.list().map(({ peer }) => peer))
    .toEqual(['erik@jabber.voipster.com/Zoep', 'unknown/#003110123456'])
  started.calls.answer(CALL)
  await says('joined-to-caller')
})

test.each([
  ['a declaration without the encoding', OPENING.replace(" encoding='UTF-8'", ''), 'unsupported-encoding'],
  ['another encoding', OPENING.replace('UTF-8', 'ISO-8859-1'), 'unsupported-encoding'],
  ['a version', OPENING.replace("xmlns='jabber", "version='1.0' xmlns='jabber"), 'unsupported-version'],
  ['another server', OPENING.replace("to='jabber", "to='xabber"), 'host-unknown'],
])('%s is refused', async (_name, opening, condition) => {
  await start('erik', opening)
  await hears(new RegExp(`<stream:error>${condition}</stream:error>`))
})

test('nobody calls before having logged in, and a wrong digest logs nobody in', async () => {
  const started = await start('erik')
  socket?.write(
    `${CONFIGURE}<iq type='set' id='auth2'><query xmlns='jabber:iq:auth'><username>erik</username><digest>00</digest><resource>Zoep</resource></query></iq>`,
  )
  await hears(/code="401"/)
  socket?.write(sample('openzoep/join-jid'))
  await hears(/<stream:error>not-authorized<\/stream:error>/)
  expect(started.calls.list()).toEqual([])
})
