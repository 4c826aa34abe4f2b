/** The rows and columns of the matrix, what each fault is, and which cells have no meaning. */
import { STAGES, type Stage } from '../../../app/simulator/stages.ts'

export interface Fault {
  readonly name: string
  /** An order to the simulator, or what happens to the machine itself. */
  readonly does:
    | { readonly kind: 'order'; readonly order: Readonly<Record<string, unknown>> }
    | { readonly kind: 'clock'; readonly byMs: number }
    | { readonly kind: 'sleep'; readonly forMs: number }
  /**
   * `yes`: it takes sight away, so the window must say that calls cannot be seen. `no`: calls are seen all the while,
   * so it must not. `perhaps`: nothing tells the client at once; it may find out when it looks.
   */
  readonly blinds: 'yes' | 'no' | 'perhaps'
  /** By when the calls must be right again, in ms of the cell's clock, from the fault or from waking up. */
  readonly limitMs: number
  /** It must be in force before the stage: it is about the command that leads there. */
  readonly beforehand?: true
}

const order = (kind: string, more: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'order', order: { do: 'fault', kind, ...more } }) as const

const HOUR_MS = 3_600_000

export const FAULTS: readonly Fault[] = [
  { name: 'TCP reset', does: order('drop'), blinds: 'yes', limitMs: 20_000 },
  { name: 'silent drop', does: order('silence'), blinds: 'yes', limitMs: 45_000 },
  { name: 'half-open', does: order('half-open'), blinds: 'yes', limitMs: 45_000 },
  { name: 'slow (1 byte)', does: order('slow', { bytes: 1, everyMs: 1 }), blinds: 'no', limitMs: 30_000 },
  { name: 'server restart', does: order('restart', { forMs: 3_000 }), blinds: 'yes', limitMs: 30_000 },
  {
    name: 'component restart',
    does: order('component-restart', { forMs: 3_000 }),
    blinds: 'perhaps',
    limitMs: 45_000,
  },
  {
    name: 'component restart, forgetful',
    does: order('component-restart', { forMs: 3_000, condition: 'remote-server-timeout', forget: true }),
    blinds: 'perhaps',
    limitMs: 45_000,
  },
  { name: 'duplicate event', does: order('duplicate'), blinds: 'no', limitMs: 20_000 },
  { name: 'reordered result', does: order('reorder'), blinds: 'no', limitMs: 20_000, beforehand: true },
  { name: 'event to a dead resource', does: order('dead-resource'), blinds: 'no', limitMs: 20_000 },
  { name: 'subscription expired early', does: order('expire-subscriptions'), blinds: 'yes', limitMs: 60_000 },
  { name: 'authorisation revoked', does: order('revoke'), blinds: 'yes', limitMs: 60_000 },
  { name: 'clock +1 h', does: { kind: 'clock', byMs: HOUR_MS }, blinds: 'no', limitMs: 20_000 },
  { name: 'clock -1 h', does: { kind: 'clock', byMs: -HOUR_MS }, blinds: 'no', limitMs: 20_000 },
  { name: 'suspend, resume', does: { kind: 'sleep', forMs: 20_000 }, blinds: 'yes', limitMs: 10_000 },
]

const WITHOUT_SESSION: readonly Stage[] = ['before-tls', 'during-sasl']
const WITH_COMMAND: readonly Stage[] = ['setup-between-legs', 'during-transfer']

/** @returns why a cell has no meaning; undefined when it has one */
export function pointless(stage: Stage, fault: Fault): string | undefined {
  if (WITHOUT_SESSION.includes(stage) && ['duplicate event', 'event to a dead resource'].includes(fault.name))
    return 'no event can come before a session is bound'
  if (fault.name === 'reordered result' && !WITH_COMMAND.includes(stage))
    return 'no command is under way whose result an event could overtake'
  return undefined
}

export interface Cell {
  readonly stage: Stage
  readonly fault: Fault
  readonly realTime: boolean
}

/** Bytes one by one need the machine's own timers; one cell of each other kind of loss keeps them company. */
const REAL_TIME: readonly (readonly [Stage, string])[] = [
  ['ringing', 'silent drop'],
  ['answered', 'half-open'],
  ['ringing', 'suspend, resume'],
  ['between-subscribe-and-snapshot', 'server restart'],
]
const isRealTime = (stage: Stage, { name }: Fault): boolean =>
  name === 'slow (1 byte)' || REAL_TIME.some((cell) => cell[0] === stage && cell[1] === name)

/** In the order of the table. */
export const CELLS: readonly Cell[] = STAGES.flatMap((stage) =>
  FAULTS.filter((fault) => pointless(stage, fault) === undefined).map((fault) => ({
    stage,
    fault,
    realTime: isRealTime(stage, fault),
  })),
)
