import { describe, expect, it } from 'vitest'
import { NO_CALLS } from '../../../app/calls/model.ts'
import { NO_BADGES } from '../../../app/contract/history.ts'
import { createFlash } from '../../../main/flash.ts'
import { createPulse } from '../../../main/pulse.ts'
import { createManualClock } from '../../clock.ts'
import { leg, play, published, retracted, theCall } from '../calls/story.ts'

const ring = leg('requested')
const missed = play([published(ring), retracted(ring)])
const { id } = theCall(missed)
const seen = { calls: NO_CALLS, badges: NO_BADGES }
const unseen = { calls: missed, badges: { ...NO_BADGES, missedSinceLook: 1 } }

describe('the window’s button', () => {
  function taskbar() {
    const told: boolean[] = []
    return { told, flash: createFlash({ flash: (on) => told.push(on) }) }
  }

  it('flashes while a call rings, and anew for each call', () => {
    const { told, flash } = taskbar()
    flash.follow([], seen)
    flash.follow(['a'], seen)
    flash.follow(['a'], seen)
    flash.follow(['a', 'b'], seen)
    flash.follow([], seen)
    flash.follow([], seen)
    expect(told).toEqual([true, true, false])
  })

  it('flashes after a missed call until somebody looked', () => {
    const { told, flash } = taskbar()
    flash.follow([id], unseen)
    flash.follow([], unseen)
    expect(told).toEqual([true])
    flash.follow([], seen)
    expect(told).toEqual([true, false])
  })
})

it('a pulse goes on and off until it is no longer wanted, and leaves no timer', () => {
  const clock = createManualClock()
  const turns: boolean[] = []
  const pulse = createPulse(clock, () => turns.push(pulse.isAway()))
  pulse.run(false)
  pulse.run(true)
  pulse.run(true)
  clock.advance(4_500)
  expect(turns).toEqual([true, false, true])
  pulse.run(false)
  expect(pulse.isAway()).toBe(false)
  expect(clock.pending).toBe(0)
})
