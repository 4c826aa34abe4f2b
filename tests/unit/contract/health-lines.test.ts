import { describe, expect, it } from 'vitest'
import { healthText } from '../../../app/contract/messages/health.ts'
import { worstOf, type HealthLine } from '../../../app/contract/health-line.ts'
import { healthLines, troubleWhileSeeing } from '../../../app/contract/health-lines.ts'
import {
  INITIAL_STATE,
  type AppState,
  type HealthState,
  type SessionState,
  type ShellState,
} from '../../../app/contract/state.ts'

const NOW = 1_000_000
const online: SessionState = {
  link: { status: 'connected', sinceMs: 0 },
  authorization: { status: 'valid', expiresAtMs: NOW + 60_000, addresses: ['ann@example.com'] },
  subscriptions: [{ service: 's', node: '/me/ann', status: 'subscribed', subid: 'S1' }],
  snapshot: 'done',
  jid: 'ann@example.com',
}
const shell: ShellState = {
  ...INITIAL_STATE.shell,
  notifications: 'allowed',
  displays: [{ id: 7, key: 'Dell (1920 × 1080)', label: 'Dell', paintedAtMs: 1 }],
  shortcuts: {
    dialClipboard: { status: 'registered', accelerator: 'Ctrl+D' },
    hangUp: { status: 'off', accelerator: null },
    focusCard: { status: 'idle', accelerator: 'Ctrl+K' },
    hideNames: { status: 'off', accelerator: null },
    redial: { status: 'off', accelerator: null },
  },
  provenShortcuts: { dialClipboard: 1, focusCard: 1 },
  linkOwners: {
    tel: { status: 'ours' },
    callto: { status: 'ours' },
    sip: { status: 'ours' },
    sips: { status: 'ours' },
    ringside: { status: 'ours' },
  },
}
interface Over {
  readonly session?: Partial<SessionState>
  readonly health?: Partial<HealthState>
  readonly shell?: Partial<ShellState>
  readonly alerts?: Partial<AppState['settings']['values']['alerts']>
  readonly shortcuts?: Partial<AppState['settings']['values']['shortcuts']>
}
const stateWith = (over: Over = {}): AppState => {
  const { values } = INITIAL_STATE.settings
  return {
    ...INITIAL_STATE,
    session: { ...online, ...over.session },
    health: { gaps: [], skewMs: 0, ...over.health },
    shell: { ...shell, ...over.shell },
    settings: {
      ...INITIAL_STATE.settings,
      values: {
        ...values,
        alerts: { ...values.alerts, ...over.alerts },
        shortcuts: { ...values.shortcuts, ...over.shortcuts },
      },
    },
  }
}
const lineOf = (over: Over, id: string): HealthLine | undefined =>
  healthLines(stateWith(over), NOW).find((line) => line.id === id)

const retry = { name: 'session.retry', input: {} }
const signIn = { name: 'window.open', input: { view: 'sign-in' } }
const testCards = { name: 'health.testCards', input: {} }
const subscription = 'subscription s /me/ann'

describe('an administrator’s policy', () => {
  const problem = { code: 'policy-invalid', detail: '/etc/ringside/policy.json, line 3: no' } as const
  const machine = { scope: 'machine', from: '/etc/ringside/policy.json', locked: 1, suggested: 2 } as const
  const policyLine = (policies: AppState['settings']['policies']): HealthLine | undefined =>
    healthLines({ ...stateWith(), settings: { ...stateWith().settings, policies } }, NOW).find(({ id }) =>
      id.startsWith('policy '),
    )

  it('has a line where there is one, and none where there is none', () => {
    expect(policyLine([])).toBeUndefined()
    expect(policyLine([machine])).toMatchObject({
      id: 'policy machine',
      status: 'green',
      text: '/etc/ringside/policy.json: 1 setting locked, 2 suggested',
    })
  })

  it('that is refused says why, and what counts meanwhile', () => {
    expect(policyLine([{ ...machine, problem }])).toMatchObject({
      status: 'amber',
      text: 'What it said before stays in force: 1 setting locked, 2 suggested',
      detail: '“/etc/ringside/policy.json, line 3: no”',
    })
    expect(policyLine([{ ...machine, locked: 0, suggested: 0, problem }])?.text).toBe(
      'Nothing of it is in force.',
    )
  })
})

describe('the lines of "Will I see the next call?"', () => {
  it('are all green when everything is proven', () => {
    const lines = healthLines(stateWith(), NOW)
    expect(lines.map(({ id }) => id)).toEqual([
      'link',
      'authorization',
      subscription,
      'clock',
      'display 7',
      'notifications',
      'shortcut dialClipboard',
      'shortcut focusCard',
      'links',
    ])
    expect(lines.filter(({ status }) => status !== 'green')).toEqual([])
  })

  it.each<[string, Over, string, object]>([
    ['signed out', { session: { link: { status: 'signed-out' } } }, 'link', { status: 'red', cure: signIn }],
    [
      'getting on line',
      { session: { link: { status: 'connecting', stage: 'tls', sinceMs: 0 } } },
      'link',
      { status: 'red', reason: 'Encrypting the connection…' },
    ],
    [
      'between two attempts',
      {
        session: { link: { status: 'waiting', stage: 'connect', retryAtMs: 9, error: { code: 'timeout' } } },
      },
      'link',
      { status: 'red', cure: retry },
    ],
    [
      'a wrong password',
      { session: { link: { status: 'stopped', stage: 'sasl', error: { code: 'bad-credentials' } } } },
      'link',
      { status: 'red', cure: signIn },
    ],
    [
      'another session with the same resource',
      {
        session: { link: { status: 'stopped', stage: 'bind', error: { code: 'conflict', detail: 'gone' } } },
      },
      'link',
      { status: 'red', cure: retry, detail: '“gone”' },
    ],
    [
      'a refused authorisation',
      { session: { authorization: { status: 'failed', error: { code: 'authorization-refused' } } } },
      'authorization',
      { status: 'red', cure: retry },
    ],
    [
      'an authorisation that is waited for',
      { session: { authorization: { status: 'pending' } } },
      'authorization',
      { status: 'red' },
    ],
    [
      'an authorisation that ended by the server’s clock',
      { health: { skewMs: 60_000 } },
      'authorization',
      { status: 'red', text: 'It has expired.' },
    ],
    [
      'a refused subscription',
      { session: { subscriptions: [{ service: 's', node: '/me/ann', status: 'failed' }] } },
      subscription,
      { status: 'red', cure: retry },
    ],
    [
      'a subscription that is waited for',
      { session: { subscriptions: [{ service: 's', node: '/me/ann', status: 'pending' }] } },
      subscription,
      { status: 'red' },
    ],
    [
      'calls at the start not told',
      { session: { snapshot: 'unavailable' } },
      'snapshot',
      { status: 'amber' },
    ],
    [
      'calls at the start being asked for',
      { session: { snapshot: 'pending' } },
      'snapshot',
      { status: 'red' },
    ],
    ['a clock that is wrong', { health: { skewMs: -61_000 } }, 'clock', { status: 'amber' }],
    [
      'a display without a card yet',
      { shell: { displays: [{ id: 7, key: '', label: '' }] } },
      'display 7',
      { status: 'unknown', cure: testCards },
    ],
    [
      'a display on which the test card failed',
      { shell: { displays: [{ id: 7, key: '', label: '', paintedAtMs: 1, failedAtMs: 2 }] } },
      'display 7',
      { status: 'red', cure: testCards },
    ],
    [
      'a display on which it worked since',
      { shell: { displays: [{ id: 7, key: '', label: '', paintedAtMs: 3, failedAtMs: 2 }] } },
      'display 7',
      { status: 'green' },
    ],
    ['cards switched off', { alerts: { cards: false } }, 'cards', { status: 'amber' }],
    ['no card for who calls', { alerts: { incoming: ['tray'] } }, 'cards', { status: 'amber' }],
    [
      'notifications that are wanted and blocked',
      { shell: { notifications: 'blocked' } },
      'notifications',
      { status: 'red' },
    ],
    [
      'notifications that ringing calls are shown by, blocked',
      { shell: { notifications: 'blocked' }, alerts: { incoming: ['notification'], missed: [] } },
      'notifications',
      { status: 'red' },
    ],
    [
      'blocked notifications where no card can be placed',
      { shell: { notifications: 'blocked', wayland: true }, alerts: { missed: [] } },
      'notifications',
      { status: 'red' },
    ],
    [
      'blocked notifications that nobody wants',
      { shell: { notifications: 'blocked' }, alerts: { missed: ['badge'] } },
      'notifications',
      { status: 'amber' },
    ],
    [
      'notifications nobody can tell of',
      { shell: { notifications: 'unknown' } },
      'notifications',
      { status: 'unknown' },
    ],
    [
      'a display that was chosen for the cards and is not plugged in',
      { alerts: { display: 'named', displayName: 'Eizo (2560 × 1440)' } },
      'display chosen',
      { status: 'amber', name: 'Cards on Eizo (2560 × 1440)', text: healthText.displayGone },
    ],
    [
      'a shortcut never pressed',
      { shell: { provenShortcuts: {} } },
      'shortcut focusCard',
      { status: 'unknown' },
    ],
    [
      'a shortcut that only the desktop could hand out',
      { shell: { provenShortcuts: {}, wayland: true } },
      'shortcut dialClipboard',
      { status: 'unknown', reason: healthText.shortcutWayland },
    ],
    [
      'a shortcut that comes switched off, once keys were recorded for it',
      {
        shell: {
          shortcuts: { ...shell.shortcuts, hideNames: { status: 'registered', accelerator: 'Ctrl+F5' } },
        },
        shortcuts: { hideNames: 'Ctrl+F5' },
      },
      'shortcut hideNames',
      { status: 'unknown', name: 'Hide names' },
    ],
    [
      'a shortcut that another program holds',
      {
        shell: {
          shortcuts: {
            ...shell.shortcuts,
            dialClipboard: { status: 'failed', accelerator: 'Ctrl+D', error: { code: 'shortcut-taken' } },
          },
        },
      },
      'shortcut dialClipboard',
      { status: 'red' },
    ],
    [
      'links that another program opens',
      { shell: { linkOwners: { ...shell.linkOwners, sip: { status: 'other', name: 'Zoiper' } } } },
      'links',
      {
        status: 'amber',
        text: 'tel: Ringside · callto: Ringside · sip: Zoiper · sips: Ringside · ringside: Ringside',
      },
    ],
  ])('%s', (_case, over, id, expected) => {
    const line = lineOf(over, id)
    expect(line).toMatchObject(
      'cure' in expected ? { cure: { command: expected.cure }, ...without(expected) } : expected,
    )
    if (line?.status === 'red') expect(line.reason ?? line.text).toMatch(/\S/u)
  })

  it('are one while there is no stream, for nothing else can be known then', () => {
    const lines = healthLines(stateWith({ session: { link: { status: 'signed-out' } } }), NOW)
    expect(lines.filter(({ group }) => group === 'link').map(({ id }) => id)).toEqual(['link'])
  })
})

const without = (expected: object): object =>
  Object.fromEntries(Object.entries(expected).filter(([key]) => key !== 'cure'))

describe('the worst of the lines', () => {
  it('is red before amber before unknown before green', () => {
    const line = (status: HealthLine['status']): HealthLine => ({
      id: status,
      group: 'link',
      status,
      name: '',
      text: '',
    })
    expect(worstOf([])).toBeUndefined()
    expect(worstOf([line('green'), line('unknown')])?.id).toBe('unknown')
    expect(worstOf([line('unknown'), line('amber'), line('green')])?.id).toBe('amber')
    expect(worstOf([line('amber'), line('red')])?.id).toBe('red')
  })

  it('is trouble only when it is red and calls are reported', () => {
    const blocked = { shell: { notifications: 'blocked' as const } }
    expect(troubleWhileSeeing(stateWith(blocked), NOW)?.id).toBe('notifications')
    expect(troubleWhileSeeing(stateWith({ alerts: { cards: false } }), NOW)).toBeUndefined()
    expect(
      troubleWhileSeeing(stateWith({ ...blocked, session: { link: { status: 'signed-out' } } }), NOW),
    ).toBeUndefined()
  })
})

describe('the services besides the calls', () => {
  const told = { status: 'live', sinceMs: 0, partial: false, revision: 1 } as const
  const feedLine = (feed: Partial<AppState['feeds']['recentCalls']>): HealthLine | undefined => {
    const state = stateWith()
    const feeds = { ...state.feeds, recentCalls: { ...told, ...feed } }
    return healthLines({ ...state, feeds }, NOW).find(({ id }) => id === 'feed recentCalls')
  }

  it.each([
    ['told live', {}, 'green', undefined],
    ['told in part', { partial: true }, 'amber', undefined],
    ['being asked for', { status: 'loading' }, 'unknown', undefined],
    ['as old as the outage', { status: 'stale' }, 'amber', undefined],
    ['refused', { status: 'failed', error: { code: 'refused', detail: 'no' } }, 'amber', retry],
  ] as const)('have a line that hides no call: %s', (_what, feed, status, cure) => {
    expect(feedLine(feed)).toMatchObject({ group: 'link', status })
    expect(feedLine(feed)?.cure?.command).toEqual(cure)
  })

  it('quote the reason of a refusal', () => {
    expect(feedLine({ status: 'failed', error: { code: 'refused', detail: 'no' } })?.detail).toBe('“no”')
  })

  it('have no line while nobody asks for them', () => {
    expect(feedLine({ status: 'off' })).toBeUndefined()
  })
})
