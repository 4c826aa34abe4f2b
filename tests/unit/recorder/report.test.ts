/** A report says what happened and nothing of anybody. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CallsState } from '../../../app/calls/model.ts'
import { reduceCalls } from '../../../app/calls/reduce.ts'
import { createPlayback } from '../../../app/recorder/playback.ts'
import { readReport } from '../../../app/recorder/read-report.ts'
import { makeReport, reportText } from '../../../app/recorder/report.ts'
import { createManualClock } from '../../clock.ts'
import { anyCast, recordingOf, type Cast } from './any-recording.ts'

/** Differs from run to run as chance does, and not within one. */
function createChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271 + 11) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function reported(cast: Cast, seed: number) {
  const { recording, state } = recordingOf(cast, reduceCalls)
  const [me, other] = cast.people
  if (me === undefined || other === undefined) throw new Error('nobody there')
  const parts = makeReport(
    {
      about: { version: '1.2.3', platform: 'linux' },
      note: `${me.name} was called from ${other.number} and ${other.user}@${other.domain}, and saw nothing`,
      state,
      personal: [me.name, me.user],
      log: [
        `2026-01-05T09:00:00.000Z info  start {"version":"1.2.3","detail":"${other.name}"}`,
        `2026-01-05T09:00:01.000Z error uncaught {"why":"Error: ${me.user} at /home/${me.user}/app/core.ts:12:3"}`,
        `2026-01-05T09:00:02.000Z info  xmpp.status {"status":"online","code":"${me.user}"}`,
        `half of a line with ${me.name}`,
      ],
      recording,
      nowMs: createManualClock().now(),
    },
    createChance(seed),
  )
  return { text: reportText(parts), state, recording }
}

test('what users wrote about calls and keep at hand is no part of it', () => {
  const { recording, state } = recordingOf(anyOne(), reduceCalls)
  const keepsakes = {
    favourites: [{ dial: 'orchid@example.com', name: 'Orchid' }],
    notes: Object.fromEntries(state.calls.ended.map(({ id }) => [id, 'orchid'])),
    lastDialled: { uri: '', address: '', display: 'Orchid', number: '' },
  }
  const parts = makeReport(
    {
      ...{ about: { version: '1.2.3', platform: 'linux' }, note: '', personal: [], log: [], nowMs: 0 },
      ...{ state: { ...state, keepsakes }, recording },
    },
    createChance(7),
  )
  expect(reportText(parts).toLowerCase()).not.toContain('orchid')
})

function anyOne(): Cast {
  const [cast] = fc.sample(anyCast, { numRuns: 1, seed: 7 })
  if (cast === undefined) throw new Error('nobody')
  return cast
}

/** What of calls does not depend on who they are with. */
const shapeOf = ({ active, ended }: CallsState) =>
  [...active, ...ended].map((call) => ({
    ...{ state: call.state, direction: call.direction, outcome: call.outcome, silent: call.silent },
    ...{ startedAtMs: call.startedAtMs, endedAtMs: call.endedAtMs, answeredAtMs: call.answeredAtMs },
    ...{ hidden: call.hidden, cardOver: call.cardOver, pending: call.pending, origin: call.origin },
    ...{ legs: call.legs.length, past: call.pastLegs.length, setup: call.setup?.state },
    ...{ named: call.remote.display !== '', numbered: call.remote.number.length },
  }))

test('nobody’s name, address or number occurs anywhere in it', () => {
  fc.assert(
    fc.property(anyCast, fc.nat(), (cast, seed) => {
      const text = reported(cast, seed).text.toLowerCase()
      expect(cast.secrets.filter((secret) => text.includes(secret.toLowerCase()))).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test('it opens again, and plays to the same calls about people called otherwise', () => {
  fc.assert(
    fc.property(anyCast, fc.nat(), (cast, seed) => {
      const { text, state } = reported(cast, seed)
      const opened = readReport(text)
      if (!opened.ok) throw new Error(JSON.stringify(opened.error))
      const { recording } = opened.value
      const { picture } = createPlayback(recording).at(recording.lengthMs)
      expect(shapeOf(picture.calls)).toEqual(shapeOf(state.calls))
      // Names are kept by the call's own: they find it again.
      expect(Object.keys(picture.scene.names).sort()).toEqual(picture.calls.active.map(({ id }) => id).sort())
    }),
    { numRuns: 150 },
  )
})

test('the same person is called the same throughout, and otherwise in the next report', () => {
  fc.assert(
    fc.property(anyCast, fc.nat(), (cast, seed) => {
      const { recording } = reported(cast, seed)
      const [first, again] = [reported(cast, seed + 1).text, reported(cast, seed + 2).text]
      const opened = readReport(first)
      if (!opened.ok) throw new Error('not opened')
      const events = opened.value.recording.entries.flatMap(({ change }) =>
        change.kind === 'call' && change.event.kind === 'leg-published' ? [change.event.leg] : [],
      )
      const real = recording.entries.flatMap(({ change }) =>
        change.kind === 'call' && change.event.kind === 'leg-published' ? [change.event.leg] : [],
      )
      const calledAs = new Map<string, string>()
      for (const [index, { from }] of real.entries()) {
        const made = events[index]?.from.address ?? ''
        expect(calledAs.get(from.address) ?? made).toBe(made)
        calledAs.set(from.address, made)
      }
      expect(new Set(calledAs.values()).size).toBe(calledAs.size)
      if (real.some(({ from }) => from.number !== '')) expect(first).not.toBe(again)
    }),
    { numRuns: 60 },
  )
})

test('it is made, and opens, also where a caller’s number is as long as a call’s field may be', () => {
  const [cast] = fc.sample(anyCast, { numRuns: 1, seed: 7 })
  const first = cast?.events.find((event) => event.kind === 'leg-published')
  if (cast === undefined || first?.kind !== 'leg-published') throw new Error('no sample')
  const number = '7'.repeat(2_030)
  const from = { uri: `sip:${number}@far.test`, address: `${number}@far.test`, display: number, number }
  const event = { ...first, leg: { ...first.leg, from } }
  expect(readReport(reported({ ...cast, events: [event] }, 1).text).ok).toBe(true)
})

describe('files that are no reports', () => {
  const cast = fc.sample(anyCast, { numRuns: 1, seed: 7 })[0]
  if (cast === undefined) throw new Error('no sample')
  const good = reported(cast, 1).text

  test.each<[string, string, string]>([
    ['an empty file', '', 'report-damaged'],
    ['no JSON', 'MZ\u0000\u0001', 'report-damaged'],
    ['other JSON', '[1,2,3]', 'report-damaged'],
    ['half of one', good.slice(0, good.length / 2), 'report-damaged'],
    ['a newer one', good.replace('"ringsideReport": 1', '"ringsideReport": 2'), 'report-newer'],
    [
      'a version that is none',
      good.replace('"ringsideReport": 1', '"ringsideReport": "1"'),
      'report-damaged',
    ],
    ['a key too many', good.replace('"about":', '"more": 1, "about":'), 'report-damaged'],
    [
      'a key that changes objects',
      good.replace('"recording": {', '"recording": {"__proto__": {"atMs": 1},'),
      'report-damaged',
    ],
    ['a time that is none', good.replace(/"lengthMs": \d+/u, '"lengthMs": 1e99'), 'report-damaged'],
    [
      'deep nesting',
      `{"ringsideReport":1,"about":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      'report-damaged',
    ],
  ])('%s is refused in words', (_what, text, code) => {
    expect(readReport(text)).toMatchObject({ ok: false, error: { code } })
    expect(Object.hasOwn(Object.prototype, 'atMs')).toBe(false)
  })

  test('the same file untouched is read', () => {
    expect(readReport(good).ok).toBe(true)
  })

  test('any change of any letter is read or refused, never thrown', () => {
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        fc.constantFrom('"', '{', '}', ',', '0', 'x', '\u0000'),
        (at, letter) => {
          expect([true, false]).toContain(readReport(good.slice(0, at) + letter + good.slice(at + 1)).ok)
        },
      ),
      { numRuns: 200 },
    )
  })
})
