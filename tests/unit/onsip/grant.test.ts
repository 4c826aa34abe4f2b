import { describe, expect, it } from 'vitest'
import { createGrant } from '../../../app/onsip/grant.ts'
import { createServerTime } from '../../../app/onsip/server-time.ts'
import type { SessionEvent } from '../../../app/onsip/session-state.ts'
import { COMMANDS, DATA_FORM, TIME } from '../../../app/xmpp/namespaces.ts'
import { xml, type Element } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'
import { createScriptedService, errorStanza, type Answer } from './scripted-service.ts'
import { silentLog } from './silent-log.ts'

const START = Date.UTC(2031, 3, 5, 6, 0, 0)
const MINUTE = 60_000
const credentials = { address: 'ann@example.com', password: 'secret', allAddresses: true }

const granted = (expires: string, ...addresses: string[]): Element =>
  xml(
    'iq',
    { type: 'result' },
    xml(
      'command',
      { xmlns: COMMANDS },
      xml(
        'x',
        { xmlns: DATA_FORM, type: 'result' },
        xml('field', { var: 'expires' }, xml('value', {}, expires)),
        ...addresses.map((address) => xml('field', { var: 'sip' }, xml('value', {}, address))),
      ),
    ),
  )
const time = (utc: string): Element =>
  xml('iq', { type: 'result' }, xml('time', { xmlns: TIME }, xml('utc', {}, utc)))

function grant(command: readonly Answer[], times: readonly Answer[], authorizedBefore = false) {
  const clock = createManualClock(START)
  const events: SessionEvent[] = []
  let ended = 0
  const serverTime = createServerTime(clock, silentLog)
  const subject = createGrant({
    clock,
    log: silentLog,
    requester: createScriptedService({ command, time: times }),
    serverTime,
    service: 'commands.auth.xmpp.onsip.com',
    authorizedBefore,
    emit: (event) => events.push(event),
    ended: () => ended++,
  })
  return { clock, events, subject, serverTime, ended: () => ended }
}

describe('an authorisation', () => {
  it('is told as pending, then as valid with its end in server time', async () => {
    const { events, subject } = grant(
      [granted('2031-04-05T09:00:00Z', 'ann@example.com', 'sales@example.com')],
      [time('2031-04-05T08:00:00Z')],
    )
    const expiresAtMs = START + 180 * MINUTE
    expect(await subject.ask(credentials)).toEqual({ kind: 'granted', expiresAtMs })
    expect(events).toEqual([
      { kind: 'authorizing' },
      { kind: 'authorized', expiresAtMs, addresses: ['ann@example.com', 'sales@example.com'] },
    ])
    expect(subject.addresses).toEqual(['ann@example.com', 'sales@example.com'])
  })

  it('ends by the server’s clock, not by ours', async () => {
    const { clock, subject, ended } = grant([granted('2031-04-05T09:00:00Z')], [time('2031-04-05T08:00:00Z')])
    await subject.ask(credentials)
    clock.advance(60 * MINUTE - 1)
    expect(subject.lasts(0)).toBe(true)
    expect(subject.lasts(1)).toBe(false)
    expect(ended()).toBe(0)
    clock.advance(1)
    expect(subject.lasts(0)).toBe(false)
    expect(ended()).toBe(1)
  })

  it('that is refused with the password in the server’s words is told without it', async () => {
    const words = "Validation Errors; Field 'password' is in an invalid format with value: secret"
    const { events, subject } = grant([errorStanza('bad-request', 'modify', words)], ['timeout'])
    const answer = await subject.ask(credentials)
    expect(answer).toMatchObject({ error: { code: 'authorization-refused' }, final: true })
    expect(JSON.stringify([answer, events])).toContain('in an invalid format')
    expect(JSON.stringify([answer, events])).not.toContain('secret')
  })

  it('is taken to last an hour where the reply does not tell', async () => {
    const { subject } = grant([granted('soon')], ['timeout'])
    expect(await subject.ask(credentials)).toEqual({ kind: 'granted', expiresAtMs: START + 60 * MINUTE })
  })

  it.each<[string, Answer, boolean, string]>([
    ['refused for what was sent', errorStanza('bad-request', 'modify'), true, 'authorization-refused'],
    ['refused for who asks', errorStanza('forbidden', 'auth'), true, 'authorization-refused'],
    ['not answered', 'timeout', false, 'timeout'],
    ['asked for while the service is away', errorStanza('service-unavailable'), false, 'service-unavailable'],
    ['asked for at a bad moment', errorStanza('resource-constraint', 'wait'), false, 'refused'],
    ['broken inside the service', errorStanza('internal-server-error'), false, 'refused'],
  ])('that is %s', async (_how, answer, final, code) => {
    const { events, subject } = grant([answer], ['timeout'])
    expect(await subject.ask(credentials)).toMatchObject({ kind: 'failed', final, error: { code } })
    expect(events.at(-1)).toMatchObject({ kind: 'authorization-failed', error: { code } })
  })

  it('that stands stays valid while its renewal fails for now', async () => {
    const { events, subject } = grant(
      [granted('2031-04-05T07:00:00Z'), 'timeout'],
      [time('2031-04-05T06:00:00Z'), 'timeout'],
    )
    await subject.ask(credentials)
    const told = events.length
    expect(await subject.ask(credentials)).toMatchObject({ kind: 'failed', final: false })
    expect(events).toHaveLength(told)
  })

  it('that stands survives one refusal of its renewal: the same data was right before', async () => {
    const refusal = errorStanza('bad-request', 'modify')
    const { events, subject } = grant(
      [granted('2031-04-05T07:00:00Z'), refusal, granted('2031-04-05T08:00:00Z'), refusal],
      Array<Answer>(4).fill('timeout'),
    )
    await subject.ask(credentials)
    expect(await subject.ask(credentials)).toMatchObject({ kind: 'failed', final: false })
    expect(await subject.ask(credentials)).toMatchObject({ kind: 'granted' })
    expect(await subject.ask(credentials)).toMatchObject({ kind: 'failed', final: false })
    expect(events.some(({ kind }) => kind === 'authorization-failed')).toBe(false)
  })

  it('that an earlier stream had is asked for once more after a refusal', async () => {
    const refusal = errorStanza('bad-request', 'modify')
    const { subject } = grant([refusal, refusal], ['timeout', 'timeout'], true)
    expect(await subject.ask(credentials)).toMatchObject({ final: false })
    expect(await subject.ask(credentials)).toMatchObject({ final: true })
  })

  it('that stands is told as failed when its renewal is refused twice', async () => {
    const refusal = errorStanza('not-authorized', 'auth', ' no ')
    const { events, subject } = grant(
      [granted('2031-04-05T07:00:00Z'), refusal, refusal],
      Array<Answer>(3).fill('timeout'),
    )
    await subject.ask(credentials)
    await subject.ask(credentials)
    expect(events.at(-1)).toMatchObject({ kind: 'authorized' })
    await subject.ask(credentials)
    expect(events.at(-1)).toEqual({
      kind: 'authorization-failed',
      error: { code: 'authorization-refused', detail: 'no' },
    })
  })

  it('that lasts for years sets no timer that would run over', async () => {
    const { clock, subject, ended } = grant([granted('2051-01-01T00:00:00Z')], ['timeout'])
    await subject.ask(credentials)
    clock.advance(24 * 60 * MINUTE)
    expect(ended()).toBe(0)
  })

  it('says nothing more once disposed of', async () => {
    const { clock, events, subject } = grant([granted('2031-04-05T07:00:00Z')], ['timeout'])
    const asked = subject.ask(credentials)
    subject.dispose()
    expect((await asked).kind).toBe('failed')
    expect(events).toEqual([{ kind: 'authorizing' }])
    expect(clock.pending).toBe(0)
  })
})

describe('the server’s clock', () => {
  it('goes on evenly although somebody sets ours', async () => {
    const { clock, subject, serverTime } = grant([granted('x')], [time('2031-04-05T08:00:00Z')])
    await subject.ask(credentials)
    clock.jump(-5 * 60 * MINUTE)
    clock.advance(MINUTE)
    expect(serverTime.now()).toBe(START + 121 * MINUTE)
    expect(serverTime.skewMs()).toBe(7 * 60 * MINUTE)
  })

  it('is ours until the service told it', () => {
    const { serverTime } = grant([], [])
    expect(serverTime.now()).toBe(START)
  })
})
