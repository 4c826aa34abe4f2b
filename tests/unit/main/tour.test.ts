import { beforeEach, describe, expect, it } from 'vitest'
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import { createTour, type Tour } from '../../../main/tour.ts'

let state: AppState
let due: boolean
let tour: Tour

const start = (): void => {
  tour = createTour({
    memory: {
      tourIsDue: () => due,
      endTour: () => {
        due = false
      },
    },
    state: () => state,
    report: (facts) => {
      state = { ...state, shell: { ...state.shell, ...facts } }
    },
  })
}
function signIn(simulated = false): void {
  state = {
    ...state,
    account: { ...state.account, signedIn: true, simulated },
    session: { ...state.session, link: { status: 'connected', sinceMs: 0 } },
  }
}

beforeEach(() => {
  state = INITIAL_STATE
  due = true
  start()
})

describe('the tour', () => {
  it('is shown after the first sign-in, and never again by itself', async () => {
    tour.begin()
    tour.follow()
    expect(state.shell.tour).toBe(false)
    signIn()
    tour.follow()
    expect(state.shell.tour).toBe(true)
    await tour.commands['tour.end']({}, { kind: 'shell' })
    tour.follow()
    expect(state.shell.tour).toBe(false)
    start()
    tour.begin()
    tour.follow()
    expect(state.shell.tour).toBe(false)
  })

  it('counts as seen as soon as it is shown, also where the program ends in the middle of it', () => {
    tour.begin()
    signIn()
    tour.follow()
    expect(due).toBe(false)
  })

  it('is not for somebody whose account was stored before', () => {
    signIn()
    tour.begin()
    tour.follow()
    expect(state.shell.tour).toBe(false)
    expect(due).toBe(false)
  })

  it('waits for an account of one’s own where the simulator is tried first', () => {
    tour.begin()
    signIn(true)
    tour.follow()
    expect(state.shell.tour).toBe(false)
    signIn()
    tour.follow()
    expect(state.shell.tour).toBe(true)
  })

  it('is not shown where an administrator says so, nor later', () => {
    const { settings } = state
    state = { ...state, settings: { ...settings, values: { ...settings.values, tour: { show: false } } } }
    tour.begin()
    signIn()
    tour.follow()
    state = { ...state, settings }
    tour.follow()
    expect(state.shell.tour).toBe(false)
  })

  it('is shown again when it is asked for, and goes with the account', async () => {
    due = false
    tour.begin()
    signIn()
    await tour.commands['tour.show']({}, { kind: 'shell' })
    expect(state.shell.tour).toBe(true)
    state = { ...state, account: { ...state.account, signedIn: false } }
    tour.follow()
    expect(state.shell.tour).toBe(false)
  })
})
