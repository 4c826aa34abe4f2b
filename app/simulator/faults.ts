import type { Authorisations } from './authorisations.ts'
import { calmPubsub, type PubsubConditions } from './pubsub/conditions.ts'
import type { PubsubService } from './pubsub/pubsub-service.ts'
import type { SimulatorClock } from './clock.ts'
import type { Away, Outage } from './services/outage.ts'
import type { Stages } from './stages.ts'
import { calmLine, type LineConditions } from './wire/conditions.ts'
import type { Listener } from './wire/listener.ts'

/** What a fault may be told besides its kind. Each fault has its own defaults. */
export interface FaultSettings {
  /** `false` ends a fault that lasts. */
  readonly on?: boolean | undefined
  /** How long the port stays closed, for `restart`; how late records are, for `records-late`. */
  readonly forMs?: number | undefined
  /** Pause between two pieces, and their size, for `slow`. */
  readonly everyMs?: number | undefined
  readonly bytes?: number | undefined
  /** Whose authorisations, for `revoke`; everybody's by default. */
  readonly jid?: string | undefined
  /** No message tells the subscribers, for `expire-subscriptions`. */
  readonly silent?: boolean | undefined
  /** How many redirects, or whether they lead in a circle, for `moved`. */
  readonly hops?: number | undefined
  readonly circle?: boolean | undefined
  /** What the server says for components that are away, and whether they forget who subscribed. */
  readonly condition?: Away | undefined
  readonly forget?: boolean | undefined
}

/** Conditions that faults change and the simulator's parts look at. */
export interface Conditions {
  readonly line: LineConditions
  readonly pubsub: PubsubConditions
  /** The result of a command comes after what the command sets off, instead of before. */
  resultsLate: boolean
  /** How long after its end a call is written into the recent calls. */
  recordsAfterMs: number
}

export interface FaultDeps {
  readonly conditions: Conditions
  readonly listeners: readonly Listener[]
  readonly pubsubs: readonly PubsubService[]
  readonly authorisations: Authorisations
  readonly clock: SimulatorClock
  readonly outage: Outage
  readonly stages: Stages
}

/** Every way to misbehave, by its kind. A fault is in force when its promise is fulfilled. */
export type Faults = Readonly<Record<string, (settings: FaultSettings) => void | Promise<void>>>

const RESTART_MS = 500
const RECORDS_MS = 2_000

export function createFaults(deps: FaultDeps): Faults {
  const { conditions } = deps
  const connections = () => deps.listeners.flatMap((listener) => listener.connections())
  return {
    mute: ({ on = true }) => {
      conditions.line.muted = on
    },
    drop: () => connections().forEach((connection) => connection.reset()),
    /** Whatever goes between connects that exist and their clients is lost; new ones are served. */
    silence: () => connections().forEach((connection) => connection.fallSilent()),
    'half-open': () => connections().forEach((connection) => connection.forget()),
    slow: ({ on = true, bytes = 1, everyMs = 1 }) => {
      conditions.line.trickle = on ? { bytes, everyMs } : undefined
    },
    reorder: ({ on = true }) => {
      conditions.resultsLate = on
    },
    duplicate: ({ on = true }) => {
      conditions.pubsub.duplicate = on
    },
    'dead-resource': ({ on = true }) => {
      conditions.pubsub.deadResource = on
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
    'records-late': ({ on = true, forMs = RECORDS_MS }) => {
      conditions.recordsAfterMs = on ? forMs : 0
    },
    /** The URI of a redirect stands in the condition itself, as in the vendor's OXJS fixtures, not in the text. */
    'redirects-inside': ({ on = true }) => {
      conditions.pubsub.redirectInside = on
    },
    /** `/me/<jid>` has moved to `/me/<jid>/<domain>`, `hops` redirects away, or leads in a circle. */
    moved: ({ on = true, hops = 1, circle = false }) => {
      conditions.pubsub.detour = on ? (circle ? 'circle' : { hops }) : undefined
    },
    'bare-address': ({ on = true }) => {
      conditions.pubsub.bareTo = on
    },
    revoke: ({ jid }) => deps.authorisations.revoke(jid),
    'expire-subscriptions': ({ silent = false }) =>
      deps.pubsubs.forEach((pubsub) => pubsub.expireAll(silent)),
    restart: async ({ forMs = RESTART_MS }) => {
      await Promise.all(deps.listeners.map((listener) => listener.close(forMs)))
      connections().forEach((connection) => connection.fail('system-shutdown'))
    },
    'component-restart': ({ forMs = RESTART_MS, condition = 'service-unavailable', forget = false }) => {
      deps.outage.begin(condition)
      if (forget) deps.pubsubs.forEach((pubsub) => pubsub.expireAll(true))
      deps.clock.after(forMs, () => deps.outage.end())
    },
    calm: () => {
      deps.stages.forget()
      deps.outage.end()
      Object.assign(conditions.line, calmLine())
      Object.assign(conditions.pubsub, calmPubsub())
      conditions.resultsLate = false
      conditions.recordsAfterMs = 0
    },
  }
}
