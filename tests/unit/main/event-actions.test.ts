/** Rules carried out for real: a program that writes down its arguments, a server on the loopback. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { EventRule } from '../../../app/calls/events/rule.ts'
import type { Call, CallsState } from '../../../app/calls/model.ts'
import type { AppError } from '../../../app/contract/errors.ts'
import { ok } from '../../../app/contract/result.ts'
import { settingsSchema } from '../../../app/contract/settings.ts'
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import { createClock } from '../../../main/clock.ts'
import { createEventActions, MOST_BY_THEMSELVES, type EventActions } from '../../../main/event-actions.ts'
import { createPostReport } from '../../../main/post-report.ts'
import { createPrograms, MOST_RUNNING } from '../../../main/run-program.ts'
import { createWebPages } from '../../../main/web-pages.ts'
import { makeRule } from '../calls/events/make-rule.ts'
import { makeCall } from '../contract/make-call.ts'
import { silentLog } from './silent-log.ts'

const stringsSchema = z.array(z.string())

interface Taken {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** In the place of an answer: the line is closed once the report was read. */
const BREAKS_OFF = -1

let folder = ''
let server: Server
let port = 0
let status = 204
let taken: Taken[] = []
let opened: string[] = []
let notices: AppError[] = []
let state: AppState = INITIAL_STATE
let actions: EventActions

/** Writes its arguments into a file of its own, whole or not at all. */
const program = (): string => path.join(folder, 'crm')

const argvs = (): readonly (readonly string[])[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => stringsSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))))

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ringside-event-'))
  const write = `const fs = require('node:fs'), at = ${JSON.stringify(folder)} + '/' + process.pid
fs.writeFileSync(at, JSON.stringify(process.argv.slice(2)))
fs.renameSync(at, at + '.json')`
  writeFileSync(program(), `#!${process.execPath}\n${write}\n`)
  chmodSync(program(), 0o755)
  status = 204
  taken = []
  opened = []
  notices = []
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, url, headers } = request
      taken.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') })
      if (status === 0) return
      if (status === BREAKS_OFF) {
        request.socket.destroy()
        return
      }
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})

afterEach(async () => {
  actions.dispose()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

/** Begins with these rules and no call. @param openExternal what the system does with an address */
function begin(
  rules: readonly Partial<EventRule>[],
  openExternal = (url: string): Promise<void> => {
    opened.push(url)
    return Promise.resolve()
  },
): void {
  const values = settingsSchema.parse({ events: { rules: rules.map((rule) => makeRule(rule)) } })
  state = { ...INITIAL_STATE, settings: { ...INITIAL_STATE.settings, values } }
  const clock = createClock()
  actions = createEventActions(
    {
      clock,
      state: () => state,
      recorded: () => undefined,
      openPage: createWebPages({ openExternal }, silentLog),
      programs: createPrograms(silentLog),
      isChosen: (chosen) => chosen.startsWith(folder),
      post: createPostReport(clock, silentLog),
      notice: (error) => notices.push(error),
    },
    state,
  )
}

function calls(active: readonly Call[], ended: readonly Call[] = []): void {
  const next: CallsState = { active, ended }
  state = { ...state, calls: next }
  actions.follow(state)
  actions.follow(state)
}

const named = (display: string, over: Partial<Call> = {}): Call => {
  const call = makeCall(over)
  return { ...call, remote: { ...call.remote, display } }
}

const programRule = (args: readonly string[]): Partial<EventRule> => ({
  action: { kind: 'program', path: program(), args },
})
const postRule = (over: Partial<EventRule> = {}): Partial<EventRule> => ({
  action: { kind: 'post', url: `http://localhost:${port}/call?from={e164}` },
  ...over,
})

const NASTY = [
  '$(touch pwned)',
  '"; touch pwned; "',
  "'; touch pwned; '",
  '`touch pwned`',
  '%0atouch',
  '--output=pwned',
  '-o',
  '| touch pwned',
  'x'.repeat(2_000),
  'a\u202eb\u2066c',
  'javascript:alert(1)',
  '李 🎉 é',
]

describe('a program', () => {
  test('gets each argument as one, whatever the caller is called', async () => {
    begin([programRule(['{name}', '--number={number}', 'a b', '{e164}'])])
    const [rule] = state.settings.values.events.rules
    if (rule === undefined) throw new Error('no rule')
    for (const [index, name] of NASTY.entries()) {
      const example = { rule, name, number: '+14155551212' }
      const preview = actions.preview(example)
      expect(await actions.tryOut(example)).toEqual(ok(null))
      await expect.poll(() => argvs().length).toBe(index + 1)
      const told = preview.ok && preview.value.kind === 'program' ? preview.value.args : undefined
      expect(argvs()).toContainEqual(told)
      expect(told).toHaveLength(4)
      expect(told?.[0]?.startsWith('-')).toBe(false)
      expect(told?.slice(1)).toEqual(['--number=+14155551212', 'a b', '+14155551212'])
    }
    expect(readdirSync(folder).filter((name) => name.includes('pwned'))).toEqual([])
  })

  test('that is not there is told, with the rule and the system’s words', async () => {
    begin([{ action: { kind: 'program', path: path.join(folder, 'gone'), args: [] } }])
    calls([makeCall()])
    await expect.poll(() => notices).toHaveLength(1)
    expect(notices[0]).toMatchObject({ code: 'event-program' })
    expect(notices[0]?.detail).toMatch(/^Open record: .*ENOENT/)
  })

  test('that nobody chose on this computer is not run, and that is told', async () => {
    begin([{ action: { kind: 'program', path: '/bin/sh', args: ['-c', `touch ${folder}/pwned`] } }])
    calls([makeCall()])
    await expect.poll(() => notices).toHaveLength(1)
    expect(notices[0]).toEqual({ code: 'event-program-unchosen', detail: 'Open record: /bin/sh' })
    expect(readdirSync(folder)).not.toContain('pwned')
  })

  test('how it ends is its own affair', async () => {
    writeFileSync(path.join(folder, 'false'), '#!/bin/sh\nexit 3\n')
    chmodSync(path.join(folder, 'false'), 0o755)
    const programs = createPrograms(silentLog)
    begin([])
    expect(await programs.run(path.join(folder, 'false'), [])).toEqual(ok(null))
  })

  test('runs a few times at once and no more, and again once one has ended', async () => {
    begin([])
    const waits = path.join(folder, 'waits')
    writeFileSync(waits, '#!/bin/sh\nwhile [ ! -e "$1" ]; do sleep 0.05; done\n')
    chmodSync(waits, 0o755)
    const programs = createPrograms(silentLog)
    const go = path.join(folder, 'go')
    for (let count = 0; count < MOST_RUNNING; count += 1) {
      expect(await programs.run(waits, [go])).toEqual(ok(null))
    }
    expect(await programs.run(waits, [go])).toMatchObject({ ok: false, error: { code: 'event-many' } })
    writeFileSync(go, '')
    await expect.poll(async () => (await programs.run('/bin/true', [])).ok).toBe(true)
  })
})

describe('a report', () => {
  test('is posted once as JSON to this computer, with the name that follows the number', async () => {
    begin([postRule()])
    calls([makeCall({ callIds: ['call-1'] })])
    state = { ...state, people: { ...state.people, names: { call: 'Ann of the directory' } } }
    calls([makeCall({ callIds: ['call-1'], owners: ['ann@example.com', 'sales@example.com'] })])
    await expect.poll(() => taken).toHaveLength(1)
    expect(taken[0]).toMatchObject({ method: 'POST', url: '/call?from=%2B14155551212' })
    expect(taken[0]?.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' })
    expect(JSON.parse(taken[0]?.body ?? '')).toMatchObject({
      rule: 'Open record',
      event: 'ring',
      e164: '+14155551212',
      name: 'Ann of the directory',
      'call-id': 'call-1',
    })
    expect(notices).toEqual([])
  })

  test.each([302, 500])('that is answered with %i is told and not sent elsewhere', async (answer) => {
    status = answer
    begin([postRule()])
    calls([makeCall()])
    await expect.poll(() => notices).toHaveLength(1)
    expect(notices[0]).toEqual({ code: 'event-post', detail: `Open record: status ${answer}` })
    expect(taken).toHaveLength(1)
  })

  test('that somebody may have read is not sent again to the other address of the same name', async () => {
    status = BREAKS_OFF
    begin([])
    const posted = await createPostReport(createClock(), silentLog)(`http://localhost:${port}/`, '{}')
    expect(posted).toEqual({ ok: false, error: { code: 'event-post', detail: 'socket hang up' } })
    expect(taken).toHaveLength(1)
  })

  test('that nobody takes is told', async () => {
    begin([{ action: { kind: 'post', url: 'http://localhost:1/' } }])
    calls([makeCall()])
    await expect.poll(() => notices).toHaveLength(1)
    expect(notices[0]?.code).toBe('event-post')
  })

  test('that is never answered is given up', async () => {
    status = 0
    begin([])
    const late: (() => void)[] = []
    const clock = {
      ...createClock(),
      after: (_delayMs: number, task: () => void) => {
        late.push(task)
        return () => undefined
      },
    }
    const posted = createPostReport(clock, silentLog)(`http://127.0.0.1:${port}/`, '{}')
    await expect.poll(() => taken).toHaveLength(1)
    for (const task of late) task()
    expect(await posted).toMatchObject({
      ok: false,
      error: { code: 'event-post', detail: 'no answer in time' },
    })
  })

  test('to an address that is not this computer is never sent', async () => {
    begin([])
    const post = createPostReport(createClock(), silentLog)
    for (const url of ['http://192.0.2.1/', 'https://localhost/', 'http://localhost.example/']) {
      expect(await post(url, '{}')).toMatchObject({ ok: false, error: { code: 'event-post' } })
    }
  })
})

describe('a web page', () => {
  const click = { start: 'click' } as const

  test('opens by its button, once for a double click, and for no call or rule that is gone', async () => {
    begin([click])
    calls([makeCall()])
    const pressed = [actions.run('call', 'Open record'), actions.run('call', 'Open record')]
    expect(await Promise.all(pressed)).toEqual([ok(null), ok(null)])
    expect(opened).toEqual(['https://crm.example.com/?tel=%2B14155551212'])
    const gone = { ok: false, error: { code: 'event-gone' } }
    expect(await actions.run('other', 'Open record')).toEqual(gone)
    expect(await actions.run('call', 'Other')).toEqual(gone)
  })

  test('that the system cannot open is told where the button is', async () => {
    begin([click], () => Promise.reject(new Error('no browser')))
    calls([makeCall()])
    expect(await actions.run('call', 'Open record')).toEqual({
      ok: false,
      error: { code: 'event-page', detail: 'Open record: no browser' },
    })
  })

  test('that would lead elsewhere with this caller’s name is not opened', async () => {
    begin([{ ...click, action: { kind: 'page', url: 'https://crm.example.com/people/{name}' } }])
    calls([named('..')])
    expect(await actions.run('call', 'Open record')).toMatchObject({ error: { code: 'event-address' } })
    expect(opened).toEqual([])
  })

  test('nothing opens without a rule, nor for what was there before', async () => {
    begin([])
    calls([makeCall()])
    begin([{}])
    calls([makeCall({ silent: true })])
    const other = makeCall({ id: 'other' })
    calls([makeCall({ silent: true }), { ...other, remote: { ...other.remote, number: '(212) 555-0100' } }])
    // What was asked for first would have been opened first.
    await expect.poll(() => opened).not.toEqual([])
    expect(opened).toEqual(['https://crm.example.com/?tel=%2B12125550100'])
  })

  test('a storm of calls opens a few pages and says that it left some out', async () => {
    begin([{}])
    calls(Array.from({ length: 50 }, (_none, index) => makeCall({ id: `call-${index}` })))
    await expect.poll(() => opened).toHaveLength(MOST_BY_THEMSELVES)
    expect(new Set(notices.map(({ code }) => code))).toEqual(new Set(['event-many']))
  })
})
