import { expect, it } from 'vitest'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import { createBadges } from '../../../app/core/badges.ts'
import { createStore } from '../../../app/core/store.ts'
import { createManualClock } from '../../clock.ts'
import { leg, play, published, retracted } from '../calls/story.ts'
import { silentLog } from '../main/silent-log.ts'

it('counts what is missed after the clock was put back', () => {
  const clock = createManualClock()
  const account = { ...INITIAL_STATE.account, address: 'ann@example.com', signedIn: true }
  const store = createStore({ ...INITIAL_STATE, account }, silentLog)
  let seenAtMs: number | undefined
  const badges = createBadges({
    clock,
    store,
    memory: {
      historySeenAtMs: () => seenAtMs,
      rememberHistorySeen(_address, atMs) {
        seenAtMs = atMs
      },
    },
    history: { rows: () => [] },
    voicemail: { inboxCount: () => 0 },
  })
  badges.look(true)
  badges.look(false)
  badges.historySeen()
  clock.jump(-3_600_000)
  const ring = leg('requested')
  const ringing = play([published(ring, clock.now())])
  store.patch({ calls: ringing })
  badges.count()
  clock.advance(20_000)
  store.patch({ calls: play([retracted(ring, clock.now())], ringing) })
  badges.count()
  expect(store.state.badges).toMatchObject({ missedSinceLook: 1, missed: 1 })
})
