import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectionName, settingName } from '../../../app/contract/messages/setting-names.ts'
import { settingValueText } from '../../../app/contract/messages/reasons.ts'
import type { SettingOrigin } from '../../../app/contract/setting-origin.ts'
import { reasonsAsText, settingReasons } from '../../../app/contract/settings-reasons.ts'
import { settingsSchema } from '../../../app/contract/settings.ts'
import { INITIAL_STATE, type SettingsState } from '../../../app/contract/state.ts'

const values = settingsSchema.parse({
  server: { host: 'pbx.example.com', webSocketUrl: 'wss://ann:hunter2@pbx.example.com/' },
  team: { lines: ['bob@example.com', 'carol@example.com'] },
})
const origins: Readonly<Record<string, SettingOrigin>> = {
  'server.host': { kind: 'policy', scope: 'machine', from: '/etc/ringside/policy.json', isLocked: true },
  'server.webSocketUrl': { kind: 'provisioning', from: '/r.json' },
  'alerts.keepCardReady': { kind: 'policy', scope: 'user', from: '/ann/policy.json', isLocked: false },
  'team.lines': { kind: 'user' },
}
const settings: SettingsState = { ...INITIAL_STATE.settings, values, origins }
const rows = (onlySet: boolean) => settingReasons(settings, onlySet).flatMap((section) => section.rows)

describe('why a setting is so', () => {
  it('is told for every setting, each under a name of its own', () => {
    const { version: _version, ...sections } = values
    const keys = Object.entries(sections).flatMap(([section, held]) =>
      Object.keys(held).map((key) => `${section}.${key}`),
    )
    expect(rows(false).map(({ key }) => key)).toEqual(keys)
    expect(rows(false).filter(({ name }) => !/^[A-Z][^.]+$/u.test(name))).toEqual([])
    expect(settingName('no.suchThing')).toEqual({ name: 'no.suchThing' })
    expect(sectionName('noSection')).toBe('noSection')
  })

  it('names who set it, and leaves out defaults when asked to', () => {
    expect(rows(true).map(({ key, value, why }) => [key, value, why])).toEqual([
      ['server.host', 'pbx.example.com', 'Locked by the policy for this computer, /etc/ringside/policy.json'],
      ['server.webSocketUrl', 'wss://…@pbx.example.com/', 'Locked by the administrator’s file /r.json'],
      ['alerts.keepCardReady', 'No', 'Suggested by the policy for this user, /ann/policy.json'],
      ['team.lines', 'bob@example.com and carol@example.com', 'Your choice'],
    ])
    expect(rows(false).find(({ key }) => key === 'alerts.cards')?.why).toBe('Default')
  })

  it('is copied as text with every value, and without a credential', () => {
    const text = reasonsAsText(settings, { version: '1.0.0', platform: 'linux' })
    expect(text).toContain('Ringside 1.0.0, linux')
    expect(text).toContain('server.host = "pbx.example.com"    (Locked by')
    expect(text).toContain('team.lines = ["bob@example.com","carol@example.com"]    (Your choice)')
    expect(text.split('\n').filter((line) => line.includes(' = '))).toHaveLength(rows(false).length)
    expect(text).not.toContain('hunter2')
  })

  it('has a few words for any value', () => {
    expect([true, null, '', [], 7, ['a', 'b', 'c', 'd'], [{}]].map(settingValueText)).toEqual([
      'Yes',
      '—',
      '—',
      '—',
      '7',
      '4 entries',
      '1 entry',
    ])
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(settingValueText(value)).not.toBe('')
      }),
    )
  })
})
