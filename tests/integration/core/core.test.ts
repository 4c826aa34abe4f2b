import { afterEach, describe, expect, it } from 'vitest'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { AppState, StatePatch } from '../../../app/contract/state.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, type House } from './house.ts'

let house: House
afterEach(() => house.close())

const sees = ({ session }: AppState): boolean => canSeeCalls(session)
const endOf = ({ session }: AppState): number =>
  session.authorization.status === 'valid' ? session.authorization.expiresAtMs : 0

describe('the state', () => {
  it('is complete before anything happens', async () => {
    house = await createHouse({}, { settings: { account: { address: 'ann@example.com' } } })
    expect(house.core.state).toMatchObject({
      account: { address: 'ann@example.com', signedIn: false, passwordProtection: 'system' },
      session: { link: { status: 'signed-out' } },
      settings: { values: { account: { address: 'ann@example.com' } }, locked: {} },
      shell: { platform: 'linux', version: '0.0.0', notices: [] },
    })
  })

  it('takes what the shell found out, and keeps the notices', async () => {
    house = await createHouse()
    house.core.notice({ code: 'argument-unknown', detail: '--x' })
    house.core.reportShell({ tray: true })
    expect(house.core.state.shell).toMatchObject({
      tray: true,
      platform: 'linux',
      notices: [{ error: { code: 'argument-unknown', detail: '--x' } }],
    })
    const noticeId = house.core.state.shell.notices[0]?.id ?? ''
    await house.core.handle('notice.dismiss', { noticeId })
    expect(house.core.state.shell.notices).toEqual([])
  })

  it('is what the patches add up to, and every patch is plain data', async () => {
    house = await createHouse()
    let added: AppState = house.core.state
    const plain: boolean[] = []
    house.core.subscribe((patch: StatePatch) => {
      added = { ...added, ...patch }
      plain.push(JSON.stringify(JSON.parse(JSON.stringify(patch))) === JSON.stringify(patch))
    })
    await house.signIn()
    await house.order({ do: 'ring', from: 'sip:14155551212@jnctn.net', to: 'sip:ann@example.com' })
    await house.until('it rings', ({ calls }) => calls.active.length === 1)
    expect(added).toEqual(house.core.state)
    expect(plain.every(Boolean)).toBe(true)
  })
})

describe('after the machine slept', () => {
  it('everything is asked for again at once', async () => {
    const clock = createScaledClock(20)
    house = await createHouse({ clock }, { clock })
    await house.signIn()
    const first = endOf(house.core.state)
    house.core.suspend()
    await new Promise<void>((resolve) => void clock.after(5_000, resolve))
    house.core.check('resume')
    const renewed = await house.until('it is asked for again', (state) => endOf(state) > first)
    expect(sees(renewed)).toBe(true)
  })

  it('a link that died meanwhile is noticed and replaced', async () => {
    house = await createHouse({}, { clock: createScaledClock(10) })
    await house.signIn()
    await house.order({ do: 'fault', kind: 'mute' })
    house.core.check('network')
    await house.until('it is noticed', (state) => !sees(state))
    await house.order({ do: 'fault', kind: 'calm' })
    await house.until('it is replaced', sees)
  })
})

describe('stopping', () => {
  it('also ends a Test of the form that is under way, and starting again works', async () => {
    house = await createHouse()
    await house.signIn()
    await house.order({ do: 'fault', kind: 'mute' })
    const tested = house.core.handle('session.test', house.form())
    await Promise.all([house.core.stop(), tested])
    await house.order({ do: 'fault', kind: 'calm' })
    await house.core.start()
    await house.until('calls are seen', sees)
  })
})
