import { afterEach, describe, expect, it } from 'vitest'
import type { ConsoleEntry, ConsoleFilter } from '../../../app/contract/developer.ts'
import { formsOf } from '../../e2e/harness/profile.ts'
import { until, untilTrue } from '../../desktop/until.ts'
import { createHouse, type House } from './house.ts'

let house: House
afterEach(() => house.close())

const ALL: ConsoleFilter = {
  kinds: ['message', 'presence', 'iq', 'other'],
  directions: ['in', 'out'],
  jid: '',
  text: '',
}
const CALLS = 'pubsub.active-calls.xmpp.onsip.com'
const CALL_COMMANDS = 'commands.active-calls.xmpp.onsip.com'

async function entries(filter: Partial<ConsoleFilter> = {}): Promise<readonly ConsoleEntry[]> {
  const page = await house.core.handle('developer.entries', { filter: { ...ALL, ...filter }, limit: 200 })
  if (!page.ok) throw new Error(page.error.code)
  return page.value.entries
}

const passwordOf = ({ simulator }: House): string => simulator.ready.accounts[0]?.password ?? ''

async function value<T>(answer: Promise<{ readonly ok: boolean; readonly value?: T }>): Promise<T> {
  const { ok, value: found } = await answer
  if (!ok || found === undefined) throw new Error(`refused: ${JSON.stringify(await answer)}`)
  return found
}

describe('the console', () => {
  it.each([['PLAIN'], ['SCRAM-SHA-1']] as const)(
    'opened before signing in shows all of it, and no secret of %s',
    async (mechanism) => {
      house = await createHouse({ mechanisms: [mechanism] })
      house.core.console.open(() => undefined)
      await house.signIn()
      const heard = await entries()
      const titles = heard.map(({ direction, title }) => `${direction} ${title}`)
      expect(titles).toEqual(
        expect.arrayContaining([
          'out stream:stream',
          'in stream:stream',
          'out starttls',
          'in proceed',
          'out auth',
          'in success',
          'out iq set: bind',
          'out presence: priority',
          'out iq set: command authorize-plain',
          'in iq result: command authorize-plain',
        ]),
      )
      const text = house.core.console.text(ALL)
      expect(text).toContain(`mechanism="${mechanism}"`)
      expect(text).toContain('•••')
      const password = passwordOf(house)
      for (const secret of [...formsOf(password), ...formsOf(`\0ann\0${password}`)]) {
        expect(text).not.toContain(secret)
      }
      // What SASL says is masked as a whole, not only where the password can be seen in it.
      const sasl = heard.filter(({ xml }) => xml.includes('urn:ietf:params:xml:ns:xmpp-sasl'))
      const bodies = sasl.map(({ xml }) => />([^<>]*)<\/(?:auth|response|challenge|success)>$/.exec(xml)?.[1])
      expect(new Set(bodies.filter((body) => body !== undefined))).toEqual(new Set(['•••']))
      expect(text).not.toMatch(/[nrc]=[A-Za-z0-9+/-]{12}/)
    },
  )

  it('shows a call coming in, and tells that there is news', async () => {
    house = await createHouse()
    await house.signIn()
    const news: number[] = []
    house.core.console.open((newest) => news.push(newest))
    await house.order({ do: 'ring', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' })
    const [event] = await until('the event', async () => {
      const found = await entries({ kinds: ['message'], text: 'requested' })
      return found.length > 0 ? found : undefined
    })
    expect(event).toMatchObject({ direction: 'in', from: CALLS })
    expect(event?.title).toContain('event items')
    await untilTrue('news', () => news.length > 0)
    expect(news.at(-1)).toBeGreaterThanOrEqual(event?.id ?? Infinity)
  })

  it('that is closed hears nothing more, and keeps what it held until it is cleared', async () => {
    house = await createHouse()
    house.core.console.open(() => undefined)
    await house.signIn()
    house.core.console.close()
    const held = (await entries()).length
    expect(held).toBeGreaterThan(0)
    await house.order({ do: 'ring', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' })
    await house.until('it rings', ({ calls }) => calls.active.length === 1)
    expect(await house.core.handle('developer.entries', { filter: ALL, limit: 200 })).toMatchObject({
      ok: true,
      value: { open: false, held },
    })
    await house.core.handle('developer.clear', {})
    expect(await entries()).toEqual([])
  })

  it('hears the Test of the sign-in form too, without its secrets', async () => {
    house = await createHouse()
    house.core.console.open(() => undefined)
    const tested = await house.core.handle('session.test', house.form())
    expect(tested.ok).toBe(true)
    const titles = (await entries()).map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(['auth', 'success', 'iq set: command authorize-plain']))
    expect(house.core.console.text(ALL)).not.toContain(passwordOf(house))
  })

  it('forgets what it held when another account signs in', async () => {
    house = await createHouse()
    house.core.console.open(() => undefined)
    await house.signIn()
    await house.core.handle('session.signOut', {})
    expect(house.core.console.text(ALL)).toContain('ann@example.com')
    const other = house.simulator.ready.accounts.find(({ jid }) => jid.startsWith('bob@'))
    const signedIn = await house.core.handle(
      'session.signIn',
      house.form({ address: other?.jid ?? '', password: other?.password ?? '' }),
    )
    expect(signedIn.ok).toBe(true)
    expect(house.core.console.text(ALL)).not.toContain('ann@example.com')
  })

  it('that is opened again goes on behind what it held', async () => {
    house = await createHouse()
    house.core.console.open(() => undefined)
    await house.signIn()
    house.core.console.close()
    const before = await entries()
    house.core.console.open(() => undefined)
    await house.order({ do: 'ring', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' })
    await untilTrue('more', async () => (await entries()).length > before.length)
    const after = await entries()
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.map(({ id }) => id)).toEqual([...after.map(({ id }) => id)].sort((a, b) => a - b))
  })

  it('sends what was typed, and shows it with the answer', async () => {
    house = await createHouse()
    await house.signIn()
    house.core.console.open(() => undefined)
    const ping = "<iq type='get' to='example.com'><ping xmlns='urn:xmpp:ping'/></iq>"
    expect(await house.core.handle('developer.send', { xml: ping })).toEqual({ ok: true, value: null })
    await untilTrue('the answer', async () => {
      const answered = await entries({ directions: ['in'], text: 'typed-1' })
      return answered.length === 1
    })
    expect((await entries({ directions: ['out'], text: 'typed-1' }))[0]?.xml).toContain('urn:xmpp:ping')
  })

  it('sends nothing that is not well-formed, and says where and why', async () => {
    house = await createHouse()
    await house.signIn()
    house.core.console.open(() => undefined)
    const refused = async (xml: string): Promise<unknown> => {
      const answer = await house.core.handle('developer.send', { xml })
      return answer.ok ? 'sent' : answer.error
    }
    expect(await refused('<message>\n<body>\n</message>')).toEqual({
      code: 'not-well-formed',
      detail: 'Line 3: </message> closes nothing that is open here.',
    })
    expect(await refused('</stream:stream>')).toEqual({
      code: 'not-well-formed',
      detail: 'Line 1: This would end the stream.',
    })
    expect(await refused("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>")).toMatchObject({
      code: 'not-well-formed',
    })
    expect(await entries({ directions: ['out'] })).toEqual([])
    expect(house.core.state.session.link.status).toBe('connected')
  })

  it('sends nothing while nobody is signed in', async () => {
    house = await createHouse()
    expect(await house.core.handle('developer.send', { xml: '<presence/>' })).toMatchObject({
      ok: false,
      error: { code: 'not-signed-in' },
    })
  })
})

describe('the service browser', () => {
  it('finds the services from the domain down to the calls on an address', async () => {
    house = await createHouse()
    await house.signIn()
    const { core } = house
    const roots = await value(core.handle('developer.roots', {}))
    expect(roots).toMatchObject({ domain: 'example.com', suffix: 'xmpp.onsip.com' })
    const listed = await value(core.handle('developer.items', { jid: roots.domain }))
    expect(listed.items.map(({ jid }) => jid)).toContain(CALLS)
    const [mine] = (await value(core.handle('developer.items', { jid: CALLS }))).items
    expect(mine).toMatchObject({ node: '/me/ann@example.com', listed: true })
    const info = await value(core.handle('developer.info', { jid: CALLS }))
    expect(info.identities).toContainEqual(expect.objectContaining({ category: 'pubsub' }))
    expect(info.features).toContain('http://jabber.org/protocol/pubsub')

    await house.order({ do: 'ring', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' })
    const lying = await value(core.handle('developer.nodeItems', { jid: CALLS, node: '/' }))
    expect(lying.node).toBe('/me/ann@example.com')
    expect(lying.items[0]).toMatchObject({ node: '/example.com/ann' })
    expect(lying.items[0]?.xml).toContain('<dialog-state>requested</dialog-state>')
    expect(lying.items[0]?.values).toContainEqual({ name: 'from.number', value: '(415) 555-1212' })
  })

  it('names the documented components below the suffix, whether the service does or not', async () => {
    house = await createHouse()
    await house.signIn()
    const { items } = await value(house.core.handle('developer.items', { jid: 'xmpp.onsip.com' }))
    expect(items).toHaveLength(14)
    expect(items).toContainEqual({ jid: CALL_COMMANDS, node: '', name: '', listed: false })
  })

  it('subscribes by hand and ends that again, and leaves the own subscription alone', async () => {
    house = await createHouse()
    await house.signIn()
    const { core } = house
    const node = '/example.com/ann'
    const made = await value(core.handle('developer.subscribe', { jid: CALLS, node }))
    expect(made).toMatchObject({ node, own: true, standing: false })
    const list = async () =>
      (await value(core.handle('developer.subscriptions', { jid: CALLS }))).subscriptions
    const mine = await until('the decision', async () =>
      (await list()).find((entry) => entry.node === node && entry.state === 'subscribed'),
    )
    const standing = (await list()).find((entry) => entry.standing)
    expect(standing).toMatchObject({ node: '/me/ann@example.com', own: true })

    const end = (entry: typeof mine, force = false) =>
      core.handle('developer.unsubscribe', {
        jid: CALLS,
        node: entry.node,
        subscriber: entry.jid,
        subid: entry.subid,
        standing: force,
      })
    if (standing === undefined) throw new Error('no standing subscription')
    expect(await end(standing)).toEqual({ ok: false, error: { code: 'standing-subscription' } })
    expect(await end(mine)).toEqual({ ok: true, value: null })
    expect((await list()).map((entry) => entry.node)).toEqual(['/me/ann@example.com'])
    expect(await end(standing, true)).toEqual({ ok: true, value: null })
    expect(await list()).toEqual([])
  })

  it('says why there is nothing to see', async () => {
    house = await createHouse()
    expect(await house.core.handle('developer.items', { jid: 'example.com' })).toMatchObject({
      ok: false,
      error: { code: 'not-signed-in' },
    })
    await house.signIn()
    expect(await house.core.handle('developer.nodeItems', { jid: CALLS, node: '/nobody' })).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    })
  })
})

describe('the command runner', () => {
  it('finds the commands of a component under their names', async () => {
    house = await createHouse()
    await house.signIn()
    const { commands } = await value(house.core.handle('developer.commands', { jid: CALL_COMMANDS }))
    expect(commands.map(({ name }) => name)).toEqual([
      'Create Call',
      'Terminate Call',
      'Transfer a Call',
      'Cancel Call',
    ])
  })

  it('places a call in two stages, and it shows like any other', async () => {
    house = await createHouse()
    await house.signIn()
    const run = { jid: CALL_COMMANDS, node: 'create' }
    const first = await value(house.core.handle('developer.run', run))
    expect(first).toMatchObject({
      kind: 'reply',
      status: 'executing',
      actions: ['cancel', 'execute'],
      defaultAction: 'execute',
      form: { title: 'Create Call', fields: [{ name: 'from', required: true }, { name: 'to' }, {}] },
    })
    const sessionId = first.kind === 'reply' ? first.sessionId : ''
    const fields = [
      { name: 'from', type: 'text-single', values: ['sip:ann@example.com'] },
      { name: 'to', type: 'text-single', values: ['sip:bob@example.com'] },
    ]
    const second = await value(house.core.handle('developer.run', { ...run, sessionId, fields }))
    expect(second).toMatchObject({ kind: 'reply', status: 'completed', form: { type: 'result' } })
    const state = await house.until('the call', ({ calls }) => calls.active.length === 1)
    expect(state.calls.active[0]?.owners).toEqual(['ann@example.com'])
  })

  it.each(['terminate', 'transfer', 'cancel'])('gets the form of %s and can leave it', async (node) => {
    house = await createHouse()
    await house.signIn()
    const first = await value(house.core.handle('developer.run', { jid: CALL_COMMANDS, node }))
    if (first.kind !== 'reply') throw new Error(first.text)
    expect(first.form?.fields.map(({ name }) => name)).toContain('call-id')
    const cancelled = await value(
      house.core.handle('developer.run', {
        jid: CALL_COMMANDS,
        node,
        sessionId: first.sessionId,
        action: 'cancel',
      }),
    )
    expect(cancelled).toMatchObject({ kind: 'reply', status: 'canceled' })
  })

  it('shows the form of authorize-plain, and of a wrong password what the server says but not the password', async () => {
    house = await createHouse()
    await house.signIn()
    const run = { jid: 'commands.auth.xmpp.onsip.com', node: 'authorize-plain' }
    const first = await value(house.core.handle('developer.run', run))
    if (first.kind !== 'reply') throw new Error(first.text)
    expect(first.form?.fields.map(({ type }) => type)).toEqual([
      'text-single',
      'text-private',
      'boolean',
      'hidden',
    ])
    const refused = await value(
      house.core.handle('developer.run', {
        ...run,
        sessionId: first.sessionId,
        fields: [
          { name: 'sip-address', values: ['ann@example.com'] },
          { name: 'password', type: 'text-private', values: ['open sesame'] },
        ],
      }),
    )
    expect(refused).toMatchObject({
      kind: 'refused',
      type: 'modify',
      condition: 'bad-request',
      commandCondition: 'bad-action',
    })
    expect(refused.kind === 'refused' && refused.text).toContain('invalid username or password')
    expect(refused.xml).toContain('<value>•••</value>')
    expect(refused.xml).not.toContain('open sesame')
  })

  it('tells a component without commands from one that is not there', async () => {
    house = await createHouse()
    await house.signIn()
    expect(
      await house.core.handle('developer.commands', { jid: 'commands.user-agents.xmpp.onsip.com' }),
    ).toEqual({ ok: true, value: { commands: [] } })
    expect(await house.core.handle('developer.commands', { jid: 'nobody.example.com' })).toMatchObject({
      ok: false,
      error: { code: 'service-unavailable' },
    })
  })
})
