/** With whom the user spoke of late, the latest first: what an empty call field offers. Pure. */
import type { Direction, Party } from '../calls/model.ts'
import { redialText } from '../calls/party.ts'
import { OF_NO_LIST, type PersonRow } from '../contract/people.ts'
import type { NameOf } from '../people/names.ts'

/** A call as it is known here or by the record; times by one clock. */
export interface CallOfLate {
  readonly remote: Party
  readonly direction: Direction
  readonly startedAtMs: number
}

export interface RecentPeople {
  /** Each person of the directory, and each number of whom it does not name, once. */
  readonly rows: readonly PersonRow[]
  /** What was dialled of late, as texts to be dialled again, each once, the latest first. */
  readonly dialled: readonly string[]
}

/** As many as a person goes back through with a key. */
const MOST_DIALLED = 20

/** @param ownAddress `user@domain`, at whose domain a number is dialled */
export function recentPeople(
  calls: readonly CallOfLate[],
  nameOf: NameOf,
  ownAddress: string,
  most: number,
): RecentPeople {
  const latest = [...calls]
    .sort((one, other) => other.startedAtMs - one.startedAtMs)
    .map((call) => ({ ...call, dial: redialText(call.remote, ownAddress) }))
    .filter(({ dial }) => dial !== '')
  const rows = new Map<string, PersonRow>()
  for (const { remote, dial } of latest) {
    if (rows.size >= most) break
    const known = nameOf(remote)
    const key = (known ?? dial).toLowerCase()
    if (rows.has(key)) continue
    const name = known ?? (remote.display || dial)
    const detail = dial === name ? '' : dial
    rows.set(key, { id: `recent ${key}`, kind: 'recent', name, detail, dial, ...OF_NO_LIST })
  }
  return {
    rows: [...rows.values()],
    dialled: [
      ...new Set(latest.flatMap(({ direction, dial }) => (direction === 'outgoing' ? [dial] : []))),
    ].slice(0, MOST_DIALLED),
  }
}
