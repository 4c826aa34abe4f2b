import type { Authorisations } from './authorisations.ts'
import { calmPubsub, type PubsubConditions } from './pubsub/conditions.ts'
import type { PubsubService } from './pubsub/pubsub-service.ts'
import { calmLine, type LineConditions } from './wire/conditions.ts'
import type { Listener } from './wire/listener.ts'

/** What a fault may be told besides its kind. Each fault has its own defaults. */
export interface FaultSettings {
  /** `false` ends a fault that lasts. */
  readonly on?: boolean | undefined
  /** How long the port stays closed, for `restart`. */
  readonly forMs?: number | undefined
  /** Pause between two pieces, and their size, for `slow`. */
  readonly everyMs?: number | undefined
  readonly bytes?: number | undefined
  /** Whose authorisations, for `revoke`; everybody's by default. */
  readonly jid?: string | undefined
  /** No message tells the subscribers, for `expire-subscriptions`. */
  readonly silent?: boolean | undefined
}

/** Conditions that faults change and the simulator's parts look at. */
export interface Conditions {
  readonly line: LineConditions
  readonly pubsub: PubsubConditions
  /** The result of a command comes after what the command sets off, instead of before. */
  resultsLate: boolean
}

export interface FaultDeps {
  readonly conditions: Conditions
  readonly listeners: readonly Listener[]
  readonly pubsubs: readonly PubsubService[]
  readonly authorisations: Authorisations
}

/** Every way to misbehave, by its kind. A fault is in force when its promise is fulfilled. */
export type Faults = Readonly<Record<string, (settings: FaultSettings) => void | Promise<void>>>

const RESTART_MS = 500

export function createFaults(deps: FaultDeps): Faults {
  const { conditions } = deps
  const connections = () => deps.listeners.flatMap((listener) => listener.connections())
  return {
    mute: ({ on = true }) => {
      conditions.line.muted = on
    },
    drop: () => connections().forEach((connection) => connection.reset()),
    slow: ({ on = true, bytes = 1, everyMs = 1 }) => {
      conditions.line.trickle = on ? { bytes, everyMs } : undefined
    },
    reorder: ({ on = true }) => {
      conditions.resultsLate = on
    },
    duplicate: ({ on = true }) => {
      conditions.pubsub.duplicate = on
    },
    'items-refused': ({ on = true }) => {
      conditions.pubsub.itemsRefused = on ? 'on-collections' : 'nowhere'
    },
    'all-items-refused': ({ on = true }) => {
      conditions.pubsub.itemsRefused = on ? 'everywhere' : 'nowhere'
    },
    'items-pushed': ({ on = true }) => {
      conditions.pubsub.pushOnApproval = on
    },
    revoke: ({ jid }) => deps.authorisations.revoke(jid),
    'expire-subscriptions': ({ silent = false }) =>
      deps.pubsubs.forEach((pubsub) => pubsub.expireAll(silent)),
    restart: async ({ forMs = RESTART_MS }) => {
      await Promise.all(deps.listeners.map((listener) => listener.close(forMs)))
      connections().forEach((connection) => connection.fail('system-shutdown'))
    },
    calm: () => {
      Object.assign(conditions.line, calmLine())
      Object.assign(conditions.pubsub, calmPubsub())
      conditions.resultsLate = false
    },
  }
}
