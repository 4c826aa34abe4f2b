import { describe, expect, it } from 'vitest'
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import { createMissedNotices } from '../../../main/missed-notices.ts'
import { leg, play, published, retracted, theCall } from '../calls/story.ts'

const ring = leg('requested', { display: 'Ann Carter' })
const calls = play([published(ring), retracted(ring, 61_000)])
const call = theCall(calls)

function desk() {
  const done: string[] = []
  const notices = createMissedNotices({
    post: ({ body }) => done.push(`post ${body}`),
    change: ({ body }) => done.push(`change ${body}`),
    clear: () => done.push('clear'),
  })
  return { notices, take: () => done.splice(0).join('\n') }
}
const state = (over: Partial<AppState>): AppState => ({ ...INITIAL_STATE, calls, ...over })
const taken = { ...INITIAL_STATE.team, takenBy: { [call.id]: 'Bob' } }
const badges = (missedSinceLook: number, missed: number): Partial<AppState> => ({
  badges: { missedSinceLook, missed, voicemail: 0 },
})

describe('the notification of a missed call', () => {
  it('names the devices that rang before, and the line that took it once that is known', () => {
    const { notices, take } = desk()
    const phones = { ...INITIAL_STATE.phones, ringing: { [call.id]: ['Desk phone'] } }
    notices.follow([call], state({ phones }), state({}))
    expect(take()).toMatch(/^post .*rang on Desk phone/u)
    notices.follow([], state({}), state({ team: taken }))
    expect(take()).toMatch(/^change .*answered on Bob’s line.*rang on Desk phone/u)
    notices.follow([], state({ team: taken }), state({ team: { ...taken, total: 1 } }))
    expect(take()).toBe('')
  })

  it('of a call that was never told is not told for its line alone', () => {
    const { notices, take } = desk()
    notices.follow([], state({}), state({ team: taken }))
    expect(take()).toBe('')
  })

  it.each([
    ['the window was looked at', badges(1, 1), badges(0, 1), 'clear'],
    ['the history was read while the window had the keyboard', badges(0, 1), badges(0, 0), 'clear'],
    ['nothing was read', badges(1, 1), badges(1, 2), ''],
  ])('goes once it was read: %s', (_why, before, after, done) => {
    const { notices, take } = desk()
    notices.follow([], state(before), state(after))
    expect(take()).toBe(done)
  })
})
