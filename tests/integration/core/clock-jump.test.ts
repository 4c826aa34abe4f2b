import { expect, it } from 'vitest'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { AppState } from '../../../app/contract/state.ts'
import type { Clock } from '../../../app/ports.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse } from './house.ts'

const HOUR_MS = 3_600_000

it.each([HOUR_MS, -HOUR_MS])(
  'somebody who sets the clock by %d ms neither blinds the program nor stops its renewals',
  async (jumpMs) => {
    const service = createScaledClock(60)
    let shiftMs = 0
    const clock: Clock = { ...service, now: () => service.now() + shiftMs }
    const house = await createHouse({ clock: service, expiresS: 100 }, { clock })
    try {
      await house.signIn()
      let wasBlind = false
      house.core.subscribe(() => {
        wasBlind ||= !canSeeCalls(house.core.state.session)
      })
      const endOf = ({ session }: AppState): number =>
        session.authorization.status === 'valid' ? session.authorization.expiresAtMs : 0
      shiftMs = jumpMs
      for (const _ of [1, 2]) {
        const end = endOf(house.core.state)
        await house.until('it is renewed', (state) => endOf(state) > end)
        expect(service.now()).toBeLessThan(end)
      }
      expect(wasBlind).toBe(false)
      expect(house.core.state.health.gaps).toEqual([])
      expect(Math.abs((house.core.state.health.skewMs ?? 0) + jumpMs)).toBeLessThan(5_000)
    } finally {
      await house.close()
    }
  },
)
