/** A seat on the session bus (D-Bus specification) for a double: owns names, answers calls, sends signals. */
import type { EventEmitter } from 'node:events'
import { Message, MessageType, NameFlag, RequestNameReply, sessionBus } from '@jellybrick/dbus-next'

/** What a double answers: a D-Bus signature and the values for it. */
export interface Answer {
  readonly signature: string
  readonly body: readonly unknown[]
}

export const NO_ANSWER: Answer = { signature: '', body: [] }

export interface Incoming {
  readonly sender: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly body: readonly unknown[]
}

export interface Seat {
  /** Owns a well-known name, or throws when somebody else does. */
  own(name: string): Promise<void>
  /** Hears every call to us; the first one that answers wins. `undefined` leaves it to the next. */
  onCall(answer: (call: Incoming) => Answer | undefined): void
  /** Hears signals that match the bus's own rule language, e.g. `type='signal',interface='…'`. */
  onSignal(rule: string, listener: (signal: Incoming) => void): Promise<void>
  call(
    destination: string,
    path: string,
    interfaceName: string,
    member: string,
    answer: Answer,
  ): Promise<readonly unknown[]>
  emit(path: string, interfaceName: string, member: string, answer: Answer): void
  leave(): Promise<void>
}

const BUS = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' }

/** Takes a seat on a bus. @param busAddress absent: that of `DBUS_SESSION_BUS_ADDRESS` */
export async function joinSessionBus(busAddress?: string): Promise<Seat> {
  const bus = sessionBus(busAddress === undefined ? undefined : { busAddress })
  // Its typed events leave out `error`, which it does emit.
  const events: EventEmitter = bus
  const names: string[] = []
  const answers: ((call: Incoming) => Answer | undefined)[] = []
  await new Promise<void>((resolve, reject) => {
    events.once('connect', resolve)
    events.once('error', reject)
  })
  bus.addMethodHandler((message: Message) => {
    const call = incomingOf(message)
    for (const answer of answers) {
      const given = answer(call)
      if (given === undefined) continue
      bus.send(Message.newMethodReturn(message, given.signature, [...given.body]))
      return true
    }
    return false
  })
  const call: Seat['call'] = async (destination, path, interfaceName, member, { signature, body }) => {
    const reply = await bus.call(
      new Message({ destination, path, interface: interfaceName, member, signature, body: [...body] }),
    )
    return reply?.body ?? []
  }
  return {
    call,
    own: async (name) => {
      const reply = await bus.requestName(name, NameFlag.DO_NOT_QUEUE)
      if (reply !== RequestNameReply.PRIMARY_OWNER) throw new Error(`${name} is owned by another program`)
      names.push(name)
    },
    onCall: (answer) => {
      answers.push(answer)
    },
    onSignal: async (rule, listener) => {
      bus.on('message', (message: Message) => {
        if (message.type === MessageType.SIGNAL) listener(incomingOf(message))
      })
      await call(BUS.name, BUS.path, BUS.name, 'AddMatch', { signature: 's', body: [rule] })
    },
    emit: (path, interfaceName, member, { signature, body }) => {
      bus.send(Message.newSignal(path, interfaceName, member, signature, [...body]))
    },
    leave: async () => {
      for (const name of names) await bus.releaseName(name)
      bus.disconnect()
    },
  }
}

function incomingOf(message: Message): Incoming {
  return {
    sender: message.sender,
    path: message.path,
    interface: message.interface,
    member: message.member,
    body: message.body,
  }
}
