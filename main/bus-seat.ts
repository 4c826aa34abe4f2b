/**
 * A seat on the session bus of a Linux desktop (freedesktop.org, D-Bus specification) that is kept: what is shown there
 * tells later what the user did with it. Taken when first needed, and taken anew when the bus went away. The library is
 * loaded with the first seat: other systems have no such bus, and no window waits for it.
 */
import type { EventEmitter } from 'node:events'
import type { Message, MessageBus } from '@jellybrick/dbus-next'
import type { Clock, Logger } from '../app/ports.ts'

export interface BusQuestion {
  /** Well-known name of the service. */
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  /** Of the body; absent where there is none. */
  readonly signature?: string
  readonly body?: readonly unknown[]
}

export interface BusSignal {
  readonly interface: string
  readonly member: string
  readonly path: string
  readonly body: readonly unknown[]
}

/** As the bus's own rules put it: what does not fit does not wake us. */
export interface WantedSignals {
  readonly interface: string
  /** Of the object; absent: of any. */
  readonly path?: string
}

export interface BusSeat {
  /** Never rejects: a refusal, no bus and no answer in time are all `undefined`. */
  ask(question: BusQuestion): Promise<readonly unknown[] | undefined>
  /** Hears such signals, and no other program's, for as long as there is a seat. */
  listen(wanted: readonly WantedSignals[], listener: (signal: BusSignal) => void): void
  dispose(): void
}

export interface BusSeatDeps {
  readonly clock: Clock
  readonly log: Logger
  /** In D-Bus's own form; absent: the session's. */
  readonly busAddress?: string
  /** How long an answer is waited for. */
  readonly patienceMs?: number
}

const PATIENCE_MS = 3_000

export function createBusSeat({ clock, log, busAddress, patienceMs = PATIENCE_MS }: BusSeatDeps): BusSeat {
  let bus: MessageBus | undefined
  let disposed = false
  const listeners: {
    readonly wanted: readonly WantedSignals[]
    readonly listener: (signal: BusSignal) => void
  }[] = []

  /** @returns undefined where there is no bus at all */
  async function take(): Promise<MessageBus | undefined> {
    try {
      const { sessionBus } = await library()
      // Somebody else may have taken it meanwhile.
      if (bus !== undefined || disposed) return bus
      const taken = sessionBus(busAddress === undefined ? undefined : { busAddress })
      bus = taken
      const lose = (error: unknown): void => {
        log.info('session-bus-lost', { why: error instanceof Error ? error.message : '' })
        if (bus === taken) bus = undefined
      }
      // Its types leave the event out; without a listener a bus that is not there would end the program.
      const events: EventEmitter = taken
      events.on('error', lose)
      taken.on('message', hear)
      for (const { wanted } of listeners) match(taken, wanted)
      return taken
    } catch (error) {
      log.info('session-bus-absent', { why: error instanceof Error ? error.message : '' })
      return undefined
    }
  }

  function hear(message: Message): void {
    if (message.type !== SIGNAL) return
    for (const { wanted, listener } of listeners) {
      if (wanted.some((one) => one.interface === message.interface)) {
        listener({
          interface: message.interface,
          member: message.member,
          path: message.path,
          body: message.body,
        })
      }
    }
  }

  function match(taken: MessageBus, wanted: readonly WantedSignals[]): void {
    for (const { interface: name, path } of wanted) {
      const rule = `type='signal',interface='${name}'${path === undefined ? '' : `,path='${path}'`}`
      call(taken, ofBus('AddMatch', 's', [rule])).catch((error: unknown) => {
        log.info('session-bus-no-signals', { name, why: error instanceof Error ? error.message : '' })
      })
    }
  }

  /** @returns undefined when nobody answered in time, null for a refusal */
  function answerOf(
    taken: MessageBus,
    question: BusQuestion,
  ): Promise<readonly unknown[] | null | undefined> {
    return new Promise((resolve) => {
      const stopWaiting = clock.after(patienceMs, () => {
        resolve(undefined)
      })
      call(taken, question).then(
        (reply) => {
          stopWaiting()
          resolve(reply?.body ?? [])
        },
        (error: unknown) => {
          stopWaiting()
          log.info('session-bus-refused', { why: error instanceof Error ? error.message : '' })
          resolve(null)
        },
      )
    })
  }

  /** The library tells nothing when a bus ends: a service may be slow, but the bus itself always answers. */
  async function check(taken: MessageBus): Promise<void> {
    if ((await answerOf(taken, ofBus('GetId'))) !== undefined || bus !== taken) return
    log.info('session-bus-lost')
    bus = undefined
    taken.disconnect()
  }

  return {
    async ask(question) {
      const taken = await take()
      if (taken === undefined) return undefined
      const answer = await answerOf(taken, question)
      if (answer === undefined) void check(taken)
      return answer ?? undefined
    },
    listen(wanted, listener) {
      listeners.push({ wanted, listener })
      // Whoever takes it matches what is wanted by then.
      if (bus === undefined) void take()
      else match(bus, wanted)
    },
    dispose() {
      disposed = true
      bus?.disconnect()
      bus = undefined
    },
  }
}

/** As the protocol numbers its messages. */
const SIGNAL = 4

const library = () => import('@jellybrick/dbus-next')

async function call(bus: MessageBus, { body = [], ...question }: BusQuestion): Promise<Message | null> {
  const { Message } = await library()
  return bus.call(new Message({ ...question, body: [...body] }))
}

/** A question for the bus itself. */
const ofBus = (member: string, signature = '', body: readonly unknown[] = []): BusQuestion => ({
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  ...{ member, signature, body },
})

/** The value of a D-Bus variant; of anything else nothing. */
export const variantValue = (variant: unknown): unknown =>
  typeof variant === 'object' && variant !== null && 'value' in variant ? variant.value : undefined

/** The question for one property of an object. */
export const askProperty = (
  destination: string,
  path: string,
  of: string,
  property: string,
): BusQuestion => ({
  ...{ destination, path },
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
  signature: 'ss',
  body: [of, property],
})
