/** Settings and log lines as a stranger may read them. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../app/contract/settings.ts'
import { lineWithoutNames } from '../../../app/recorder/log-without-names.ts'
import { createPseudonyms } from '../../../app/recorder/pseudonyms.ts'
import { settingsWithoutSecrets } from '../../../app/recorder/settings-without-secrets.ts'

/** Always the same digits. */
const names = () => createPseudonyms(() => 0.5)

describe('numbers', () => {
  it.each([
    ['+49 30 1234567', /^\+49 \d\d \d{7}$/u],
    ['(415) 555-1212', /^\(\d{3}\) \d{3}-\d{4}$/u],
    ['14155551212', /^1\d{10}$/u],
    ['0044 20 7946 0000', /^00\d\d \d\d \d{4} \d{4}$/u],
    ['101', /^\d{3}$/u],
  ])('%s keeps its length, its shape and its country', (real, shape) => {
    const made = names().number(real)
    expect(made).toMatch(shape)
    expect(made).not.toBe(real)
  })

  it.each(['911', '112'])('%s is everybody’s', (number) => {
    expect(names().number(number)).toBe(number)
  })

  it('are the same however they are written', () => {
    const all = names()
    const [bare, shown, full] = ['14155551212', '(415) 555-1212', '+1 415-555-1212'].map((text) =>
      all.number(text).replace(/\D/gu, ''),
    )
    expect(bare).toBe(`1${String(shown)}`)
    expect(full).toBe(bare)
  })
})

describe('a text', () => {
  it('has no short name in it, and is no worse for a word of which that is part', () => {
    const all = names()
    all.address('ann@example.com')
    expect(all.text('ann cannot plan; bob@example.com can')).toBe(
      `user1 cannot plan; user2@domain1.example can`,
    )
  })

  it('loses addresses and numbers that nobody knew of', () => {
    const text = names().text('from carol@other.test, 10.1.2.3 or +44 20 7946 0000')
    expect(text).not.toMatch(/carol|other\.test|10\.1\.2\.3|7946/u)
  })
})

describe('settings', () => {
  it('are told as they are where they are switches, numbers or choices', () => {
    expect(settingsWithoutSecrets(DEFAULT_SETTINGS, names())).toMatchObject({
      alerts: { cards: true, display: 'primary' },
      dialing: { country: 'US', waitSeconds: 2, rules: [] },
      server: { port: null, security: 'auto' },
      shortcuts: { dialClipboard: 'CommandOrControl+Shift+D' },
    })
  })

  it('say of what was typed only that it is there', () => {
    const told = settingsWithoutSecrets(
      {
        ...DEFAULT_SETTINGS,
        account: { ...DEFAULT_SETTINGS.account, address: 'ann@example.com' },
        server: { ...DEFAULT_SETTINGS.server, caFile: '/home/ann/ca.pem' },
        team: { ...DEFAULT_SETTINGS.team, lines: ['bob@example.com'] },
      },
      names(),
    )
    expect(told).toMatchObject({
      account: { address: 'user1@domain1.example' },
      server: { caFile: '(set, 16 characters)' },
      team: { lines: ['user2@domain1.example'] },
    })
  })
})

describe('a line of the log', () => {
  it.each([
    [
      '2026-01-05T09:00:00.000Z info  xmpp.status {"status":"online","code":"ok","detail":"Ann said no"}',
      '2026-01-05T09:00:00.000Z info xmpp.status {"status":"online","code":"ok","detail":"…"}',
    ],
    [
      '2026-01-05T09:00:00.000Z error uncaught {"why":"Error: x\\n at f (/home/ann/ringside/out/main/main.cjs:1:2)","n":3}',
      '2026-01-05T09:00:00.000Z error uncaught {"why":"Error: x\\n at f (main.cjs:1:2)","n":3}',
    ],
    [
      '2026-01-05T09:00:00.000Z warn  link-refused {"url":"jid:0123abcd …212"}',
      '2026-01-05T09:00:00.000Z warn link-refused {"url":"…"}',
    ],
    [
      `2026-01-05T09:00:00.000Z warn  memory-not-written {"why":"EPERM: operation not permitted, open 'C:\\\\Users\\\\Mary O'Hara\\\\AppData\\\\Roaming\\\\Ringside\\\\shell.json'"}`,
      `2026-01-05T09:00:00.000Z warn memory-not-written {"why":"EPERM: operation not permitted, open 'shell.json'"}`,
    ],
    [
      '2026-01-05T09:00:00.000Z error uncaught {"why":"Error: x ⏎ at C:\\\\Users\\\\Mary Hara\\\\Ringside\\\\main.cjs:1:2 ⏎ at g (/home/mary hara/app/core.ts:3:4)"}',
      '2026-01-05T09:00:00.000Z error uncaught {"why":"Error: x ⏎ at main.cjs:1:2 ⏎ at g (core.ts:3:4)"}',
    ],
    ['2026-01-05T09:00:00.000Z info  start', '2026-01-05T09:00:00.000Z info start'],
  ])('%s', (line, told) => {
    expect(lineWithoutNames(line, names())).toBe(told)
  })

  it.each(['', 'half of a line', '{"why":"x"}'])('is left out where it is none: %s', (line) => {
    expect(lineWithoutNames(line, names())).toBeUndefined()
  })
})
