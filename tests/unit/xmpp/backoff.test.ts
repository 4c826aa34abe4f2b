import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBackoff } from '../../../app/xmpp/backoff.ts'

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

it('every wait lies between nothing and a ceiling that doubles from one second to one minute', () => {
  fc.assert(
    fc.property(fc.array(chance, { maxLength: 40 }), (lots) => {
      const left = [...lots]
      const backoff = createBackoff(() => left.shift() ?? 0)
      for (const index of lots.keys()) {
        const waitMs = backoff.next()
        expect(waitMs).toBeGreaterThanOrEqual(0)
        expect(waitMs).toBeLessThanOrEqual(Math.min(1_000 * 2 ** index, 60_000))
      }
    }),
  )
})

it('the whole span is used: two clients that draw differently wait differently', () => {
  expect(createBackoff(() => 0.25).next()).toBe(250)
  expect(createBackoff(() => 0.75).next()).toBe(750)
})

it('after a reset the wait is short again', () => {
  const backoff = createBackoff(() => 0.999)
  for (let round = 0; round < 10; round++) backoff.next()
  backoff.reset()
  expect(backoff.next()).toBeLessThan(1_000)
})
