import { afterEach, describe, expect, it } from 'vitest'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { createCore } from '../../../app/core.ts'
import { encodeSecret } from '../../../app/core/secret.ts'
import { targetFromSettings } from '../../../app/core/target.ts'
import { CA_FILE, createHouse, joinHouse, startSimulator, type House } from './house.ts'

let house: House
afterEach(() => house.close())

const sees = ({ session }: AppState): boolean => canSeeCalls(session)
const PASSWORD_NEEDED = { ok: false, error: { code: 'password-needed' } }

/** Everything that the product shows or writes about itself. */
const everythingTold = (at: House): string =>
  JSON.stringify([at.core.state, at.ports.lines, at.ports.settings.read()])

describe('signing in', () => {
  it('keeps the settings, and the password apart from everything that is shown or logged', async () => {
    house = await createHouse()
    const told: string[] = []
    house.core.subscribe((patch) => told.push(JSON.stringify(patch)))
    await house.signIn()
    const { password, host, port } = house.form()
    expect(house.core.state.account).toEqual({
      address: 'ann@example.com',
      signedIn: true,
      hasPassword: true,
      passwordProtection: 'system',
      simulated: false,
    })
    expect(house.ports.settings.read()).toMatchObject({
      account: { address: 'ann@example.com' },
      server: { host, port, caFile: CA_FILE },
    })
    expect(house.ports.secret()).toContain(password)
    expect([...told, everythingTold(house)].join()).not.toContain(password)
  })

  it('takes an address as phones show it', async () => {
    house = await createHouse()
    const signedIn = await house.core.handle(
      'session.signIn',
      house.form({ address: ' sip:ann@example.com' }),
    )
    expect(signedIn.ok).toBe(true)
    expect(house.core.state.account.address).toBe('ann@example.com')
  })

  it('with a wrong password says so, keeps nothing, and asks again', async () => {
    house = await createHouse()
    const signedIn = await house.core.handle('session.signIn', house.form({ password: 'wrong' }))
    expect(signedIn).toMatchObject({ ok: false, error: { code: 'bad-credentials' } })
    expect(house.ports.secret()).toBeUndefined()
    expect(house.ports.settings.read().account.address).toBe('')
    expect(house.core.state.account).toMatchObject({ signedIn: false, hasPassword: false })
    expect(house.core.state.session.link.status).toBe('signed-out')
    await house.signIn()
  })

  it.each([
    ['no password', { password: '' }, 'password-needed'],
    ['no address', { address: 'ann' }, 'bad-input'],
    ['a JID that is none', { jid: 'ann' }, 'bad-input'],
    ['a CA file that cannot be read', { caFile: '/nowhere.pem' }, 'ca-file-unreadable'],
    ['no CA for the server', { caFile: '' }, 'certificate-untrusted'],
    ['a port where nobody listens', { port: 1 }, 'connection-refused'],
    ['services that are not there', { suffix: 'nowhere.example.com' }, undefined],
  ])('with %s', async (_what, changes, code) => {
    house = await createHouse()
    const signedIn = await house.core.handle('session.signIn', house.form(changes))
    expect(signedIn.ok ? undefined : signedIn.error.code).toBe(code)
    expect(house.core.state.account.signedIn).toBe(code === undefined)
  })

  it('that fails leaves whoever was signed in before signed in', async () => {
    house = await createHouse()
    await house.signIn()
    const secret = house.ports.secret()
    const again = await house.core.handle('session.signIn', house.form({ password: 'wrong' }))
    expect(again.ok).toBe(false)
    await house.until('calls are seen', sees)
    expect(house.ports.secret()).toBe(secret)
    expect(house.core.state.account).toMatchObject({ signedIn: true, hasPassword: true })
  })

  it.each([
    ['ws://127.0.0.1:5280/', 'websocket-insecure'],
    ['', 'websocket-url-invalid'],
    ['wss://ann:secret@127.0.0.1/', 'websocket-url-invalid'],
  ])('by WebSocket at "%s" is refused, and disturbs nobody', async (webSocketUrl, code) => {
    house = await createHouse()
    await house.signIn()
    const form = house.form({ transport: 'websocket', webSocketUrl })
    expect(await house.core.handle('session.signIn', form)).toEqual({ ok: false, error: { code } })
    expect(sees(house.core.state)).toBe(true)
    expect(house.ports.settings.read().server.transport).toBe('auto')
    const test = await house.core.handle('session.test', form)
    const [first] = test.ok ? test.value.stages : []
    expect(first).toEqual({ stage: 'resolve', status: 'failed', error: { code } })
  })

  it('as somebody else the service knows by another JID', async () => {
    house = await createHouse()
    const [, bob] = house.simulator.ready.accounts
    if (!bob) throw new Error('no second account')
    const signedIn = await house.core.handle(
      'session.signIn',
      house.form({ jid: bob.jid, address: bob.jid, password: bob.password }),
    )
    expect(signedIn.ok).toBe(true)
    expect(house.core.state.session.jid).toBe(bob.jid)
  })

  it('is called off when the program ends meanwhile', async () => {
    house = await createHouse()
    await house.order({ do: 'fault', kind: 'mute' })
    const asked = house.core.handle('session.signIn', house.form())
    await house.until('it connects', ({ session }) => session.link.status === 'connecting')
    await house.core.stop()
    expect(await asked).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(house.ports.secret()).toBeUndefined()
  })
})

describe('the next start', () => {
  it('signs in by itself', async () => {
    house = await createHouse()
    await house.signIn()
    await house.core.stop()
    await house.core.start()
    await house.until('calls are seen', sees)
    expect(house.core.state.account).toMatchObject({ signedIn: true, hasPassword: true })
  })

  it.each([
    ['the host', { server: { host: 'localhost' } }],
    ['the domain', { server: { domain: 'example.net' } }],
    ['the CA file', { server: { caFile: '/other.pem' } }],
    ['the service suffix', { services: { suffix: 'evil.example.net' } }],
    ['the address', { account: { address: 'bob@example.com' } }],
    ['the JID', { account: { jid: 'bob@example.com' } }],
  ])('with %s changed behind its back deletes the password before anything is sent', async (_what, patch) => {
    house = await createHouse()
    await house.signIn()
    await house.core.stop()
    house.ports.editSettings(patch)
    const core = createCore(house.ports, { platform: 'linux', version: '0.0.0' })
    const links: string[] = []
    core.subscribe(({ session }) => void links.push(session?.link.status ?? ''))
    await core.start()
    expect(house.ports.secret()).toBeUndefined()
    expect(core.state.account).toMatchObject({ signedIn: false, hasPassword: false })
    expect(links.filter((status) => status === 'connecting')).toEqual([])
    await core.stop()
  })

  it('with an address without encryption in the settings file says so and connects to nobody', async () => {
    house = await createHouse()
    house.ports.editSettings({
      account: { address: 'ann@example.com' },
      server: { transport: 'websocket', webSocketUrl: 'ws://127.0.0.1:5280/' },
    })
    const target = targetFromSettings(house.ports.settings.read())
    await house.ports.secrets.save(encodeSecret('secret', target, undefined))
    const links: string[] = []
    house.core.subscribe(({ session }) => void links.push(session?.link.status ?? ''))
    await house.core.start()
    const { session } = await house.until('it stopped', (state) => state.session.link.status === 'stopped')
    expect(session.link).toMatchObject({ error: { code: 'websocket-insecure' } })
    expect(links).not.toContain('connecting')
  })

  it('with another certificate in the CA file deletes the password before anything is sent', async () => {
    const simulator = await startSimulator()
    const files: Record<string, string> = { [CA_FILE]: simulator.ready.caPem }
    house = joinHouse(simulator, { caFiles: files })
    await house.signIn()
    await house.core.stop()
    files[CA_FILE] = `${simulator.ready.caPem}\n`
    const links: string[] = []
    house.core.subscribe(({ session }) => void links.push(session?.link.status ?? ''))
    await house.core.start()
    expect(house.ports.secret()).toBeUndefined()
    expect(house.core.state.account).toMatchObject({ signedIn: false, hasPassword: false })
    expect(links).not.toContain('connecting')
  })

  it('with the port changed keeps the password', async () => {
    house = await createHouse()
    await house.signIn()
    await house.core.stop()
    house.ports.editSettings({ server: { port: 1 } })
    await house.core.start()
    const { account } = await house.until('it tried', ({ session }) => session.link.status === 'waiting')
    expect(account).toMatchObject({ signedIn: true, hasPassword: true })
  })

  it('with a CA file that went says so and tries again when asked', async () => {
    house = await createHouse()
    await house.signIn()
    await house.core.stop()
    const files: Record<string, string> = {}
    const other = joinHouse(house.simulator, { caFiles: files, settings: house.ports.settings.read() }, false)
    await other.ports.secrets.save(house.ports.secret() ?? '')
    await other.core.start()
    expect(other.core.state.session.link).toMatchObject({
      status: 'stopped',
      error: { code: 'ca-file-unreadable' },
    })
    files[CA_FILE] = house.simulator.ready.caPem
    await other.core.handle('session.retry', {})
    await other.until('calls are seen', sees)
    await other.close()
  })

  it('has an administrator’s account in the form, and asks for the password alone', async () => {
    const simulator = await startSimulator()
    house = joinHouse(simulator, {
      settings: {
        account: { address: 'ann@example.com' },
        server: { host: simulator.ready.host, port: simulator.ready.port, caFile: CA_FILE },
      },
      locked: { 'account.address': '/etc/ringside.json', 'server.host': '/etc/ringside.json' },
    })
    await house.core.start()
    expect(house.core.state.account).toMatchObject({
      address: 'ann@example.com',
      signedIn: false,
      hasPassword: false,
    })
    const elsewhere = await house.core.handle('session.signIn', house.form({ host: 'localhost' }))
    expect(elsewhere).toEqual({ ok: false, error: { code: 'setting-locked', detail: 'server.host' } })
    await house.signIn()
  })
})

describe('changing settings', () => {
  it.each([
    ['host', { server: { host: 'localhost' } }],
    ['domain', { server: { domain: 'example.net' } }],
    ['CA file', { server: { caFile: '/other.pem' } }],
    ['service suffix', { services: { suffix: 'other.example.net' } }],
    ['connection', { server: { transport: 'websocket', webSocketUrl: 'wss://127.0.0.1:1/' } }],
  ] as const)('of the %s signs out, deletes the password and asks again', async (_what, patch) => {
    house = await createHouse()
    await house.signIn()
    expect(await house.core.handle('settings.set', { patch })).toEqual({ ok: true, value: null })
    expect(house.ports.secret()).toBeUndefined()
    expect(house.core.state.account).toMatchObject({ signedIn: false, hasPassword: false })
    expect(house.core.state.session.link.status).toBe('signed-out')
    expect(await house.core.handle('session.signIn', house.form({ password: '' }))).toEqual(PASSWORD_NEEDED)
  })

  it('of what watches calls signs in again with the same password', async () => {
    house = await createHouse()
    await house.signIn()
    await house.core.handle('settings.set', { patch: { account: { allAddresses: false } } })
    const { session } = await house.until(
      'one address is watched',
      (state) =>
        sees(state) &&
        state.session.authorization.status === 'valid' &&
        state.session.authorization.addresses.length === 1,
    )
    expect(session.authorization).toMatchObject({ addresses: ['ann@example.com'] })
  })

  it('of anything else leaves the session alone', async () => {
    house = await createHouse()
    await house.signIn()
    const { session } = house.core.state
    await house.core.handle('settings.set', { patch: { alerts: { missedPulse: true } } })
    expect(house.core.state.settings.values.alerts.missedPulse).toBe(true)
    await house.core.handle('settings.reset', { section: 'alerts' })
    expect(house.core.state.settings.values.alerts.missedPulse).toBe(false)
    expect(house.core.state.session).toBe(session)
  })
})

describe('settings that an administrator changes meanwhile', () => {
  it('are told, and leave the session alone where they do not concern it', async () => {
    house = await createHouse()
    await house.signIn()
    const { session } = house.core.state
    house.ports.editSettings({ alerts: { keepCardReady: true }, team: { lines: ['bob@example.com'] } })
    await house.core.reloadSettings()
    expect(house.core.state.settings.values.alerts.keepCardReady).toBe(true)
    expect(house.core.state.session.link).toBe(session.link)
    await house.until('the line is watched', ({ team }) => team.total === 1)
  })

  it('sign out where they lead to another server, and the password goes to nobody', async () => {
    house = await createHouse()
    await house.signIn()
    const links: string[] = []
    house.core.subscribe(({ session }) => void links.push(session?.link.status ?? ''))
    house.ports.editSettings({ server: { host: 'localhost' } })
    await house.core.reloadSettings()
    expect(house.ports.secret()).toBeUndefined()
    expect(house.core.state.account).toMatchObject({ signedIn: false, hasPassword: false })
    expect(links).not.toContain('connecting')
  })
})

describe('signing out', () => {
  it('deletes the password, says goodbye to the service, and keeps the address for the next time', async () => {
    house = await createHouse()
    await house.signIn()
    await house.core.handle('session.signOut', {})
    expect(house.ports.secret()).toBeUndefined()
    expect(house.core.state.account).toMatchObject({
      address: 'ann@example.com',
      signedIn: false,
      hasPassword: false,
    })
    expect(house.core.state).toMatchObject({
      session: { link: { status: 'signed-out' } },
      calls: { active: [], ended: [] },
      capabilities: { create: false, end: false, transfer: false },
    })
    expect(await house.simulator.do({ do: 'state' })).toMatchObject({ subscriptions: [], sessions: [] })
  })

  it('signs out all the same where the password cannot be deleted, and says that it is still there', async () => {
    house = await createHouse()
    await house.signIn()
    const { secrets, lines } = house.ports
    const clear = secrets.clear.bind(secrets)
    secrets.clear = () => Promise.reject(new Error('EROFS: read-only file system'))
    expect(await house.core.handle('session.signOut', {})).toMatchObject({
      ok: false,
      error: { code: 'password-not-deleted' },
    })
    expect(house.core.state.account).toMatchObject({ signedIn: false, hasPassword: true })
    expect(house.core.state.session.link.status).toBe('signed-out')
    expect(JSON.stringify(lines)).toContain('password-not-deleted')
    expect(house.core.state.shell.notices).toMatchObject([{ error: { code: 'password-not-deleted' } }])
    secrets.clear = clear
    expect(await house.core.handle('session.signOut', {})).toMatchObject({ ok: true })
    expect(house.core.state.account).toMatchObject({ signedIn: false, hasPassword: false })
  })
})

describe('trying it without an account', () => {
  it('stores nothing, and signing out returns to the stored account', async () => {
    house = await createHouse()
    await house.signIn()
    const secret = house.ports.secret()
    const stored = house.ports.settings.read()
    const elsewhere = await startSimulator({ domain: 'example.org', seed: 8 })
    const [guest] = elsewhere.ready.accounts
    if (!guest) throw new Error('no account')
    const { host, port, domain, caPem, services } = elsewhere.ready
    const tried = await house.core.tryIt({
      ...{ host, port, domain, caPem, suffix: services.suffix },
      address: guest.jid,
      password: guest.password,
    })
    expect(tried).toEqual({ ok: true, value: null })
    expect(house.core.state.account).toMatchObject({ address: guest.jid, signedIn: true, simulated: true })
    expect(house.core.state.session.jid).toBe(guest.jid)
    expect(house.ports.secret()).toBe(secret)
    expect(house.ports.settings.read()).toEqual(stored)

    // The stored password is for the stored server, whoever is signed in meanwhile.
    await house.core.handle('settings.set', { patch: { services: { suffix: 'other.example.net' } } })
    expect(house.ports.secret()).toBeUndefined()
    expect(house.core.state.account).toMatchObject({ signedIn: true, simulated: true })
    await house.core.handle('settings.set', { patch: { services: stored.services } })
    await house.ports.secrets.save(secret ?? '')

    await house.core.handle('session.signOut', {})
    const { account } = await house.until('calls of the stored account are seen', sees)
    expect(account).toMatchObject({ address: 'ann@example.com', simulated: false, signedIn: true })
    await elsewhere.stop()
  })
})

describe('the Test of the form', () => {
  it('passes every stage, names the addresses and leaves nothing behind', async () => {
    house = await createHouse()
    const tested = await house.core.handle('session.test', house.form())
    if (!tested.ok) throw new Error(tested.error.code)
    expect(tested.value.stages.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      'resolve passed',
      'connect passed',
      'tls passed',
      'sasl passed',
      'bind passed',
      'authorize passed',
      'subscribe passed',
      'snapshot passed',
    ])
    expect(tested.value.addresses).toEqual(['ann@example.com', 'sales@example.com'])
    expect(house.ports.secret()).toBeUndefined()
    expect(house.core.state.account.signedIn).toBe(false)
    expect(await house.simulator.do({ do: 'state' })).toMatchObject({ subscriptions: [], sessions: [] })
  })

  it.each([
    ['a wrong password', { password: 'wrong' }, 'sasl', 'bad-credentials'],
    ['no CA', { caFile: '' }, 'tls', 'certificate-untrusted'],
    ['nobody there', { port: 1 }, 'connect', 'connection-refused'],
    ['no service there', { suffix: 'nowhere.example.com' }, 'authorize', 'service-unavailable'],
  ])('names the stage that failed: %s', async (_what, changes, stage, code) => {
    house = await createHouse()
    const tested = await house.core.handle('session.test', house.form(changes))
    if (!tested.ok) throw new Error(tested.error.code)
    const failed = tested.value.stages.filter(({ status }) => status === 'failed')
    expect(failed).toMatchObject([{ stage, error: { code } }])
    const names = tested.value.stages.map(({ status }) => status)
    expect(names.slice(names.indexOf('failed') + 1).every((status) => status === 'not-reached')).toBe(true)
  })

  it('does not disturb the session that runs', async () => {
    house = await createHouse()
    await house.signIn()
    const { session } = house.core.state
    const tested = await house.core.handle('session.test', house.form({ password: '' }))
    expect(tested.ok && tested.value.stages.every(({ status }) => status === 'passed')).toBe(true)
    expect(house.core.state.session).toBe(session)
  })

  it('never sends the stored password elsewhere', async () => {
    house = await createHouse()
    await house.signIn()
    const tested = await house.core.handle('session.test', house.form({ password: '', host: 'localhost' }))
    expect(tested).toEqual(PASSWORD_NEEDED)
  })
})
