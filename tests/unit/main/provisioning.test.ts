import path from 'node:path'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadProvisioning } from '../../../main/provisioning-file.ts'
import { readProvisioning } from '../../../main/provisioning.ts'

const FILE = path.resolve('/etc/ringside/r.json')

describe("an administrator's file", () => {
  it('sets any part of the settings', () => {
    const text = '\uFEFF{"account":{"address":"ann@example.com"},"server":{"port":5222}}'
    expect(readProvisioning(text, FILE)).toEqual({
      ok: true,
      value: { origin: FILE, values: { account: { address: 'ann@example.com' }, server: { port: 5222 } } },
    })
  })

  it('finds a CA file beside itself', () => {
    const read = readProvisioning('{"server":{"caFile":"ca.pem"}}', FILE)
    expect(read.ok && read.value.values.server?.caFile).toBe(path.resolve('/etc/ringside/ca.pem'))
    const absolute = readProvisioning('{"server":{"caFile":"/ssl/ca.pem"}}', FILE)
    expect(absolute.ok && absolute.value.values.server?.caFile).toBe(path.resolve('/ssl/ca.pem'))
  })

  it.each([
    '{"server":{"prot":1}}',
    '{"server":{"port":"5222"}}',
    '[]',
    '{',
    '"x"',
    '{"account":{"password":"x"}}',
  ])('that says %s is refused whole', (text) => {
    expect(readProvisioning(text, FILE)).toMatchObject({ ok: false, error: { code: 'config-invalid' } })
  })

  it.each([
    ['account.address', { account: { address: 'ann' } }],
    ['account.address', { account: { address: 'sip:ann@example.com' } }],
    ['account.jid', { account: { jid: 'ann at example.com' } }],
    ['dialing.callFrom', { dialing: { callFrom: '7325550100' } }],
  ])('with %s that is no address is refused, with the file and the reason', (key, values) => {
    const read = readProvisioning(JSON.stringify(values), FILE)
    expect(read).toEqual({
      ok: false,
      error: { code: 'config-invalid', detail: `${FILE}: ${key} is not of the form user@example.com` },
    })
  })

  it('is not quoted when it is refused: it may hold a secret in the wrong place', () => {
    const read = readProvisioning('{"account":{"address":["hunter2"]}}', FILE)
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })
})

describe('on disk', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-provisioning-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is found relative to where the program was started', async () => {
    await writeFile(path.join(folder, 'r.json'), '{"dialing":{"country":"DE"}}')
    expect(await loadProvisioning('r.json', folder)).toMatchObject({
      ok: true,
      value: { origin: path.join(folder, 'r.json') },
    })
  })

  it('is told when it is not there, is no file, or is far too large', async () => {
    await writeFile(path.join(folder, 'large.json'), ' '.repeat(2_000_000))
    for (const name of ['missing.json', '.', 'large.json']) {
      expect(await loadProvisioning(name, folder)).toMatchObject({
        ok: false,
        error: { code: 'config-unreadable' },
      })
    }
  })
})
