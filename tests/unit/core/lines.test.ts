import { expect, it } from 'vitest'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import { createLines } from '../../../app/core/lines.ts'
import { createStore } from '../../../app/core/store.ts'
import { createManualClock } from '../../clock.ts'
import { silentLog } from '../onsip/silent-log.ts'

const BOB = 'bob@example.com'

it('whoever was watched by another account is no colleague of the next one', () => {
  const clock = createManualClock()
  const store = createStore(INITIAL_STATE, silentLog)
  const lines = createLines({ clock, log: silentLog, store, formatNumber: () => '' })
  lines.set([BOB, 'cas@example.com'])
  lines.set(['cas@example.com'])
  // Events of it may still be on their way.
  expect(lines.watched.isLine(BOB)).toBe(true)
  lines.forget()
  expect(lines.watched.isLine(BOB)).toBe(false)
  expect(lines.watched.isLine('CAS@example.com')).toBe(true)
  lines.set([])
  lines.forget()
  expect(lines.watched.isLine('cas@example.com')).toBe(false)
})
