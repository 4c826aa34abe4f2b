import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXIT } from '../../../app/contract/exit-codes.ts'
import { ok } from '../../../app/contract/result.ts'
import { createControlAnswers, type ControlAnswers } from '../../../main/control-answers.ts'
import { createHouse, type House } from '../core/house.ts'

let house: House
let answer: ControlAnswers
beforeEach(async () => {
  house = await createHouse()
  await house.signIn()
  answer = createControlAnswers({
    core: house.core,
    commands: {
      run: (name, input) =>
        name === 'dial.clipboard'
          ? Promise.resolve(ok(null) as never)
          : house.core.handle(name as never, input as never),
    },
  })
})
afterEach(() => house.close())

describe('a second start is answered', () => {
  it('how things stand', async () => {
    const { code, out } = await answer({ do: 'status' })
    expect(code).toBe(EXIT.done)
    expect(JSON.parse(out)).toMatchObject({ seesCalls: true, accounts: [{ address: 'ann@example.com' }] })
    expect(out).not.toContain(house.simulator.ready.accounts[0]?.password)
  })

  it('that a number is on the screen, counting down like a copied one', async () => {
    expect(await answer({ do: 'dial', text: '732-555-0100' })).toEqual({ code: EXIT.done, out: '', say: '' })
    expect(house.core.state.dialing.queue).toMatchObject([
      { source: 'argument', wait: { kind: 'countdown' } },
    ])
    expect((await answer({ do: 'dial', text: '732-555-0100' })).code).toBe(EXIT.done)
    expect(house.core.state.dialing.queue).toHaveLength(1)
  })

  it('that no number was found', async () => {
    const { code, say } = await answer({ do: 'dial', text: 'good morning' })
    expect([code, say]).toEqual([EXIT.nothing, expect.stringContaining('No number was found')])
  })

  it('that too much waits already', async () => {
    for (let n = 0; n < 10; n += 1) await answer({ do: 'dial', text: `732-555-01${String(10 + n)}, 7042` })
    expect((await answer({ do: 'dial', text: '732-555-0199' })).code).toBe(EXIT.refused)
  })

  it('that there is nothing to hang up, that a call is ended, that the user is asked', async () => {
    expect((await answer({ do: 'hang-up' })).code).toBe(EXIT.nothing)
    const talk = async (from: string) => {
      const call = await house.order({ do: 'ring', from, to: 'sip:ann@example.com' })
      await house.order({ do: 'answer', call })
      await house.until(
        'it is answered',
        ({ calls }) =>
          calls.active.at(-1)?.remote.address.startsWith(from.slice(4, 15)) === true &&
          calls.active.at(-1)?.state === 'answered',
      )
    }
    await talk('sip:14155551212@jnctn.net')
    await talk('sip:14155550177@jnctn.net')
    expect((await answer({ do: 'hang-up' })).code).toBe(EXIT.asks)
    const [first] = house.core.state.calls.active
    await house.core.handle('hangUp.pick', { callId: first?.id ?? '' })
    await house.until('one is over', ({ calls }) => calls.active.length === 1)
    expect((await answer({ do: 'hang-up' })).code).toBe(EXIT.done)
    await house.until('both are over', ({ calls }) => calls.active.length === 0)
  })
})
