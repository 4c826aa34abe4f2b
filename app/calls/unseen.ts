/** Which calls of the service's record nobody saw here: pure, and rather one too many than one too few. */
import type { Call, CallsState, Direction } from './model.ts'
import { LONGEST_RING_MS } from './overdue.ts'
import { sameAddress } from './party.ts'

/** A call of the record. `startedAtMs` by our clock. */
export interface RecordedCall {
  readonly direction: Direction
  readonly remote: { readonly address: string }
  readonly owner: string
  readonly startedAtMs: number
  readonly durationS: number
}

/** Times in whole seconds, two clocks, and the way between them. */
const DOUBT_MS = 3_000
/** A call's end may be the last thing that was heard before the gap. */
const HEARD_LAST_MS = 50
/** The snapshot that ends a gap is no older than this. */
const SNAPSHOT_MS = 1_000

/**
 * The calls that began or ended while nobody looked, newest first, each once.
 * @param from wall time by our clock, as are all times
 */
export function unseenCalls<T extends RecordedCall>(
  recorded: readonly T[],
  calls: CallsState,
  gap: { readonly fromMs: number; readonly toMs: number },
): readonly T[] {
  const known = [...calls.active, ...calls.ended]
  const taken = new Set<Call>()
  const unseen: T[] = []
  for (const record of oncePerCall(recorded)) {
    // A call is known by one record alone: who rings twice is not known twice.
    const seen = nearest(record, known, taken)
    if (seen !== undefined) taken.add(seen)
    if (isUnseen(record, seen, gap)) unseen.push(record)
  }
  return unseen.sort((one, other) => other.startedAtMs - one.startedAtMs)
}

function isUnseen(
  record: RecordedCall,
  seen: Call | undefined,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): boolean {
  const began = record.startedAtMs >= fromMs - DOUBT_MS && record.startedAtMs <= toMs + DOUBT_MS
  if (seen === undefined) return began
  // What is still there, or went before our eyes, is no news. What was gone on our return is.
  // That it was gone is told by the snapshot, which is the last thing of a gap.
  const earliestMs = Math.max(fromMs + HEARD_LAST_MS, toMs - SNAPSHOT_MS)
  const endedUnseen = seen.endedAtMs !== undefined && seen.endedAtMs > earliestMs && seen.endedAtMs <= toMs
  return endedUnseen && record.startedAtMs <= toMs + DOUBT_MS
}

/** What is known of a call that was seen here. */
type SeenCall = Pick<Call, 'direction' | 'startedAtMs' | 'silent'> & Pick<RecordedCall, 'remote'>

/** The call that a record is most likely the record of; undefined when none of those not taken yet fits. */
export function nearest<Seen extends SeenCall>(
  record: RecordedCall,
  known: readonly Seen[],
  taken: ReadonlySet<Seen>,
): Seen | undefined {
  const distance = (call: Seen): number => Math.abs(call.startedAtMs - record.startedAtMs)
  return known
    .filter((call) => !taken.has(call) && fits(record, call))
    .sort((one, other) => distance(one) - distance(other))[0]
}

function fits(record: RecordedCall, call: SeenCall): boolean {
  const direction = call.direction === 'unknown' || call.direction === record.direction
  const party =
    sameAddress(call.remote.address, record.remote.address) || call.remote.address === record.remote.address
  if (!direction || !party) return false
  // A call that was there before we looked is known since its last change only.
  const laterMs = call.silent ? LONGEST_RING_MS + record.durationS * 1000 : 0
  const lateMs = call.startedAtMs - record.startedAtMs
  return lateMs >= -DOUBT_MS && lateMs <= laterMs + DOUBT_MS
}

/** Each address that a call reached has its own record of it; answered ones come first. */
export function oncePerCall<T extends RecordedCall>(recorded: readonly T[]): readonly T[] {
  const ordered = [...recorded].sort(
    (one, other) => other.durationS - one.durationS || Number(isPlaced(other)) - Number(isPlaced(one)),
  )
  return ordered.filter((record, index) => !ordered.slice(0, index).some((other) => sameCall(other, record)))
}

const isPlaced = ({ direction }: RecordedCall): boolean => direction === 'outgoing'

function sameCall(one: RecordedCall, other: RecordedCall): boolean {
  if (one.owner === other.owner || Math.abs(one.startedAtMs - other.startedAtMs) > DOUBT_MS) return false
  if (one.direction === other.direction) return sameAddress(one.remote.address, other.remote.address)
  return sameAddress(one.remote.address, other.owner) && sameAddress(other.remote.address, one.owner)
}
