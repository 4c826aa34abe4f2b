import { afterEach, describe, expect, it } from 'vitest'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { prosodyMissing } from './prosody.ts'
import { startHttpProxy } from '../xmpp/test-proxies.ts'
import { createStreet, type Street, type StreetOptions } from './street.ts'

const OUTSIDE = 'sip:14155551212@jnctn.net'
const ANN = 'sip:ann@example.com'

let street: Street | undefined
afterEach(async () => {
  await street?.close()
  street = undefined
})

const open = async (options: StreetOptions = {}): Promise<Street> => (street = await createStreet(options))
const first = ({ calls }: AppState) => calls.active[0]
const sees = ({ session }: AppState): boolean => canSeeCalls(session)

/** Call-ids that the app shows as going on, sorted. */
const shownCalls = ({ calls }: AppState): readonly string[] =>
  [...new Set(calls.active.flatMap((call) => call.legs.map(({ callId }) => callId)))].sort()

async function receiveCall({ order, core, until }: Street): Promise<void> {
  const { call } = await order({ do: 'ring', from: OUTSIDE, to: ANN })
  await until('it rings', (state) => first(state)?.state === 'ringing')
  await order({ do: 'answer', call })
  const answered = await until('it is answered', (state) => first(state)?.state === 'answered')
  const ended = await core.handle('call.end', { callId: first(answered)?.id ?? '' })
  expect(ended).toMatchObject({ ok: true })
  await until('it is over', ({ calls }) => calls.active.length === 0 && calls.ended.length === 1)
}

describe.skipIf(prosodyMissing !== undefined)(`through Prosody ${prosodyMissing ?? ''}`.trim(), () => {
  it('a call rings, is answered and hung up over STARTTLS, signed in with PLAIN', async () => {
    const house = await open()
    await house.signIn()
    await receiveCall(house)
    expect(await house.serviceCalls()).toEqual([])
  })

  it('the same over direct TLS, signed in with SCRAM', async () => {
    const house = await open({ plainOnly: false })
    await house.signIn({ port: house.prosody.directTlsPort, security: 'tls' })
    await receiveCall(house)
  })

  it('the same over WebSocket, under the name of the address', async () => {
    const house = await open({ names: ['127.0.0.1'] })
    await house.signIn(house.byWebSocket())
    await receiveCall(house)
    expect(await house.serviceCalls()).toEqual([])
  })

  it('another address for WebSocket makes the stored password one that is asked for again', async () => {
    const house = await open({ names: ['127.0.0.1'] })
    await house.signIn(house.byWebSocket())
    expect(house.core.state.account.hasPassword).toBe(true)
    const webSocketUrl = `${house.byWebSocket().webSocketUrl ?? ''}?other`
    await house.core.handle('settings.set', { patch: { server: { webSocketUrl } } })
    expect(house.core.state.account).toMatchObject({ signedIn: false, hasPassword: false })
    const again = await house.core.handle(
      'session.signIn',
      house.form({ ...house.byWebSocket(), password: '' }),
    )
    expect(again).toMatchObject({ ok: false, error: { code: 'password-needed' } })
  })

  it('over WebSocket a restart of the server is recovered from', async () => {
    const house = await open({ names: ['127.0.0.1'], plainOnly: false })
    await house.signIn(house.byWebSocket())
    const { call } = await house.order({ do: 'ring', from: OUTSIDE, to: ANN })
    await house.until('it rings', (state) => first(state)?.state === 'ringing')
    await house.prosody.stop()
    await house.until('the loss is told', (state) => !sees(state))
    await house.prosody.start()
    house.core.check('network')
    const back = await house.until('the call again', (state) => sees(state) && shownCalls(state).length === 1)
    expect(shownCalls(back)).toEqual([call])
  })

  it('a call rings through a company’s proxy, which alone resolves the server’s name', async () => {
    let asked: readonly string[] = []
    const house = await open({
      proxies: async (port) => {
        const proxy = await startHttpProxy(port)
        asked = proxy.asked
        return `PROXY 127.0.0.1:${String(proxy.port)}`
      },
    })
    await house.signIn({ host: '', port: null })
    await receiveCall(house)
    expect(new Set(asked)).toEqual(new Set(['example.com:5222']))
  })

  it('click-to-call goes from the own phone to the other side', async () => {
    const house = await open()
    await house.signIn()
    const created = await house.core.handle('call.create', { to: 'sip:17325550100@example.com' })
    if (!created.ok) throw new Error(created.error.code)
    const call = created.value.setupId
    await house.until('the own phone rings', (state) => first(state)?.setup?.state === 'own-phone-ringing')
    await house.order({ do: 'answer', call })
    await house.until('the call is placed', (state) => first(state)?.setup?.state === 'placed')
    await house.order({ do: 'answer', call })
    const { calls } = await house.until('it is answered', (state) => first(state)?.state === 'answered')
    expect(calls.active).toHaveLength(1)
  })

  it('a restart of the server in mid-call loses neither that call nor what changed meanwhile', async () => {
    // Components come back after clients do, so the first request may find nobody and is made again soon.
    const house = await open()
    await house.signIn()
    const { call } = await house.order({ do: 'ring', from: OUTSIDE, to: ANN })
    await house.until('it rings', (state) => first(state)?.state === 'ringing')
    await house.order({ do: 'answer', call })
    await house.until('it is answered', (state) => first(state)?.state === 'answered')
    await house.prosody.stop()
    await house.until('the loss is told', (state) => !sees(state))
    await house.order({ do: 'ring', from: 'sip:14155551313@jnctn.net', to: ANN })
    await house.prosody.start()
    house.core.check('network')
    const back = await house.until('both calls', (state) => sees(state) && shownCalls(state).length === 2)
    expect(shownCalls(back)).toEqual(await house.serviceCalls())
  })

  it('while one component is away its command is refused in words, and works once it is back', async () => {
    const house = await open()
    await house.signIn()
    const jid = 'commands.active-calls.xmpp.example.net'
    await house.order({ do: 'fault', kind: 'restart', jid, forMs: 1_500 })
    const refused = await house.core.handle('call.create', { to: 'sip:17325550100@example.com' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'service-unavailable' } })
    expect(sees(house.core.state)).toBe(true)
    const deadline = performance.now() + 8_000
    let again = refused
    while (!again.ok && performance.now() < deadline) {
      again = await house.core.handle('call.create', { to: 'sip:17325550100@example.com' })
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    expect(again.ok).toBe(true)
    await house.until('the own phone rings', (state) =>
      state.calls.active.some((call) => call.setup?.state === 'own-phone-ringing'),
    )
  })

  it('services that were killed and forgot everything leave no ghost, and the next call rings', async () => {
    const house = await open()
    await house.signIn()
    await house.order({ do: 'ring', from: OUTSIDE, to: ANN })
    await house.until('it rings', (state) => first(state)?.state === 'ringing')
    await house.restartServices()
    house.core.check('resume')
    await house.until('the ghost is gone', (state) => sees(state) && state.calls.active.length === 0)
    await house.order({ do: 'ring', from: OUTSIDE, to: ANN })
    const rings = await house.until('the next call rings', (state) => first(state)?.state === 'ringing')
    expect(shownCalls(rings)).toEqual(await house.serviceCalls())
  })

  it.each([
    ['a certificate for another name', { names: ['elsewhere.example.org'] }, {}, 'certificate-name'],
    ['a certificate that has expired', { validity: 'expired' }, {}, 'certificate-expired'],
    ['an authority that nobody knows', {}, { caFile: '' }, 'certificate-untrusted'],
    ['a wrong password', {}, { password: 'wrong' }, 'bad-credentials'],
  ] as const)('%s is refused with its own sentence', async (_what, certified, changes, code) => {
    const house = await open(certified)
    const signedIn = await house.core.handle('session.signIn', house.form(changes))
    expect(signedIn.ok ? undefined : signedIn.error.code).toBe(code)
    expect(house.core.state.account.signedIn).toBe(false)
  })

  it.each([
    ['a certificate for the XMPP domain alone', { names: ['example.com'] }, {}, 'certificate-name'],
    ['a certificate that has expired', { validity: 'expired' }, {}, 'certificate-expired'],
    ['an authority that nobody knows', {}, { caFile: '' }, 'certificate-untrusted'],
    ['a wrong password', {}, { password: 'wrong' }, 'bad-credentials'],
    ['an address without encryption', {}, { webSocketUrl: 'ws://127.0.0.1:5280/' }, 'websocket-insecure'],
    ['an address that is none', {}, { webSocketUrl: '127.0.0.1' }, 'websocket-url-invalid'],
  ] as const)(
    'over WebSocket %s is refused with its own sentence',
    async (_what, certified, changes, code) => {
      const house = await open({ names: ['127.0.0.1'], ...certified })
      const form = house.form({ ...house.byWebSocket(), ...changes })
      const signedIn = await house.core.handle('session.signIn', form)
      expect(signedIn.ok ? undefined : signedIn.error.code).toBe(code)
      expect(house.core.state.account.signedIn).toBe(false)
    },
  )

  it('a path where the server speaks no XMPP is refused with its own sentence', async () => {
    const house = await open({ names: ['127.0.0.1'] })
    const { webSocketUrl = '', ...rest } = house.byWebSocket()
    const elsewhere = webSocketUrl.replace('xmpp-websocket', 'elsewhere')
    const form = house.form({ ...rest, webSocketUrl: elsewhere })
    const signedIn = await house.core.handle('session.signIn', form)
    expect(signedIn).toMatchObject({ ok: false, error: { code: 'websocket-refused', detail: 'HTTP 404' } })
  })
})
