import { afterEach, describe, expect, it } from 'vitest'
import type { CommandInput } from '../../../app/contract/commands.ts'
import type { DialListRow } from '../../../app/contract/dial-list.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { createHouse, type House } from './house.ts'
import type { TestPortsOptions } from './ports.ts'

let house: House
afterEach(() => house.close())

const LIST = 'Name,Phone\nAnn,732-555-0100\nBob,nobody\nCarla,732-555-0101\nDora,(732) 555-0100\n'

async function open(options: TestPortsOptions = {}, text = LIST): Promise<void> {
  house = await createHouse({}, options)
  await house.signIn()
  expect(await house.core.handle('dialList.readText', { text })).toEqual({ ok: true, value: null })
}
const rows = async (): Promise<readonly DialListRow[]> => {
  const page = await house.core.handle('dialList.rows', { offset: 0, limit: 200 })
  return page.ok ? page.value.rows : []
}
const results = async (): Promise<readonly (string | undefined)[]> =>
  (await rows()).map(({ result }) => result?.kind)
const phase = ({ dialList }: AppState) => dialList.phase
const start = () => house.core.handle('dialList.start', {})
const call = (row: number, by: CommandInput<'dialList.call'>['by'] = 'next') =>
  house.core.handle('dialList.call', { row, by })
const isAt = (row: number) => (state: AppState) =>
  phase(state).kind === 'ready' && state.dialList.current?.index === row
const setupState = ({ calls }: AppState) => calls.active[0]?.setup?.state

/** Both sides lift, and one hangs up. */
async function talk(): Promise<void> {
  const { setupId } = house.core.state.dialList
  await house.until('the own phone rings', (state) => setupState(state) === 'own-phone-ringing')
  await house.order({ do: 'answer', call: setupId })
  await house.until('the call is placed', (state) => setupState(state) === 'placed')
  await house.order({ do: 'answer', call: setupId })
  await house.until('the other side answers', ({ calls }) => calls.active[0]?.state === 'answered')
  await house.order({ do: 'hangup', call: setupId })
}

describe('a list of calls', () => {
  it('is dialled one after the other, each when the user goes on, and every row gets its result', async () => {
    await open()
    expect((await rows()).map(({ number }) => number.kind)).toEqual([
      ...['number', 'none', 'number', 'repeated'],
    ])
    expect(house.core.state.calls.active).toEqual([])
    await start()
    expect(phase(house.core.state)).toEqual({ kind: 'ready', row: 0 })
    expect(await call(0)).toEqual({ ok: true, value: null })
    expect(house.core.state.calls.active).toMatchObject([
      { setup: { to: { uri: 'sip:17325550100@example.com' } } },
    ])
    // Pressed once more while the phone rings: it is still one call, and none of the next row.
    expect(await call(0)).toEqual({ ok: true, value: null })
    expect(await call(2)).toEqual({ ok: false, error: { code: 'call-list-moved' } })
    expect(house.core.state.calls.active).toHaveLength(1)
    await talk()
    await house.until('the next row waits', isAt(2))
    expect(house.core.state.calls.active).toEqual([])

    await call(2)
    await house.until('the own phone rings', (state) => setupState(state) === 'own-phone-ringing')
    const [placed] = house.core.state.calls.active
    await house.core.handle('call.end', { callId: placed?.id ?? '' })
    await house.until('the list is over', (state) => phase(state).kind === 'over')
    expect(await results()).toEqual(['answered', 'left-out', 'unanswered', 'left-out'])
    expect(house.ports.keptList()).toMatchObject({ over: true })
    await house.core.handle('dialList.forget', {})
    expect(house.ports.keptList()).toBeUndefined()
    expect(phase(house.core.state)).toEqual({ kind: 'none' })
  })

  it('dials nothing while somebody calls', async () => {
    await open()
    await start()
    await house.order({ do: 'ring', to: 'sip:ann@example.com', from: 'sip:7003@example.com' })
    await house.until('it rings', ({ calls }) => calls.active.length === 1)
    expect(await call(0)).toEqual({ ok: false, error: { code: 'call-list-other-call' } })
    expect(house.core.state.calls.active).toHaveLength(1)
  })

  it('dials nothing while calls cannot be seen', async () => {
    await open()
    await start()
    await house.core.handle('session.signOut', {})
    expect(await call(0)).toMatchObject({ ok: false })
    expect(house.core.state.calls.active).toEqual([])
  })

  it('that goes on by itself halts when somebody calls, and counts to nothing', async () => {
    await open({ settings: { callList: { nextAfterSeconds: 60 } } })
    await start()
    expect(phase(house.core.state)).toMatchObject({ kind: 'counting', row: 0 })
    // The count-down is far from its end, whatever a page says.
    await call(0, 'counted')
    expect(house.core.state.calls.active).toEqual([])
    await house.order({ do: 'ring', to: 'sip:ann@example.com', from: 'sip:7003@example.com' })
    await house.until('it halts', (state) => phase(state).kind === 'halted')
    expect(phase(house.core.state)).toEqual({ kind: 'halted', why: 'other-call' })
  })

  it('that is stopped during a call leaves the call alone and dials nothing after it', async () => {
    await open()
    await start()
    await call(0)
    await house.core.handle('dialList.stop', { why: 'stopped' })
    expect(house.core.state.calls.active).toHaveLength(1)
    await talk()
    await house.until('it is stopped', (state) => phase(state).kind === 'halted')
    expect((await results())[0]).toBe('answered')
    expect(await call(2)).toEqual({ ok: false, error: { code: 'call-list-moved' } })
    expect(house.core.state.calls.active).toEqual([])
  })

  it('reads its numbers anew when the dial plan changes, and waits for a new start', async () => {
    await open()
    await start()
    await house.core.handle('settings.set', { patch: { dialing: { outsidePrefix: '9' } } })
    await house.until('it halts', (state) => phase(state).kind === 'halted')
    await expect
      .poll(async () => (await rows())[0]?.number)
      .toMatchObject({ candidate: { dialString: '917325550100' } })
    await start()
    await call(0)
    expect(house.core.state.calls.active).toMatchObject([
      { setup: { to: { uri: 'sip:917325550100@example.com' } } },
    ])
  })

  it('left by an earlier run is there again, dials nothing, and goes on when it is asked to', async () => {
    house = await createHouse(
      {},
      {
        keptList: {
          rows: [
            { name: 'Ann', text: '732-555-0100', result: { kind: 'unknown' } },
            { name: 'Bob', text: '732-555-0101' },
          ],
          cut: false,
          over: false,
        },
      },
    )
    await house.core.start()
    expect(phase(house.core.state)).toEqual({ kind: 'halted', why: 'restarted' })
    await house.signIn()
    await expect.poll(async () => (await start()).ok).toBe(true)
    await house.until('the second row waits', isAt(1))
    expect(house.core.state.calls.active).toEqual([])
  })

  it('has room for one at a time, and nothing in it is no list', async () => {
    await open()
    expect(await house.core.handle('dialList.readText', { text: LIST })).toEqual({
      ok: false,
      error: { code: 'call-list-there' },
    })
    await house.core.handle('dialList.forget', {})
    expect(await house.core.handle('dialList.readText', { text: ' \n ' })).toEqual({
      ok: false,
      error: { code: 'call-list-empty' },
    })
    expect(await house.core.handle('dialList.readFile', { path: '/none' })).toMatchObject({ ok: false })
  })
})
