import { afterEach, describe, expect, it } from 'vitest'
import { createHouse, type House } from './house.ts'

let house: House
afterEach(() => house.close())

describe('calls of a signed-in user', () => {
  it('a phone that rings shows at once', async () => {
    house = await createHouse()
    await house.signIn()
    await house.order({
      do: 'ring',
      from: 'sip:14155551212@jnctn.net',
      to: 'sip:ann@example.com',
      fromDisplay: 'Carter & Sons',
    })
    const { calls } = await house.until('one call', (state) => state.calls.active.length === 1)
    expect(calls.active[0]).toMatchObject({
      direction: 'incoming',
      state: 'ringing',
      origin: 'phone',
      silent: false,
      remote: { display: 'Carter & Sons', number: '(415) 555-1212' },
    })
  })
})
