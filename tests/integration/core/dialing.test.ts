import { afterEach, describe, expect, it } from 'vitest'
import type { CommandInput } from '../../../app/contract/commands.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, type House } from './house.ts'

let house: House
afterEach(() => house.close())

const NUMBER = '(732) 555-0100'
const propose = (text: string, source: CommandInput<'dial.propose'>['source']) =>
  house.core.handle('dial.propose', { text, source })
const queue = () => house.core.state.dialing.queue
const isPlacing = ({ calls }: AppState): boolean => calls.active.some(({ origin }) => origin === 'own-setup')

describe('a number typed by hand', () => {
  it('is called at once, without a question', async () => {
    house = await createHouse()
    await house.signIn()
    expect(await propose(NUMBER, 'field')).toEqual({ ok: true, value: { requestId: null } })
    expect(house.core.state.calls.active).toMatchObject([
      { origin: 'own-setup', setup: { to: { uri: 'sip:17325550100@example.com', number: NUMBER } } },
    ])
    expect(queue()).toEqual([])
  })

  it('that is none is refused where it was typed', async () => {
    house = await createHouse()
    expect(await propose('nobody', 'field')).toEqual({ ok: false, error: { code: 'no-number' } })
    expect(queue()).toEqual([])
  })

  it('cannot be called off line, which is said', async () => {
    house = await createHouse()
    expect(await propose(NUMBER, 'field')).toEqual({ ok: false, error: { code: 'not-signed-in' } })
  })

  it('beside another one waits for a choice', async () => {
    house = await createHouse()
    await house.signIn()
    const proposed = await propose('732-555-0100 or 732-555-0101', 'field')
    const [request] = queue()
    expect(proposed).toEqual({ ok: true, value: { requestId: request?.id } })
    expect(request).toMatchObject({ wait: { kind: 'enter' } })
    expect(isPlacing(house.core.state)).toBe(false)
    await house.core.handle('dial.confirm', { requestId: request?.id ?? '', index: 1 })
    expect(house.core.state.calls.active).toMatchObject([
      { setup: { to: { uri: 'sip:17325550101@example.com' } } },
    ])
    expect(queue()).toEqual([])
  })
})

describe('a number from the clipboard', () => {
  it('is shown and then called by itself', async () => {
    house = await createHouse({}, { clock: createScaledClock(10) })
    await house.signIn()
    const proposed = await propose(`Tel: ${NUMBER}`, 'clipboard')
    const [request] = queue()
    expect(proposed).toEqual({ ok: true, value: { requestId: request?.id } })
    expect(request).toMatchObject({
      wait: { kind: 'countdown' },
      candidates: [{ dialString: '17325550100' }],
    })
    expect(isPlacing(house.core.state)).toBe(false)
    await house.until('it is called', isPlacing)
    expect(queue()).toEqual([])
  })

  it('is not called once it was dismissed', async () => {
    const clock = createScaledClock(10)
    house = await createHouse({}, { clock })
    await house.signIn()
    await propose(NUMBER, 'clipboard')
    await house.core.handle('dial.dismiss', { requestId: queue()[0]?.id ?? '' })
    await new Promise<void>((resolve) => void clock.after(3_000, resolve))
    expect(isPlacing(house.core.state)).toBe(false)
  })

  it('stays with the reason when it could not be called', async () => {
    house = await createHouse({}, { clock: createScaledClock(10) })
    await propose(NUMBER, 'clipboard')
    const { dialing } = await house.until(
      'it failed',
      (state) => state.dialing.queue[0]?.problem !== undefined,
    )
    expect(dialing.queue).toMatchObject([{ problem: { code: 'not-signed-in' }, wait: { kind: 'enter' } }])
  })

  it('that holds no number says so', async () => {
    house = await createHouse()
    await propose('good morning', 'clipboard')
    expect(queue()).toMatchObject([{ candidates: [], problem: { code: 'no-number' } }])
  })
})

describe('what is dialled by the own plan', () => {
  it('is what was explained, digit for digit, as the service receives it', async () => {
    const rule = { kind: 'pattern', match: '+44*', replace: '*', note: '' } as const
    house = await createHouse(
      {},
      { settings: { dialing: { outsidePrefix: '9', extensionLength: 3, rules: [rule] } } },
    )
    await house.signIn()
    for (const text of ['732-555-0100', '102', '+44 20 7946 0958', '1-800-FLOWERS', '+33 1 99 00 12 34']) {
      const explained = await house.core.handle('dial.explain', { text })
      const uri = explained.ok ? explained.value.candidates[0]?.uri : undefined
      await propose(text, 'link')
      await house.core.handle('dial.confirm', { requestId: queue()[0]?.id ?? '', index: 0 })
      const { active } = house.core.state.calls
      expect([text, active.map(({ setup }) => setup?.to.uri)]).toEqual([text, expect.arrayContaining([uri])])
    }
    const uris = house.core.state.calls.active.map(({ setup }) => setup?.to.uri)
    expect([...uris].sort()).toEqual([
      'sip:102@example.com',
      'sip:2079460958@example.com',
      'sip:901133199001234@example.com',
      'sip:917325550100@example.com',
      'sip:918003569377@example.com',
    ])
  })

  it('goes at once when it is known or an extension, and waits with its reasons when not', async () => {
    house = await createHouse({}, { settings: { dialing: { extensionLength: 3 } } })
    await house.signIn()
    await propose('102', 'clipboard')
    await house.until('the extension is called', isPlacing)
    await propose('+44 20 7946 0958', 'clipboard')
    expect(queue()).toMatchObject([{ wait: { kind: 'countdown' }, reasons: ['international', 'first-time'] }])
    await house.core.handle('dial.dismiss', { requestId: queue()[0]?.id ?? '' })
    await propose(NUMBER, 'field')
    await propose(`again ${NUMBER}`, 'clipboard')
    expect(house.core.state.dialing.queue.map(({ reasons }) => reasons)).toEqual([[]])
  })

  it('goes at once when the directory has it, and says so', async () => {
    house = await createHouse()
    await house.signIn()
    await house.until('the directory is read', ({ people }) => people.count > 0)
    await propose('Tel: 415-555-0103', 'link')
    expect(queue()).toMatchObject([{ wait: { kind: 'enter' }, candidates: [{ known: 'directory' }] }])
    await house.core.handle('dial.dismiss', { requestId: queue()[0]?.id ?? '' })
    await propose('Tel: 415-555-0103', 'clipboard')
    expect(queue()).toMatchObject([{ wait: { kind: 'countdown' }, reasons: [] }])
    await house.until('it is called', isPlacing)
    expect(house.core.state.calls.active).toMatchObject([{ setup: { to: { number: '(415) 555-0103' } } }])
  })

  it('that was typed waits when the digits alone do not show what it is', async () => {
    house = await createHouse()
    await house.signIn()
    await propose('900-555-0100', 'field')
    expect(queue()).toMatchObject([{ wait: { kind: 'countdown' }, reasons: ['premium-rate', 'first-time'] }])
    expect(isPlacing(house.core.state)).toBe(false)
  })
})

describe('a link', () => {
  it('never calls by itself', async () => {
    const clock = createScaledClock(20)
    house = await createHouse({}, { clock })
    await house.signIn()
    await propose('tel:+1-732-555-0100', 'link')
    expect(queue()).toMatchObject([{ wait: { kind: 'enter' }, source: 'link' }])
    await new Promise<void>((resolve) => void clock.after(10_000, resolve))
    expect(isPlacing(house.core.state)).toBe(false)
    expect(queue()).toHaveLength(1)
  })

  it('calls exactly what was shown when it is confirmed, and only once', async () => {
    house = await createHouse()
    await house.signIn()
    await propose('tel:+44-20-7946-0018', 'link')
    const [request] = queue()
    const requestId = request?.id ?? ''
    const both = await Promise.all([
      house.core.handle('dial.confirm', { requestId, index: 0 }),
      house.core.handle('dial.confirm', { requestId, index: 0 }),
    ])
    expect(both).toEqual([
      { ok: true, value: null },
      { ok: false, error: { code: 'dial-request-gone' } },
    ])
    expect(house.core.state.calls.active).toMatchObject([
      { setup: { to: { uri: request?.candidates[0]?.uri } } },
    ])
  })

  it('flood fills the queue and no more', async () => {
    house = await createHouse()
    const answers = []
    for (let index = 0; index < 12; index++) {
      answers.push(await propose(`tel:+1732555${String(1000 + index)}`, 'link'))
    }
    expect(queue()).toHaveLength(10)
    expect(answers.slice(10)).toEqual([
      { ok: false, error: { code: 'dial-queue-full' } },
      { ok: false, error: { code: 'dial-queue-full' } },
    ])
  })
})

describe('what a text would dial', () => {
  it('can be asked without dialling', async () => {
    house = await createHouse()
    await house.signIn()
    const explained = await house.core.handle('dial.explain', { text: `call ${NUMBER} please` })
    expect(explained).toMatchObject({
      ok: true,
      value: { candidates: [{ uri: 'sip:17325550100@example.com', rule: 'national' }] },
    })
    expect(queue()).toEqual([])
    expect(house.core.state.calls.active).toEqual([])
  })

  it('is called from no address of whoever was signed in before', async () => {
    house = await createHouse()
    await house.signIn()
    await house.core.handle('settings.set', { patch: { dialing: { callFrom: 'sales@example.com' } } })
    const [, bob] = house.simulator.ready.accounts
    if (!bob) throw new Error('no second account')
    await house.core.handle('session.signIn', house.form({ address: bob.jid, password: bob.password }))
    await propose('102', 'field')
    expect(house.core.state.calls.active).toMatchObject([{ setup: { from: bob.jid } }])
  })

  it('is dialled at the domain of the address that calls', async () => {
    house = await createHouse({}, { settings: { dialing: { callFrom: 'sales@example.com' } } })
    await house.signIn()
    await propose('102', 'field')
    expect(house.core.state.calls.active).toMatchObject([
      { setup: { from: 'sales@example.com', to: { uri: 'sip:102@example.com', number: '102' } } },
    ])
  })
})
