/** A second start asks the first over its socket, with everything that is hostile about sockets. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../../main/clock.ts'
import { posixControlAddress } from '../../../main/control-address-posix.ts'
import { windowsControlAddress } from '../../../main/control-address-windows.ts'
import { ask, type Question } from '../../../main/control-client.ts'
import type { ControlRequest } from '../../../main/control-protocol.ts'
import { createControlServer, type ControlServer } from '../../../main/control-server.ts'
import { createScaledClock } from '../../clock.ts'
import { until, untilTrue } from '../../desktop/until.ts'
import { silentLog } from '../../unit/main/silent-log.ts'

let folder: string
let server: ControlServer | undefined
let asked: ControlRequest[]
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ringside-control-'))
  asked = []
})
afterEach(() => {
  server?.dispose()
  server = undefined
  rmSync(folder, { recursive: true, force: true })
})

const place = (): string => path.join(folder, 'command.sock')

async function serve(
  clock = createClock(),
  before: (request: ControlRequest) => Promise<unknown> | undefined = () => undefined,
): Promise<void> {
  server = createControlServer({
    address: posixControlAddress(folder),
    platform: 'linux',
    answer: async (request) => {
      asked.push(request)
      await before(request)
      return { code: 0, out: 'yes\n', say: '' }
    },
    clock,
    log: silentLog,
  })
  server.listen()
  await untilTrue('it listens', async () => {
    const reply = await ask({ ...question('status'), patienceMs: 0 }, createClock())
    return reply.kind === 'answered'
  })
  asked = []
}

const question = (what: ControlRequest['do'], more: Partial<Question> = {}): Question => ({
  place: place(),
  line: JSON.stringify({ do: what }),
  patienceMs: 0,
  answerMs: 10_000,
  ...more,
})
const put = (more: Partial<Question> = {}, what: ControlRequest['do'] = 'status') =>
  ask(question(what, more), createClock())

/** Sends bytes as they are. @returns what came back until the other side closed */
function send(bytes: string | Uint8Array, end = false): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(place())
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString()
    })
    // A connection that is cut is the answer.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve(answer)
    })
    socket.write(bytes)
    if (end) socket.end()
  })
}

describe.skipIf(process.platform === 'win32')('the program that runs', () => {
  it('answers one question, and is closed to every other user from its first moment', async () => {
    await serve()
    expect(statSync(place()).mode & 0o777).toBe(0o600)
    expect(await put({ line: JSON.stringify({ do: 'dial', text: 'a\nb' }) })).toEqual({
      kind: 'answered',
      line: JSON.stringify({ code: 0, out: 'yes\n', say: '' }),
    })
    expect(asked).toEqual([{ do: 'dial', text: 'a\nb' }])
  })

  it('is the one that answers although a killed one left its socket, and takes its own away', async () => {
    const killed = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(place())})`,
    ])
    await untilTrue('the socket is there', () => statSync(place(), { throwIfNoEntry: false }) !== undefined)
    killed.kill('SIGKILL')
    await new Promise((resolve) => killed.once('exit', resolve))
    expect(await put()).toEqual({ kind: 'nobody' })
    await serve()
    expect((await put()).kind).toBe('answered')
    server?.dispose()
    await untilTrue('the socket is gone', () => statSync(place(), { throwIfNoEntry: false }) === undefined)
    expect(await put()).toEqual({ kind: 'nobody' })
  })

  it('leaves a file alone that is no socket, and does without', async () => {
    writeFileSync(place(), 'mine')
    expect(posixControlAddress(folder).claim()).toBeUndefined()
    expect(statSync(place()).isFile()).toBe(true)
    expect(posixControlAddress(path.join(folder, 'x'.repeat(120))).claim()).toBeUndefined()
    expect(posixControlAddress(path.join(folder, 'x'.repeat(120))).find()).toBeUndefined()
  })

  it.each([
    ['garbage', 'hello\n'],
    ['an unknown question', '{"do":"quit"}\n'],
    ['a question with more in it', '{"do":"status","config":"/tmp/evil.json"}\n'],
    ['a text that is too long', `{"do":"dial","text":"${'1'.repeat(10_001)}"}\n`],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x0a])],
    ['an empty line', '\n'],
  ])('refuses %s and asks nobody', async (_what, bytes) => {
    await serve()
    expect(JSON.parse(await send(bytes))).toMatchObject({ code: 2 })
    expect(asked).toEqual([])
  })

  it('cuts off who sends without end, and who hangs up in the middle', async () => {
    await serve()
    expect(await send('1'.repeat(200_000))).toBe('')
    expect(await send('{"do":', true)).toBe('')
    expect((await put()).kind).toBe('answered')
    expect(asked).toHaveLength(1)
  })

  it('cuts off who does not finish the line in time', async () => {
    await serve(createScaledClock(20))
    expect(await send('{"do":"status"')).toBe('')
    expect(asked).toEqual([])
  })

  it('takes one question of each, whatever follows it', async () => {
    await serve()
    await send('{"do":"hang-up"}\n{"do":"hang-up"}\n{"do":"hang-up"}\n')
    expect(asked).toEqual([{ do: 'hang-up' }])
  })

  it('stands a crowd that never speaks, and answers again once they have been cut off', async () => {
    await serve(createScaledClock(20))
    const crowd = Array.from({ length: 40 }, () => net.connect(place()).on('error', () => undefined))
    await until('an answer', async () => ((await put()).kind === 'answered' ? true : undefined))
    for (const socket of crowd) socket.destroy()
  })

  it('may end while somebody waits for an answer', async () => {
    await serve(createClock(), (request) =>
      request.do === 'hang-up' ? new Promise(() => undefined) : undefined,
    )
    const waiting = put({}, 'hang-up')
    await untilTrue('it is asked', () => asked.length === 1)
    server?.dispose()
    expect(await waiting).toEqual({ kind: 'silent' })
  })
})

describe.skipIf(process.platform === 'win32')('who asks', () => {
  it('waits for a program that is only just starting', async () => {
    const reply = put({ patienceMs: 10_000 })
    await serve()
    expect((await reply).kind).toBe('answered')
  })

  it('does not wait for ever for an answer', async () => {
    const mute = net.createServer({ allowHalfOpen: true }).listen(place())
    expect(await put({ answerMs: 50 })).toEqual({ kind: 'silent' })
    mute.close()
  })

  it('is told when nobody is there at all', async () => {
    expect(await put()).toEqual({ kind: 'nobody' })
  })

  it.skipIf(process.getuid?.() !== 0)('is refused as another user', async () => {
    await serve()
    const script = `require('net').connect(${JSON.stringify(place())}).on('error',(e)=>{process.stdout.write(e.code);process.exit()}).on('connect',()=>{process.stdout.write('in');process.exit()})`
    const other = spawn(process.execPath, ['-e', script], { uid: 65_534, gid: 65_534, cwd: '/' })
    let said = ''
    other.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    await new Promise((resolve) => other.once('close', resolve))
    expect(said).toBe('EACCES')
  })
})

describe('a pipe on Windows', () => {
  it('has a name that only the profile tells, another one at each start', () => {
    const names = ['0'.repeat(32), 'a'.repeat(32)]
    const address = windowsControlAddress(folder, () => names.shift() ?? '')
    expect(address.find()).toBeUndefined()
    const first = address.claim()
    expect([first, address.find()]).toEqual([`\\\\.\\pipe\\ringside-${'0'.repeat(32)}`, first])
    expect(address.claim()).not.toBe(first)
    if (process.platform !== 'win32')
      expect(statSync(path.join(folder, 'command-pipe')).mode & 0o777).toBe(0o600)
    address.release()
    expect(address.find()).toBeUndefined()
  })

  it('is not looked for under a name that is none of ours', () => {
    writeFileSync(path.join(folder, 'command-pipe'), '\\\\evil.example\\pipe\\ringside')
    expect(windowsControlAddress(folder, () => '').find()).toBeUndefined()
  })
})
