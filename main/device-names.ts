/**
 * Loudspeakers' names, for the list of them in the settings. Chromium tells them only to a page that may hear (Media
 * Capture and Streams, "enumerateDevices"), so for a moment the question whether it may is answered with yes; asking
 * for a microphone itself is refused all the same.
 */
import type { Clock } from '../app/ports.ts'

export interface DeviceNames {
  /** From now on, for some seconds. */
  allow(): void
  readonly mayBeRead: () => boolean
}

const LONG_ENOUGH_MS = 5_000

export function createDeviceNames(clock: Pick<Clock, 'monotonic'>): DeviceNames {
  let untilMs = Number.NEGATIVE_INFINITY
  return {
    allow() {
      untilMs = clock.monotonic() + LONG_ENOUGH_MS
    },
    mayBeRead: () => clock.monotonic() < untilMs,
  }
}
