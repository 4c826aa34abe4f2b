/** A state with a bit of everything that others are told of. */
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import { makeCall } from './make-call.ts'

/** Epoch ms at which the example stands. */
export const EXAMPLE_AT_MS = Date.UTC(2026, 0, 5, 9, 0, 0)
/** Somebody on line, on one call, with two missed ones. */
export const exampleState: AppState = {
  ...INITIAL_STATE,
  account: { ...INITIAL_STATE.account, address: 'ann@example.com', signedIn: true, hasPassword: true },
  session: {
    ...INITIAL_STATE.session,
    link: { status: 'connected', sinceMs: EXAMPLE_AT_MS },
    authorization: { status: 'valid', expiresAtMs: EXAMPLE_AT_MS + 60_000, addresses: ['ann@example.com'] },
    subscriptions: [{ service: 's', node: '/me/ann', status: 'subscribed' }],
    snapshot: 'done',
  },
  calls: {
    active: [
      makeCall({ startedAtMs: EXAMPLE_AT_MS, answeredAtMs: EXAMPLE_AT_MS + 1_000, state: 'answered' }),
    ],
    ended: [],
  },
  badges: { ...INITIAL_STATE.badges, missedSinceLook: 2 },
}
