import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createLog } from '../../../main/log.ts'
import { createScene, OWN, ringFrom, type Scene } from './scene.ts'
import { legsOf } from './truth.ts'

let scene: Scene
const folder = mkdtempSync(path.join(tmpdir(), 'ringside-log-'))
afterEach(async () => {
  await scene.close()
  rmSync(folder, { recursive: true, force: true })
})

const CALLER = '14155551212'
const DIALLED = '12125550123'
const base64 = (text: string): string => Buffer.from(text).toString('base64')

it('after a whole day of work and trouble the log holds no secret, no stanza and no whole number', async () => {
  scene = await createScene(10)
  const { house, until } = scene
  const { core, simulator, order } = house
  const [account] = simulator.ready.accounts
  const password = account?.password ?? ''

  await core.handle('session.signIn', house.form({ password: `wrong-${password}` }))
  await house.signIn()
  const call = await order(ringFrom(CALLER))
  const first = () => core.state.calls.active[0]
  await until('the call', 10_000, () => first()?.state === 'ringing')
  await order({ do: 'answer', call })
  await until('the answer', 10_000, () => first()?.state === 'answered')
  await core.handle('call.transfer', { callId: first()?.id ?? '', to: `sip:${DIALLED}@example.com` })
  await until('the end', 10_000, () => core.state.calls.active.length === 0)
  await core.handle('call.create', { to: DIALLED })
  await until('the own phone', 10_000, async () => (await legsOf(simulator, OWN)).length > 0)
  await core.handle('call.end', { callId: first()?.id ?? '' })
  for (const trouble of [
    { kind: 'drop' },
    { kind: 'restart', forMs: 1_000 },
    { kind: 'revoke' },
    { kind: 'component-restart', forMs: 1_000, forget: true },
  ]) {
    await order({ do: 'fault', ...trouble })
    await order(ringFrom(CALLER))
    await scene.pass(5_000)
  }
  await core.handle('session.test', house.form({ password: `wrong-${password}` }))
  await core.handle('session.signOut', {})

  // Once as the program itself says it, before the last gate, and once as it stands in the file.
  const { lines } = house.ports
  const said = lines.map(({ event, fields }) => `${event} ${JSON.stringify(fields ?? {})}`).join('\n')
  const file = path.join(folder, 'ringside.log')
  const log = createLog(file)
  for (const { level, event, fields } of lines) log[level](event, fields)
  const written = readFileSync(file, 'utf8')
  expect(lines.length).toBeGreaterThan(30)
  expect(written.trim().split('\n')).toHaveLength(lines.length)

  const secrets = [
    password,
    base64(password),
    base64(`\0ann\0${password}`),
    base64(`\0ann\0wrong-${password}`),
    CALLER,
    DIALLED,
    ...[CALLER, DIALLED].map((number) => number.slice(1)),
  ]
  for (const secret of secrets) {
    expect(said).not.toContain(secret)
    expect(written).not.toContain(secret)
  }
  // No stanza, no form, no SASL: nothing with a tag in it, whoever quoted it.
  expect(said).not.toMatch(/<\/?[a-z]+[^>]*>|call-setup-id|sip-address|auth-for-all|SCRAM|mechanism/i)
  expect(written).not.toMatch(/[a-z]+@example\.com/i)
})
