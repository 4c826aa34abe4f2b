/**
 * Watched lines: what is known of one colleague's line, and what it comes to. A pure reducer for each line, so that a
 * thousand of them cost no more per event than one. Server times are epoch ms of the service's clock.
 */
import { legDirection } from '../calls/direction.ts'
import { isMusicOnHold } from '../calls/leg.ts'
import type { Leg, Party } from '../calls/model.ts'
import type { AppError } from '../contract/errors.ts'
import { assertNever } from '../contract/result.ts'
import { isExpired, type RegisteredPhone } from './phones.ts'

/** What a line's service tells of it. */
export type LineSight =
  /** Nobody was asked yet, or the answer is on its way. */
  | { readonly kind: 'asking' }
  /**
   * What shows is what is there. `partial`: what was there before could not be asked for. With `staleSinceMs` it was so
   * until then, by this machine's clock, and cannot be seen now.
   */
  | { readonly kind: 'live'; readonly partial: boolean; readonly staleSinceMs?: number }
  /** The owner or the service does not let us see it, or has no answer. */
  | { readonly kind: 'refused'; readonly error: AppError }

export interface Line {
  /** `user@domain`. */
  readonly address: string
  readonly calls: LineSight
  readonly phones: LineSight
  /** By item id. */
  readonly legs: ReadonlyMap<string, Leg>
  readonly devices: ReadonlyMap<string, RegisteredPhone>
  /** A call of it was seen to end with none left: then none from before goes on unseen, as far as one person talks once. */
  readonly settled: boolean
}

export type LineEvent =
  | { readonly kind: 'sight'; readonly of: 'calls' | 'phones'; readonly sight: LineSight }
  | { readonly kind: 'leg'; readonly id: string; readonly leg: Leg }
  | { readonly kind: 'phone'; readonly id: string; readonly phone: RegisteredPhone }
  /** The stream ended: nothing is known from now on. */
  | { readonly kind: 'stale'; readonly of: 'calls' | 'phones'; readonly atMs: number }
  | { readonly kind: 'gone'; readonly of: 'calls' | 'phones'; readonly id: string }
  /** All that there is now, but for `newer`: events settled these after the question was asked. */
  | { readonly kind: 'legs'; readonly all: ReadonlyMap<string, Leg>; readonly newer: ReadonlySet<string> }
  | {
      readonly kind: 'devices'
      readonly all: ReadonlyMap<string, RegisteredPhone>
      readonly newer: ReadonlySet<string>
    }

/** More branches or phones than one person has; further ones are left out. */
const MOST_ITEMS = 30

export const newLine = (address: string): Line => ({
  address,
  calls: { kind: 'asking' },
  phones: { kind: 'asking' },
  legs: new Map(),
  devices: new Map(),
  settled: false,
})

/** @returns the same object where nothing changed */
export function reduceLine(line: Line, event: LineEvent): Line {
  switch (event.kind) {
    case 'sight':
      return withSight(line, event)
    case 'stale':
      return staleSince(line, event)
    case 'leg':
      return withLegs(line, put(line.legs, event.id, withDirection(line.legs.get(event.id), event.leg)))
    case 'phone':
      return withDevices(line, put(line.devices, event.id, event.phone))
    case 'gone':
      return event.of === 'calls'
        ? withLegs(line, without(line.legs, event.id))
        : withDevices(line, without(line.devices, event.id))
    case 'legs':
      return withLegs(line, merged(line.legs, event))
    case 'devices':
      return withDevices(line, merged(line.devices, event))
    default:
      return assertNever(event)
  }
}

/** Only its first state tells a leg's direction for sure. */
const withDirection = (known: Leg | undefined, leg: Leg): Leg =>
  known?.callId === leg.callId && leg.direction === 'unknown' ? { ...leg, direction: known.direction } : leg

function staleSince(line: Line, { of, atMs }: Extract<LineEvent, { readonly kind: 'stale' }>): Line {
  const sight = line[of]
  if (sight.kind !== 'live' || sight.staleSinceMs !== undefined) return line
  return { ...line, [of]: { ...sight, staleSinceMs: atMs } }
}

function withSight(line: Line, { of, sight }: Extract<LineEvent, { readonly kind: 'sight' }>): Line {
  if (JSON.stringify(line[of]) === JSON.stringify(sight)) return line
  const isGuess = of === 'calls' && sight.kind === 'live' && sight.partial
  const next = { ...line, [of]: sight, ...(isGuess ? { settled: false } : {}) }
  // What was seen through a door that was shut is nobody's to show.
  if (sight.kind !== 'refused') return next
  return of === 'calls' ? { ...next, legs: new Map(), settled: false } : { ...next, devices: new Map() }
}

function withLegs(line: Line, legs: Line['legs']): Line {
  if (legs === line.legs) return line
  return { ...line, legs, settled: line.settled || (line.legs.size > 0 && legs.size === 0) }
}

const withDevices = (line: Line, devices: Line['devices']): Line =>
  devices === line.devices ? line : { ...line, devices }

type Items<T> = ReadonlyMap<string, T>

function put<T>(items: Items<T>, id: string, item: T): Items<T> {
  if (!items.has(id) && items.size >= MOST_ITEMS) return items
  return new Map(items).set(id, item)
}

function without<T>(items: Items<T>, id: string): Items<T> {
  if (!items.has(id)) return items
  const left = new Map(items)
  left.delete(id)
  return left
}

function merged<T>(
  known: Items<T>,
  { all, newer }: { readonly all: Items<T>; readonly newer: ReadonlySet<string> },
): Items<T> {
  const kept = [...known].filter(([id]) => newer.has(id))
  const told = [...all].filter(([id]) => !newer.has(id))
  return new Map([...kept, ...told].slice(0, MOST_ITEMS))
}

/** What a line is: five states, each with a shape of its own. */
export type LineState = 'free' | 'ringing' | 'talking' | 'no-phone' | 'unknown'

export interface LineLook {
  readonly state: LineState
  /** Whom with, where it is shown. */
  readonly remote?: Party
  readonly direction?: 'incoming' | 'outgoing'
  /** `calling`: it dials, and nobody has answered yet. */
  readonly phase?: 'calling' | 'answered'
  /** Since when, server time, where it is told. */
  readonly sinceMs?: number
  /** Devices that are registered; undefined where they cannot be seen. */
  readonly devices?: number
  /** Why the state is unknown: still asked for, refused, or only news shows. */
  readonly why?: LineSight
}

export function lookOfLine(line: Line, serverNowMs: number): LineLook {
  const devices = deviceCount(line, serverNowMs)
  const counted = devices === undefined ? {} : { devices }
  const call = shownCall(line)
  if (call !== undefined) return { ...call, ...counted }
  if (devices === 0) return { state: 'no-phone', devices }
  const seen = line.calls.kind === 'live' && (!line.calls.partial || line.settled)
  return seen ? { state: 'free', ...counted } : { state: 'unknown', ...counted, why: line.calls }
}

/** How many phones it surely has; undefined where nobody can tell. */
function deviceCount({ phones, devices }: Line, serverNowMs: number): number | undefined {
  const count = [...devices.values()].filter((phone) => !isExpired(phone, serverNowMs)).length
  if (phones.kind !== 'live') return undefined
  return count === 0 && phones.partial ? undefined : count
}

/** The call that says most: one that was answered, else one that it dials, else one that rings there. The oldest first. */
function shownCall({ legs }: Line): LineLook | undefined {
  const all = [...legs.values()].filter((leg) => !isMusicOnHold(leg))
  const answered = all.filter(({ state }) => state === 'answered')
  const dialled = all.filter((leg) => leg.state === 'ringing' && legDirection(leg) === 'outgoing')
  const leg = answered[0] ?? dialled[0] ?? all[0]
  if (leg === undefined) return undefined
  const direction = legDirection(leg)
  const remote = leg.fromCallSetup ? undefined : direction === 'outgoing' ? leg.to : leg.from
  const isKnown = remote !== undefined && (remote.address || remote.number || remote.display) !== ''
  return {
    state: leg.state === 'answered' || direction === 'outgoing' ? 'talking' : 'ringing',
    ...(leg.state === 'answered'
      ? { phase: 'answered' }
      : direction === 'outgoing'
        ? { phase: 'calling' }
        : {}),
    ...(isKnown ? { remote } : {}),
    ...(direction === 'unknown' ? {} : { direction }),
    ...(leg.publishedAtMs === undefined ? {} : { sinceMs: leg.publishedAtMs }),
  }
}
