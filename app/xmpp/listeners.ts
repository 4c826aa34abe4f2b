import type { Dispose, Logger } from '../ports.ts'

export interface Listeners<T> {
  readonly add: (listener: (value: T) => void) => Dispose
  /** Calls all in the order they came. One that throws is logged: nothing thrown reaches the socket. */
  readonly notify: (value: T) => void
}

/** @param name says in the log whose listener failed */
export function createListeners<T>(log: Logger, name: string): Listeners<T> {
  const listeners = new Set<{ readonly call: (value: T) => void }>()
  return {
    add(call) {
      const entry = { call }
      listeners.add(entry)
      return () => {
        listeners.delete(entry)
      }
    },
    notify(value) {
      for (const { call } of [...listeners]) {
        try {
          call(value)
        } catch (error) {
          log.error('xmpp.listener-failed', {
            name,
            reason: error instanceof Error ? error.message : 'unknown',
          })
        }
      }
    },
  }
}
