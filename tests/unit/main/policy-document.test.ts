import fc from 'fast-check'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { SETTINGS_VERSION, settingsPatchSchema } from '../../../app/contract/settings.ts'
import { readPolicyText, readPolicyValues } from '../../../main/policy-document.ts'
import { upgradedPolicy } from '../../../main/policy-upgrade.ts'

const FILE = '/etc/ringside/policy.json'
/** More would be sought in vain among so few names. */
const FEW = { maxKeys: 3 }

const FOLDER = '/etc/ringside'
const read = (text: string) => readPolicyText(text, FILE, FOLDER)

describe('a policy', () => {
  it('names what is locked and what is suggested', () => {
    const text = `{
      "$schema": "policy.schema.json",
      "locked": { "server": { "host": "pbx.example.com", "caFile": "ca.pem" } },
      "suggested": { "alerts": { "keepCardReady": true } }
    }`
    expect(read(text)).toEqual({
      ok: true,
      value: {
        locked: { server: { host: 'pbx.example.com', caFile: path.resolve('/etc/ringside/ca.pem') } },
        suggested: { alerts: { keepCardReady: true } },
      },
    })
    const further = { id: 'sales', address: 'sales@example.com', caFile: 'ca.pem' }
    const more = readPolicyText(
      JSON.stringify({ locked: { accounts: { further: [further] } } }),
      FILE,
      FOLDER,
    )
    expect(more.ok && more.value.locked.accounts?.further?.[0]?.caFile).toBe(path.resolve(FOLDER, 'ca.pem'))
    expect(read('{}')).toEqual({ ok: true, value: { locked: {}, suggested: {} } })
  })

  it.each([
    [
      '{\n  "locked": {\n    "server": {\n      "prot": 1\n    }\n  }\n}',
      4,
      '“locked.server.prot” is no setting',
    ],
    ['{\n  "lokced": {}\n}', 2, '“lokced” is no setting'],
    [
      '{"suggested":\n{"server":{"port":"5222"}}}',
      2,
      'suggested.server.port: Invalid input: expected number',
    ],
    ['{"locked":\n{"server":\n{"security":"none"}}}', 3, 'locked.server.security: Invalid option'],
    ['{"locked":{"team":{"lines":["a@b",\n"no address"]}}}', 2, 'locked.team.lines.1'],
    ['{"locked":{"account":\n{"address":"ann"}}}', 2, 'account.address is not of the form user@example.com'],
    [
      '{"locked":{"accounts":\n{"further":[{"id":"sales","address":"sales"}]}}}',
      2,
      'accounts.further.address is not of the form user@example.com',
    ],
    ['{\n"locked":{},}', 2, 'comma behind the last entry'],
    ['{\n"__proto__":{"locked":{}}}', 2, '“__proto__” is no setting'],
    ['{"locked":{\n"__proto__":{"host":"x"}}}', 2, '“locked.__proto__” is no setting'],
    ['[]', 1, 'must be an object'],
    ['"locked"', 1, 'must be an object'],
    ['{"locked":[]}', 1, 'locked: Invalid input: expected object'],
  ])('%j is refused with file, line and reason', (text, line, why) => {
    const refused = read(text)
    expect(refused).toMatchObject({ ok: false, error: { code: 'policy-invalid' } })
    const detail = refused.ok ? '' : refused.error.detail
    expect(detail).toContain(`${FILE}, line ${String(line)}: `)
    expect(detail).toContain(why)
  })

  it('that names a version of the settings is read in its shape, an unknown version refused', () => {
    const step = (old: Readonly<Record<string, unknown>>) => ({ ...old, alerts: { cards: old['popups'] } })
    const old = { version: 1, locked: { popups: false }, suggested: 'x' }
    expect(upgradedPolicy(old, [step], 2)).toEqual({
      version: 2,
      locked: { popups: false, alerts: { cards: false } },
      suggested: 'x',
    })
    for (const same of [{ ...old, version: 2 }, { locked: {} }, { version: 'x' }, null, 'x'])
      expect(upgradedPolicy(same, [step], 2)).toBe(same)
    expect(read(JSON.stringify({ version: SETTINGS_VERSION })).ok).toBe(true)
    for (const version of [0, SETTINGS_VERSION + 1, '1']) {
      const refused = read(`{\n"version":${JSON.stringify(version)}}`)
      expect(refused.ok ? '' : refused.error.detail).toContain('line 2: its version is none')
    }
  })

  it('is not quoted when it is refused: it may hold a secret in the wrong place', () => {
    for (const text of [
      '{"locked":{"account":{"address":["hunter2"]}}}',
      '{"locked":{"account":{"jid":"hunter2"}}}',
      '{"locked":{"server":{"security":"hunter2"}}}',
      '{"locked":"hunter2"}',
    ])
      expect(JSON.stringify(read(text))).not.toContain('hunter2')
  })

  it('from where nothing lies beside it names the CA file by an absolute path', () => {
    const relative = readPolicyValues({ locked: { server: { caFile: 'ca.pem' } } }, 'HKLM')
    expect(relative).toMatchObject({ error: { detail: 'HKLM: server.caFile must be an absolute path' } })
    expect(readPolicyValues({ locked: { server: { caFile: path.resolve('/ca.pem') } } }, 'HKLM').ok).toBe(
      true,
    )
  })

  it('of any content whatever is taken whole, by the schema, or refused', () => {
    const patch = fc.dictionary(
      fc.constantFrom('server', 'alerts', 'dialing', 'team', '__proto__', 'constructor', 'x'),
      fc.dictionary(
        fc.constantFrom('host', 'port', 'cards', 'lines', 'rules', 'toString'),
        fc.jsonValue({ maxDepth: 2 }),
        FEW,
      ),
      FEW,
    )
    const document = fc.dictionary(fc.constantFrom('locked', 'suggested', '$schema', '__proto__'), patch, FEW)
    fc.assert(
      fc.property(fc.oneof(document, fc.jsonValue({ maxDepth: 2 })), (value) => {
        const policy = read(JSON.stringify(value))
        if (!policy.ok) expect(policy.error.code).toBe('policy-invalid')
        else
          for (const part of [policy.value.locked, policy.value.suggested])
            expect(settingsPatchSchema.safeParse(part).success).toBe(true)
      }),
    )
  })
})
