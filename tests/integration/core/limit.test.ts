import { afterEach, expect, it } from 'vitest'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import { createHouse, joinHouse, type House } from './house.ts'

let houses: House[] = []
afterEach(async () => {
  const open = houses
  houses = []
  for (const house of open) await house.close()
})
const keep = (house: House): House => {
  houses.unshift(house)
  return house
}

it('the eleventh program of an account is told why it sees nothing, and sees once a place is free', async () => {
  const first = keep(await createHouse())
  await first.signIn()
  const others: House[] = []
  for (let index = 1; index < 10; index++) {
    const other = keep(joinHouse(first.simulator, { installId: `other00${String(index)}` }, false))
    await other.signIn()
    others.push(other)
  }
  const late = keep(joinHouse(first.simulator, { installId: 'late0000' }, false))
  await late.core.handle('session.signIn', late.form())
  await late.until('it is told', ({ session }) => {
    const error = session.subscriptions[0]?.error
    return error?.code === 'subscription-limit'
  })
  await others[0]?.core.stop()
  await late.core.handle('session.retry', {})
  await late.until('calls are seen', ({ session }) => canSeeCalls(session))
  // Nobody else's was taken for it.
  expect(others.slice(1).every(({ core }) => canSeeCalls(core.state.session))).toBe(true)
  expect(await first.callSubscriptions()).toHaveLength(10)
}, 30_000)
