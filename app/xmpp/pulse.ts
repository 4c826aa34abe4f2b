/** Signs of life of a connection, across its streams. */
import type { Clock, Dispose, Logger } from '../ports.ts'
import { createListeners } from './listeners.ts'

export interface Pulse {
  /** Anything arrived. */
  readonly heard: () => void
  /** Monotonic; undefined before anything ever arrived. */
  readonly heardAt: number | undefined
  /** A ping proved life. */
  readonly alive: (roundTripMs: number | undefined) => void
  /** Hears every proof of life, with the round trip of the ping that was answered, in ms. */
  readonly onAlive: (listener: (roundTripMs: number | undefined) => void) => Dispose
}

export function createPulse(clock: Clock, log: Logger): Pulse {
  const listeners = createListeners<number | undefined>(log, 'alive')
  let heardAt: number | undefined
  return {
    heard() {
      heardAt = clock.monotonic()
    },
    get heardAt() {
      return heardAt
    },
    alive: listeners.notify,
    onAlive: listeners.add,
  }
}
