import { describe, expect, it } from 'vitest'
import type { CallsState } from '../../../app/calls/model.ts'
import type { FurtherAccount } from '../../../app/contract/accounts.ts'
import type { SessionState } from '../../../app/contract/state.ts'
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import { actFromTray } from '../../../main/call-actions.ts'
import { trayModel, type TrayEntry } from '../../../main/tray-model.ts'
import { pictureFile } from '../../../main/tray-picture.ts'
import { leg, play, published, step, theCall } from '../calls/story.ts'

const seeing: SessionState = {
  link: { status: 'connected', sinceMs: 0 },
  authorization: { status: 'valid', expiresAtMs: 9e12, addresses: ['ann@example.com'] },
  subscriptions: [{ service: 's', node: 'n', status: 'subscribed' }],
  snapshot: 'done',
  jid: 'ann@example.com',
}
const online: AppState = {
  ...INITIAL_STATE,
  account: { ...INITIAL_STATE.account, address: 'ann@example.com', signedIn: true },
  session: seeing,
  capabilities: { create: true, end: true, transfer: true, accept: false, decline: 'unknown' },
}
const withCalls = (calls: CallsState): AppState => ({ ...online, calls })
const withLink = (link: SessionState['link']): AppState => ({ ...online, session: { ...seeing, link } })
const ringing = play([published(leg('requested', { display: 'Ann Carter' }))])
const talking = play([published(leg('requested', { display: 'Ann Carter' })), published(leg('confirmed'))])
const calling = play([published(leg('created'))])

/** Labels as a person reads them down the menu; what is in a group is indented. */
const labels = (entries: readonly TrayEntry[]): readonly string[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'separator') return ['—']
    if (entry.kind === 'line') return [`(${entry.label})`]
    if (entry.kind === 'group') return [entry.label, ...labels(entry.entries).map((label) => `  ${label}`)]
    return [entry.label]
  })

describe('the icon', () => {
  it.each([
    ['online', online, 0],
    ['missed', online, 2],
    ['ringing', withCalls(ringing), 2],
    ['on-call', withCalls(talking), 2],
    ['on-call', withCalls(calling), 0],
    ['offline', withLink({ status: 'connecting', stage: 'tls', sinceMs: 0 }), 2],
    [
      'offline',
      withLink({ status: 'waiting', retryAtMs: 0, stage: 'connect', error: { code: 'offline' } }),
      0,
    ],
    ['problem', withLink({ status: 'stopped', stage: 'sasl', error: { code: 'bad-credentials' } }), 0],
    ['signed-out', INITIAL_STATE, 0],
    [
      'problem',
      {
        ...online,
        session: { ...seeing, authorization: { status: 'failed', error: { code: 'refused' } } },
      } as const,
      0,
    ],
  ])('is "%s"', (icon, state, missed) => {
    expect(trayModel(state, missed, 0).icon).toBe(icon)
  })

  it('shows nothing of a call whose kind or caller the tray is not to tell of', () => {
    const silenced = (calls: CallsState): AppState => ({
      ...withCalls(calls),
      attention: {
        ...online.attention,
        verdicts: { [theCall(calls).id]: { channels: ['card'], size: 'usual' } },
      },
    })
    expect(trayModel(silenced(ringing), 0, 0).icon).toBe('online')
    expect(trayModel(silenced(calling), 0, 0).icon).toBe('online')
    expect(trayModel(silenced(talking), 0, 0).icon).toBe('on-call')
  })

  it('does not ring for hours with a call that may be over', () => {
    const doubted = play([{ kind: 'ring-overdue', callId: theCall(ringing).id }], ringing)
    expect(trayModel(withCalls(doubted), 0, 0).icon).toBe('online')
    expect(labels(trayModel(withCalls(doubted), 0, 0).menu)).toContain('Ann Carter · Uncertain: no news')
  })

  it('of missed calls goes on and off while it pulses', () => {
    expect(trayModel(online, 2, 0, true).icon).toBe('online')
    expect(trayModel(online, 2, 0, false).icon).toBe('missed')
  })

  it.each([
    ['darwin', true, 'ringingTemplate.png'],
    ['win32', false, 'ringing-light.ico'],
    ['linux', true, 'ringing-dark.png'],
  ] as const)('is drawn for a bar on %s', (platform, dark, file) => {
    expect(pictureFile('ringing', platform, dark)).toBe(file)
  })
})

describe('the tooltip', () => {
  it('says the truth about the connection before anything else', () => {
    expect(trayModel(online, 0, 0).tooltip).toBe('Ringside: Online as ann@example.com')
    expect(trayModel(withCalls(talking), 1, 0).tooltip).toBe(
      'Ringside: Online as ann@example.com\nAnn Carter · On a call\nOne missed call',
    )
    expect(trayModel(withLink({ status: 'connecting', stage: 'tls', sinceMs: 0 }), 0, 0).tooltip).toContain(
      'not seen',
    )
  })

  it('names every account that sees nothing, whatever the main one does', () => {
    const further = (id: string, name: string, change: Partial<FurtherAccount> = {}): FurtherAccount => ({
      ...{ id, name, address: `${id}@example.com`, paused: false, hasPassword: true },
      ...{ session: INITIAL_STATE.session, capabilities: INITIAL_STATE.capabilities },
      ...change,
    })
    const accounts = {
      mainName: '',
      further: [
        further('aaaa1111', 'Sales'),
        further('bbbb2222', 'Shop', { paused: true }),
        further('cccc3333', 'Desk'),
      ],
    }
    const lines = (state: AppState): readonly string[] =>
      labels(trayModel({ ...state, accounts }, 0, 0).menu).filter((label) => /^\(.*: /u.test(label))
    expect(lines(online)).toEqual(['(Sales: Off line)', '(Desk: Off line)'])
    const waiting = withLink({
      ...{ status: 'waiting', retryAtMs: 0, stage: 'connect' },
      error: { code: 'offline' },
    })
    expect(lines(waiting)).toEqual([
      expect.stringMatching(/^\(ann@example.com: Off line/u),
      '(Sales: Off line)',
      '(Desk: Off line)',
    ])
    const out: AppState = {
      ...{ ...INITIAL_STATE, account: { ...INITIAL_STATE.account, address: 'ann@example.com' } },
    }
    expect(lines(out)[0]).toBe('(ann@example.com: Not signed in)')
    expect(trayModel({ ...out, accounts }, 0, 0).icon).toBe('problem')
    const seen = { mainName: '', further: [further('aaaa1111', 'Sales', { session: seeing })] }
    expect(trayModel({ ...out, accounts: seen }, 0, 0).icon).toBe('signed-out')
  })

  it('is never longer than Windows shows', () => {
    const many = Array.from({ length: 20 }, (_, n) =>
      published(leg('requested', { item: `i${n}`, call: `c${n}`, display: 'A rather long name'.repeat(5) })),
    )
    expect(trayModel(withCalls(play(many)), 3, 0).tooltip.length).toBeLessThanOrEqual(127)
  })
})

describe('the menu', () => {
  it('opens the window first, and is short while nothing happens', () => {
    expect(labels(trayModel(online, 0, 0).menu)).toEqual([
      'Open Ringside',
      '(Online as ann@example.com)',
      'Will I see the next call?',
      '—',
      'Dial the clipboard',
      'That was wrong…',
      '—',
      'Pause alerts',
      '  For 30 minutes',
      '  For 1 hour',
      '  Until tomorrow morning',
      'Hide names',
      '—',
      'Quit Ringside',
    ])
  })

  it('opens the field for a transfer, and says whereto while one is under way', () => {
    const entries = (state: AppState) =>
      trayModel(state, 0, 0).menu.flatMap((entry) => (entry.kind === 'group' ? entry.entries : []))
    expect(entries(withCalls(talking))).toContainEqual({
      kind: 'action',
      label: 'Transfer…',
      action: { do: 'transfer-call', callId: 'call-1' },
    })
    const moving = play(
      [
        {
          kind: 'intent-sent',
          callId: 'call-1',
          intent: 'transfer',
          transfer: { to: '102', shown: 'Bob (102)' },
        },
      ],
      talking,
    )
    expect(entries(withCalls(moving))).toContainEqual({ kind: 'line', label: 'Transferring to Bob (102)…' })
  })

  it('lists each call with what can be done with it', () => {
    expect(labels(trayModel(withCalls(talking), 1, 0).menu)).toEqual([
      'Open Ringside',
      '(Online as ann@example.com)',
      'Will I see the next call?',
      '—',
      'Ann Carter · On a call',
      '  Hide',
      '  Transfer…',
      '  Hang up',
      '(One missed call)',
      '—',
      'Dial the clipboard',
      'That was wrong…',
      '—',
      'Pause alerts',
      '  For 30 minutes',
      '  For 1 hour',
      '  Until tomorrow morning',
      'Hide names',
      '—',
      'Quit Ringside',
    ])
  })

  it('offers no end for a ringing call unless the user wants to try', () => {
    expect(labels(trayModel(withCalls(ringing), 0, 0).menu)).not.toContain('  Decline')
    const values = { ...online.settings.values, calls: { tryDecline: true } }
    const trying = { ...withCalls(ringing), settings: { ...online.settings, values } }
    expect(labels(trayModel(trying, 0, 0).menu)).toContain('  Decline')
  })

  it('says what holds alerts back, and resumes a pause', () => {
    const held = (attention: Partial<AppState['attention']>): AppState => ({
      ...online,
      attention: { ...online.attention, ...attention },
    })
    const NOON = new Date(2026, 0, 5, 12, 0).getTime()
    const paused = trayModel(held({ hush: 'pause', pausedUntilMs: NOON }), 0, NOON - 60_000)
    expect(labels(paused.menu)).toContainEqual(
      expect.stringMatching(/^\(Alerts are paused until 12:00.*\)$/u),
    )
    expect(paused.tooltip).toContain('Alerts are paused until')
    expect(paused.menu).toContainEqual({
      kind: 'action',
      label: 'Resume alerts',
      action: { do: 'pause', pause: 'over' },
    })
    expect(labels(paused.menu)).not.toContain('Pause alerts')
    const quiet = labels(trayModel(held({ hush: 'quiet-hours' }), 0, NOON).menu)
    expect(quiet).toContain('(Quiet hours: calls are listed without a card.)')
    expect(quiet).toContain('Pause alerts')
    expect(labels(trayModel(held({ namesHidden: 'by-hand' }), 0, NOON).menu)).toContain('Show names')
  })

  it('declines a ring by an action of its own: the menu may be open while the call is answered', () => {
    const { values } = online.settings
    const trying: AppState = {
      ...withCalls(ringing),
      settings: { ...online.settings, values: { ...values, calls: { ...values.calls, tryDecline: true } } },
    }
    expect(JSON.stringify(trayModel(trying, 0, 0).menu)).toContain('"decline-call"')
    const done: unknown[] = []
    const press = (calls: CallsState): void => {
      actFromTray(
        { do: 'decline-call', callId: theCall(calls).id },
        {
          state: () => withCalls(calls),
          commands: {
            run: (name) => {
              done.push(name)
              return Promise.resolve({ ok: false, error: { code: 'offline' } })
            },
          },
          mainWindow: { show: () => undefined },
          notice: () => undefined,
        },
      )
    }
    press(talking)
    expect(done).toEqual([])
    press(ringing)
    expect(done).toEqual(['call.end'])
  })

  it('does not offer twice what is under way', () => {
    const ending = step(talking, { kind: 'intent-sent', callId: theCall(talking).id, intent: 'end' })
    expect(labels(trayModel(withCalls(ending), 0, 0).menu)).toContain('  (Ending…)')
  })
})

describe('a call of the local engine', () => {
  const engine: AppState = {
    ...online,
    openzoep: {
      link: { status: 'connected', sinceMs: 0 },
      capabilities: {
        ...online.capabilities,
        endsHereOnly: true,
        transfer: false,
        accept: true,
        decline: 'no',
      },
      hasPassword: true,
    },
  }
  const rung = play([
    published({ ...leg('requested', { display: 'Suzan' }), provider: 'openzoep', direction: 'incoming' }),
  ])
  const entriesOf = (calls: CallsState): readonly TrayEntry[] =>
    trayModel({ ...engine, calls }, 0, 0).menu.flatMap((entry) =>
      entry.kind === 'group' && entry.label !== 'Pause alerts' ? entry.entries : [],
    )

  it('can be accepted from the menu, once', () => {
    expect(entriesOf(rung)).toContainEqual({
      kind: 'action',
      label: 'Accept',
      action: { do: 'accept-call', callId: theCall(rung).id },
    })
    const accepting = play([{ kind: 'intent-sent', callId: theCall(rung).id, intent: 'accept' }], rung)
    expect(entriesOf(accepting)).toContainEqual({ kind: 'line', label: 'Accepting…' })
  })

  it('ends here only, and no other call can be accepted', () => {
    const spoken = play([published({ ...leg('confirmed'), provider: 'openzoep', direction: 'incoming' })])
    expect(labels(entriesOf(spoken))).toEqual(['Hide', 'End here'])
    expect(labels(trayModel({ ...engine, calls: ringing }, 0, 0).menu)).not.toContain('  Accept')
  })
})

describe('an update', () => {
  it('that is ready has an entry, which opens the settings and installs nothing', () => {
    const release = { version: '0.2.0', notes: '', page: '' }
    const withPhase = (phase: AppState['updates']['phase']): readonly string[] =>
      labels(trayModel({ ...online, updates: { ...online.updates, phase } }, 0, 0).menu)
    expect(withPhase({ status: 'ready', release, wanted: false })).toContain('Ringside 0.2.0 is ready…')
    expect(withPhase({ status: 'available', release }).join()).not.toContain('0.2.0')
    const asked: unknown[] = []
    actFromTray(
      { do: 'open-updates' },
      {
        state: () => online,
        commands: { run: () => Promise.reject(new Error('nothing is to be asked for')) },
        mainWindow: { show: (view) => asked.push(view) },
        notice: () => undefined,
      },
    )
    expect(asked).toEqual(['settings'])
  })
})
