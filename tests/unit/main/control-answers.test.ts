import { describe, expect, it } from 'vitest'
import { appError } from '../../../app/contract/errors.ts'
import { EXIT } from '../../../app/contract/exit-codes.ts'
import { statusReport } from '../../../app/contract/status-report.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { parseArguments } from '../../../main/arguments.ts'
import { questionsOf, startsNothing } from '../../../main/asking.ts'
import { readAnswer } from '../../../main/control-protocol.ts'
import { EXAMPLE_AT_MS as AT, exampleState as state } from '../contract/example-state.ts'
import { makeCall } from '../contract/make-call.ts'

describe('how things stand', () => {
  it('is told with every fact that a script may want, and no secret', () => {
    expect(statusReport(state)).toEqual({
      version: '',
      running: true,
      seesCalls: true,
      link: { status: 'connected', since: '2026-01-05T09:00:00.000Z', error: null },
      blindSince: null,
      accounts: [
        {
          provider: 'onsip',
          address: 'ann@example.com',
          signedIn: true,
          simulated: false,
          addresses: ['ann@example.com'],
          name: '',
          seesCalls: true,
          error: null,
        },
      ],
      calls: [
        {
          id: 'call',
          account: 'ann@example.com',
          direction: 'incoming',
          state: 'answered',
          name: 'Ann Carter',
          address: '14155551212@example.com',
          startedAt: '2026-01-05T09:00:00.000Z',
          answeredAt: '2026-01-05T09:00:01.000Z',
        },
      ],
      unseen: 2,
    })
  })

  it('says since when nothing is seen, and why', () => {
    const waiting: AppState = {
      ...state,
      session: {
        ...state.session,
        blindSinceMs: AT,
        link: {
          status: 'waiting',
          retryAtMs: AT + 9_000,
          stage: 'connect',
          error: appError('connection-refused'),
        },
      },
    }
    expect(statusReport(waiting)).toMatchObject({
      seesCalls: false,
      link: { status: 'waiting', since: '2026-01-05T09:00:00.000Z', error: 'connection-refused' },
      blindSince: '2026-01-05T09:00:00.000Z',
    })
  })

  it('names a voice engine beside the phone service where it is switched on', () => {
    const { values } = state.settings
    const engine = { ...values.openzoep, enabled: true, account: 'ann@jabber.example.com' }
    const both = { ...state, settings: { ...state.settings, values: { ...values, openzoep: engine } } }
    expect(statusReport(both).accounts).toMatchObject([
      { provider: 'onsip' },
      { provider: 'openzoep', address: 'ann@jabber.example.com', signedIn: false },
    ])
  })

  it('fits into an answer with as many calls as there can be', () => {
    const active = Array.from({ length: 200 }, (_none, index) =>
      makeCall({ id: String(index), remote: { ...makeCall().remote, display: 'x'.repeat(120) } }),
    )
    const out = JSON.stringify(statusReport({ ...state, calls: { active, ended: [] } }), null, 2)
    expect(readAnswer(JSON.stringify({ code: EXIT.done, out, say: '' }))).toBeDefined()
  })
})

describe('what a start asks of the program that runs', () => {
  const asks = (...argv: readonly string[]) => questionsOf(parseArguments(argv))

  it('is what wants an answer; links want none', () => {
    expect(asks('--dial=7042', '--hang-up', 'tel:1', '--dial-clipboard')).toEqual([
      { do: 'dial', text: '7042' },
      { do: 'hang-up' },
      { do: 'dial-clipboard' },
    ])
    expect(asks('tel:1', '--hidden')).toEqual([])
  })

  it.each([
    [['--status'], true],
    [['--hang-up'], true],
    [['--status', '--dial=1'], true],
    [['--dial=1'], false],
    [['--hang-up', '--dial=1'], false],
    [['--hidden'], false],
  ])('%j starts nothing by itself: %s', (argv, nothing) => {
    expect(startsNothing(asks(...argv))).toBe(nothing)
  })
})

describe('an answer', () => {
  it.each(['', 'hello', '{}', '{"code":900,"out":"","say":""}', '{"code":0,"out":"","say":"","do":1}'])(
    '%j is none',
    (line) => {
      expect(readAnswer(line)).toBeUndefined()
    },
  )
})
