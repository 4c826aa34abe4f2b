import { describe, expect, it } from 'vitest'
import { buttonsFor } from '../../../app/calls/cards.ts'
import type { Leg } from '../../../app/calls/model.ts'
import type { Capabilities } from '../../../app/calls/provider.ts'
import { capabilitiesFor, diallerOf, staleSinceOf } from '../../../app/contract/carriers.ts'
import { engineLines } from '../../../app/contract/health-engine-lines.ts'
import { candidateNotes, dialledAs, notesForAll, wayOf } from '../../../app/contract/messages/dialing.ts'
import { DEFAULT_SETTINGS } from '../../../app/contract/settings.ts'
import type { EngineLink } from '../../../app/contract/engine-state.ts'
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import { explainText } from '../../../app/dialing/explain.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { makeCall } from './make-call.ts'

const phones: Capabilities = { create: true, end: true, transfer: true, accept: false, decline: 'unknown' }
const engine: Capabilities = {
  ...{ create: true, end: true, endsHereOnly: true, transfer: false, accept: true, decline: 'no' },
}
const nobody = { uri: '', address: '', display: '', number: '' }
const legOf = (state: Leg['state']): Leg => ({
  ...{ node: 'n', itemId: 'i', owner: 'o', callId: 'c', setupId: '', fromCallSetup: false, state },
  ...{ from: nobody, to: nobody, toAor: '', fromTag: '', toTag: '', branch: '' },
  direction: 'incoming',
  publishedAtMs: undefined,
})
const stateWith = (link: EngineLink): AppState => ({
  ...INITIAL_STATE,
  capabilities: phones,
  openzoep: { link, capabilities: engine, hasPassword: true },
})
const connected = stateWith({ status: 'connected', sinceMs: 0 })
const settings = { tryDecline: true }

describe('two carriers of calls', () => {
  it('offer each call what its own can do: a button to accept is the engine’s alone', () => {
    const ringing = { legs: [legOf('ringing')] }
    const byPhone = makeCall(ringing)
    const byEngine = makeCall({ ...ringing, provider: 'openzoep' })
    expect(buttonsFor(byPhone, capabilitiesFor(byPhone, connected), settings)).toEqual(['hide', 'decline'])
    expect(buttonsFor(byEngine, capabilitiesFor(byEngine, connected), settings)).toEqual(['accept', 'hide'])
  })

  it('decline and transfer none of the engine’s, and end one here only', () => {
    const legs = [legOf('answered')]
    const talking = makeCall({ provider: 'openzoep', state: 'answered', answeredAtMs: 1, legs })
    expect(buttonsFor(talking, capabilitiesFor(talking, connected), settings)).toEqual(['hide', 'end-here'])
  })

  it('dial with the phones until the engine is both switched on and chosen', () => {
    const { openzoep } = DEFAULT_SETTINGS
    const dialler = (enabled: boolean, dialWith: 'onsip' | 'openzoep') =>
      diallerOf({ openzoep: { ...openzoep, enabled, dialWith } })
    expect(diallerOf(DEFAULT_SETTINGS)).toBe('onsip')
    expect(dialler(false, 'openzoep')).toBe('onsip')
    expect(dialler(true, 'onsip')).toBe('onsip')
    expect(dialler(true, 'openzoep')).toBe('openzoep')
  })

  it('go out of date each by its own connection', () => {
    const blind: AppState = { ...connected, session: { ...connected.session, blindSinceMs: 7 } }
    expect(staleSinceOf(makeCall(), blind)).toBe(7)
    expect(staleSinceOf(makeCall({ provider: 'openzoep' }), blind)).toBeUndefined()
  })
})

describe('what is said of the engine', () => {
  it('is nothing while it is off, and each trouble with its cure while it is on', () => {
    expect(engineLines(stateWith({ status: 'off' }))).toEqual([])
    expect(engineLines(connected)).toMatchObject([{ status: 'green' }])
    const error = { code: 'engine-away', detail: 'refused' } as const
    const line = (link: EngineLink) => engineLines(stateWith(link))[0]
    expect(line({ status: 'connecting', step: 'log-in', sinceMs: 0 })).toMatchObject({ status: 'red' })
    expect(line({ status: 'waiting', step: 'register', retryAtMs: 0, error })).toMatchObject({
      ...{ status: 'red', detail: '“refused”' },
      cure: { command: { name: 'engine.retry' } },
    })
    expect(line({ status: 'stopped', step: 'log-in', error: { code: 'bad-credentials' } })).toMatchObject({
      ...{ status: 'red' },
      cure: { command: { name: 'window.open' } },
    })
  })

  it('is that numbers need credit, and that some things it cannot call', () => {
    const found = (text: string) => explainText(text, { ...DEFAULT_PLAN, ownDomain: 'example.com' })
    const [number, extension, address] = ['732 555 0100', '204', 'joe@example.com'].flatMap(found)
    if (!number || !extension || !address) throw new Error('nothing found')
    expect(candidateNotes(number)).toEqual([])
    expect(candidateNotes(number, 'openzoep')[0]).toContain('credit')
    expect(notesForAll([number, number, address], 'openzoep')).toEqual(candidateNotes(number, 'openzoep'))
    expect(notesForAll([number], 'onsip')).toEqual([])
    expect([number, extension, address].map((each) => dialledAs(each, 'openzoep'))).toEqual([
      '0017325550100',
      '',
      'joe@example.com',
    ])
    expect(dialledAs(extension, 'onsip')).toBe('204')
    expect(wayOf(extension, 'openzoep')).toContain('cannot call this')
    expect(wayOf(address, 'openzoep')).toContain('Jabber')
    expect(wayOf(address, 'onsip')).toContain('SIP')
  })
})
