/** One question to the session bus of a Linux desktop (freedesktop.org, D-Bus), and no more: nothing stays open. */
import type { EventEmitter } from 'node:events'
import type { Clock, Logger } from '../app/ports.ts'
import type { BusQuestion } from './bus-seat.ts'

const PATIENCE_MS = 2_000

export interface SessionBusDeps {
  readonly clock: Clock
  readonly log: Logger
}

/** Never rejects: no bus, a refusal and no answer in time are all `undefined`. */
export async function askSessionBus(
  { body = [], ...question }: BusQuestion,
  { clock, log }: SessionBusDeps,
): Promise<{ readonly body: readonly unknown[] } | undefined> {
  const { Message, sessionBus } = await import('@jellybrick/dbus-next')
  return new Promise((resolve) => {
    const bus = sessionBus()
    const settle = (reply: { readonly body: readonly unknown[] } | undefined): void => {
      stopWaiting()
      bus.disconnect()
      resolve(reply)
    }
    const stopWaiting = clock.after(PATIENCE_MS, () => {
      settle(undefined)
    })
    const giveUp = (error: unknown): void => {
      log.info('session-bus-no-answer', { why: error instanceof Error ? error.message : '' })
      settle(undefined)
    }
    // Its types leave the event out; without a listener a bus that is not there would end the program.
    const emitter: EventEmitter = bus
    emitter.on('error', giveUp)
    bus.call(new Message({ ...question, body: [...body] })).then((reply) => {
      settle(reply === null ? undefined : { body: reply.body })
    }, giveUp)
  })
}
