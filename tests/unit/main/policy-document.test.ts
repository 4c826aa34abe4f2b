import fc from 'fast-check'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { settingsPatchSchema } from '../../../app/contract/settings.ts'
import { readPolicyText, readPolicyValues } from '../../../main/policy-document.ts'

const FILE = '/etc/ringside/policy.json'
const read = (text: string) => readPolicyText(text, FILE, '/etc/ringside')

describe('a policy', () => {
  it('names what is locked and what is suggested', () => {
    const text = `{
      "$schema": "policy.schema.json",
      "locked": { "server": { "host": "pbx.example.com", "caFile": "ca.pem" } },
      "suggested": { "alerts": { "ringSound": true } }
    }`
    expect(read(text)).toEqual({
      ok: true,
      value: {
        locked: { server: { host: 'pbx.example.com', caFile: path.resolve('/etc/ringside/ca.pem') } },
        suggested: { alerts: { ringSound: true } },
      },
    })
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
      fc.dictionary(fc.constantFrom('host', 'port', 'cards', 'lines', 'rules', 'toString'), fc.jsonValue()),
    )
    const document = fc.dictionary(fc.constantFrom('locked', 'suggested', '$schema', '__proto__'), patch)
    fc.assert(
      fc.property(fc.oneof(document, fc.jsonValue()), (value) => {
        const policy = read(JSON.stringify(value))
        if (!policy.ok) expect(policy.error).toMatchObject({ code: 'policy-invalid' })
        else
          for (const part of [policy.value.locked, policy.value.suggested])
            expect(settingsPatchSchema.safeParse(part).success).toBe(true)
      }),
    )
  })
})
