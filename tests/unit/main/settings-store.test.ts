import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../../app/contract/result.ts'
import {
  DEFAULT_SETTINGS,
  SETTINGS_VERSION,
  settingsPatchSchema,
  type SettingsPatch,
} from '../../../app/contract/settings.ts'
import type { PolicyLayer } from '../../../main/policy-layers.ts'
import { createSettingsStore, type SettingsFile } from '../../../main/settings-store.ts'

/** A disk with one file on it. */
function disk(content?: unknown) {
  let held = content
  const aside: unknown[] = []
  const file: SettingsFile = {
    read: () => (held === 'no json' ? err('it is no JSON') : ok(held ?? {})),
    write: (document) => {
      held = JSON.parse(JSON.stringify(document))
    },
    setAside: (isNewer) => {
      aside.push(held)
      held = undefined
      return isNewer ? 'settings.newer.json' : 'settings.damaged.json'
    },
  }
  return { file, aside, held: () => held }
}

const open = (
  file: SettingsFile,
  values?: Parameters<typeof settingsPatchSchema.parse>[0],
  policies: readonly PolicyLayer[] = [],
) =>
  createSettingsStore({
    policies,
    file,
    installId: 'abcd1234',
    platform: 'linux',
    provisioning:
      values === undefined ? undefined : { values: settingsPatchSchema.parse(values), origin: '/etc/r.json' },
  })

describe('settings', () => {
  it('are the defaults while nobody changed anything, and nothing is written for that', () => {
    const { file, held } = disk()
    expect(open(file).read()).toEqual(DEFAULT_SETTINGS)
    expect(held()).toBeUndefined()
  })

  it('keep only what was changed, and are there again at the next start', () => {
    const { file, held } = disk()
    expect(open(file).write({ dialing: { country: 'DE' } }).ok).toBe(true)
    expect(held()).toEqual({ version: SETTINGS_VERSION, dialing: { country: 'DE' } })
    expect(open(file).read().dialing).toEqual({ ...DEFAULT_SETTINGS.dialing, country: 'DE' })
  })

  it('keep no choice that is the default anyway, so that a later default reaches who left it alone', () => {
    const { file, held } = disk({ version: 1, dialing: { country: 'DE', areaCode: '30' } })
    open(file).write({ dialing: { country: 'US' }, account: { jid: '', address: 'ann@example.com' } })
    expect(held()).toEqual({
      version: SETTINGS_VERSION,
      dialing: { areaCode: '30' },
      account: { address: 'ann@example.com' },
    })
  })

  it('take one value without disturbing its neighbours', () => {
    const store = open(disk({ version: 1, dialing: { country: 'DE', waitSeconds: 5 } }).file)
    store.write({ dialing: { waitSeconds: null } })
    expect(store.read().dialing).toMatchObject({ country: 'DE', waitSeconds: null })
  })

  it('refuse what is no setting and keep what they had', () => {
    const { file, held } = disk({ version: 1, dialing: { country: 'DE' } })
    const store = open(file)
    expect(store.write({ dialing: { country: 'nowhere' } })).toEqual(
      err({ code: 'setting-invalid', detail: 'dialing.country' }),
    )
    expect(store.read().dialing.country).toBe('DE')
    expect(held()).toEqual({ version: 1, dialing: { country: 'DE' } })
  })

  it('say so when the disk refuses, and go on with what they had', () => {
    const { file } = disk()
    const store = open({
      ...file,
      write: () => {
        throw new Error('ENOSPC: no space left on device')
      },
    })
    expect(store.write({ dialing: { country: 'DE' } })).toEqual(
      err({ code: 'internal', detail: 'ENOSPC: no space left on device' }),
    )
    expect(store.read().dialing.country).toBe('US')
  })
})

describe('damaged settings', () => {
  it.each([
    ['no json', 'settings.damaged.json (it is no JSON)'],
    [{ dialing: { country: 'DE' } }, 'settings.damaged.json (it has no version)'],
    [
      { version: 1, dialing: { country: 7 } },
      'settings.damaged.json (it holds what is no setting: dialing.country)',
    ],
    [{ version: 1, colour: 'blue' }, 'settings.damaged.json (it holds what is no setting)'],
    [[], 'settings.damaged.json (it has no version)'],
    [[1, 2], 'settings.damaged.json (it has no version)'],
  ])('%j are kept aside and named', (content, detail) => {
    const { file, aside, held } = disk(content)
    const store = open(file)
    expect(store.state().problem).toEqual({ code: 'settings-damaged', detail })
    expect(store.read()).toEqual(DEFAULT_SETTINGS)
    expect({ aside, held: held() }).toEqual({ aside: [content], held: undefined })
  })
})

describe('settings of a newer Ringside', () => {
  it('are kept aside and called that, not damaged', () => {
    const { file, aside } = disk({ version: 99 })
    expect(open(file).state().problem).toEqual({
      code: 'settings-newer',
      detail: 'settings.newer.json (it has version 99)',
    })
    expect(aside).toEqual([{ version: 99 }])
  })
})

describe('a shortcut that Ringside has given to something else', () => {
  it('is refused, however it is written, and the old one stays', () => {
    const { file, held } = disk()
    const store = open(file)
    for (const focusCard of ['CommandOrControl+Shift+D', 'Shift+Ctrl+D']) {
      expect(store.write({ shortcuts: { focusCard } })).toEqual(err({ code: 'shortcut-doubled' }))
    }
    expect(store.read().shortcuts).toEqual(DEFAULT_SETTINGS.shortcuts)
    expect(held()).toBeUndefined()
  })

  it.each(['hangUp', 'hideNames', 'redial'] as const)(
    'is refused for another one that is off by itself: %s',
    (name) => {
      const store = open(disk().file)
      expect(store.write({ shortcuts: { [name]: 'Shift+Ctrl+K' } })).toEqual(
        err({ code: 'shortcut-doubled' }),
      )
      expect(store.write({ shortcuts: { [name]: 'Shift+Ctrl+F5' } }).ok).toBe(true)
    },
  )

  it('is free once the other one is off', () => {
    const store = open(disk().file)
    store.write({ shortcuts: { dialClipboard: null } })
    expect(store.write({ shortcuts: { focusCard: 'CommandOrControl+Shift+D' } }).ok).toBe(true)
  })
})

describe("an administrator's settings", () => {
  const values = { server: { host: 'pbx.example.com', port: 5222 }, account: { address: 'ann@example.com' } }

  it('win over the user’s and name their file', () => {
    const store = open(disk({ version: 1, server: { host: 'other.example.com' } }).file, values)
    expect(store.read().server).toMatchObject({ host: 'pbx.example.com', port: 5222 })
    expect(store.locked()).toEqual({
      'server.host': '/etc/r.json',
      'server.port': '/etc/r.json',
      'account.address': '/etc/r.json',
    })
  })

  it('cannot be changed', () => {
    const store = open(disk().file, values)
    expect(store.write({ server: { host: 'evil.example.com' } })).toEqual(
      err({ code: 'setting-locked', detail: 'server.host' }),
    )
    expect(store.read().server.host).toBe('pbx.example.com')
  })

  it('may be sent along unchanged, and are not made the user’s own', () => {
    const { file, held } = disk()
    expect(open(file, values).write({ server: { host: 'pbx.example.com', domain: 'example.com' } }).ok).toBe(
      true,
    )
    expect(held()).toEqual({ version: SETTINGS_VERSION, server: { domain: 'example.com' } })
    expect(open(file).read().server.host).toBe('')
  })
})

const policy = (
  scope: 'machine' | 'user',
  locked: SettingsPatch,
  suggested: SettingsPatch = {},
): PolicyLayer => ({ scope, from: `/${scope}.json`, policy: { locked, suggested } })

describe('policies', () => {
  it('go one above the other: machine, user, provisioning file, the user, what is suggested, the default', () => {
    const own = { version: 1, dialing: { country: 'JP', areaCode: '3', outsidePrefix: '1', waitSeconds: 1 } }
    const provisioning = { dialing: { country: 'FR', areaCode: '33', outsidePrefix: '2' } }
    const store = open(disk(own).file, provisioning, [
      policy(
        'machine',
        { dialing: { country: 'DE' } },
        { alerts: { cards: false }, dialing: { waitSeconds: 9 } },
      ),
      policy(
        'user',
        { dialing: { country: 'GB', areaCode: '44' } },
        { alerts: { cards: true, keepCardReady: true } },
      ),
    ])
    expect(store.read()).toMatchObject({
      dialing: { country: 'DE', areaCode: '44', outsidePrefix: '2', waitSeconds: 1, extensionLength: null },
      alerts: { cards: false, keepCardReady: true, display: 'primary' },
    })
    const { origins, locked } = store.state()
    expect(origins).toEqual({
      'dialing.country': { kind: 'policy', scope: 'machine', from: '/machine.json', isLocked: true },
      'dialing.areaCode': { kind: 'policy', scope: 'user', from: '/user.json', isLocked: true },
      'dialing.outsidePrefix': { kind: 'provisioning', from: '/etc/r.json' },
      'dialing.waitSeconds': { kind: 'user' },
      'alerts.cards': { kind: 'policy', scope: 'machine', from: '/machine.json', isLocked: false },
      'alerts.keepCardReady': { kind: 'policy', scope: 'user', from: '/user.json', isLocked: false },
    })
    expect(locked).toEqual({
      'dialing.country': '/machine.json',
      'dialing.areaCode': '/user.json',
      'dialing.outsidePrefix': '/etc/r.json',
    })
  })

  it('that lock refuse a change; what they suggest is changed like a default, and comes back by a reset', () => {
    const { file, held } = disk()
    const store = open(file, undefined, [
      policy('machine', { alerts: { cards: false } }, { alerts: { keepCardReady: true } }),
    ])
    expect(store.write({ alerts: { cards: true } })).toEqual(
      err({ code: 'setting-locked', detail: 'alerts.cards' }),
    )
    expect(store.write({ alerts: { cards: false, keepCardReady: false } }).ok).toBe(true)
    expect(store.read().alerts).toMatchObject({ cards: false, keepCardReady: false })
    expect(held()).toEqual({ version: SETTINGS_VERSION, alerts: { keepCardReady: false } })
    expect(store.reset('alerts').ok).toBe(true)
    expect(store.read().alerts).toMatchObject({ cards: false, keepCardReady: true })
    expect(held()).toEqual({ version: SETTINGS_VERSION })
  })

  it('that change count at once, and leave the user’s own values as they were', () => {
    const store = open(disk({ version: 1, dialing: { country: 'JP' } }).file)
    store.setPolicies([policy('machine', { dialing: { country: 'DE' } })])
    expect(store.read().dialing.country).toBe('DE')
    store.setPolicies([])
    expect(store.read().dialing.country).toBe('JP')
    expect(store.locked()).toEqual({})
  })

  it('tell how they stand, those too that are refused', () => {
    const problem = { code: 'policy-invalid', detail: '/user.json, line 3: no' } as const
    const store = open(disk().file, undefined, [
      policy('machine', { alerts: { cards: false } }, { dialing: { country: 'DE', areaCode: '30' } }),
      { scope: 'user', from: '/user.json', policy: undefined, problem },
    ])
    expect(store.state().policies).toEqual([
      { scope: 'machine', from: '/machine.json', locked: 1, suggested: 2 },
      { scope: 'user', from: '/user.json', locked: 0, suggested: 0, problem },
    ])
  })

  it('may lock a list, which a form may send along unchanged', () => {
    const store = open(disk().file, undefined, [policy('machine', { team: { lines: ['a@example.com'] } })])
    expect(store.write({ team: { lines: ['a@example.com'] } }).ok).toBe(true)
    expect(store.write({ team: { lines: ['b@example.com'] } })).toEqual(
      err({ code: 'setting-locked', detail: 'team.lines' }),
    )
  })
})

describe('the address to call from', () => {
  const bob = { account: { address: 'bob@example.com' } }
  const stored = {
    version: 1,
    account: { address: 'ann@example.com' },
    dialing: { callFrom: 'sales@example.com', country: 'DE' },
  }

  it('does not count for another account that an administrator names, and is there again without it', () => {
    const { file } = disk(stored)
    expect(open(file, bob).read().dialing).toMatchObject({ callFrom: '', country: 'DE' })
    expect(open(file).read().dialing.callFrom).toBe('sales@example.com')
  })

  it('counts where an administrator names the same account, or sets it', () => {
    const { file } = disk(stored)
    expect(open(file, { account: { address: 'Ann@example.com' } }).read().dialing.callFrom).toBe(
      'sales@example.com',
    )
    const set = open(file, { ...bob, dialing: { callFrom: 'desk@example.com' } })
    expect(set.read().dialing.callFrom).toBe('desk@example.com')
  })

  it('counts from then on once it was chosen for that account', () => {
    const { file } = disk(stored)
    expect(open(file, bob).write({ dialing: { callFrom: 'desk@example.com' } }).ok).toBe(true)
    expect(open(file, bob).read().dialing.callFrom).toBe('desk@example.com')
  })
})

it('whatever is written can be read again', () => {
  const patch = fc.record(
    {
      dialing: fc.record(
        {
          country: fc.constantFrom('US', 'DE', 'JP'),
          waitSeconds: fc.option(fc.integer({ min: 0, max: 30 })),
        },
        { requiredKeys: [] },
      ),
      alerts: fc.record(
        { cards: fc.boolean(), display: fc.constantFrom('primary', 'cursor') },
        { requiredKeys: [] },
      ),
      shortcuts: fc.record(
        { dialClipboard: fc.option(fc.constantFrom('Alt+A', 'F5')) },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(patch, { maxLength: 6 }), (patches) => {
      const { file } = disk()
      const store = open(file)
      for (const one of patches) expect(store.write(settingsPatchSchema.parse(one)).ok).toBe(true)
      expect(open(file).state().problem).toBeUndefined()
      expect(open(file).read()).toEqual(store.read())
    }),
  )
})
