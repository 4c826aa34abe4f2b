/** Remembers of calls that were missed here which watched line took them. */
import { NOBODY } from '../calls/party.ts'
import type { TeamState } from '../contract/team.ts'
import type { NameOf } from '../people/names.ts'
import { isLost, takenBy } from '../people/taken-by.ts'
import type { Clock } from '../ports.ts'
import type { Lines } from './lines.ts'
import type { Store } from './store.ts'

export interface TakenCallsDeps {
  readonly clock: Pick<Clock, 'now'>
  readonly store: Store
  readonly lines: Pick<Lines, 'all'>
  /** What the directory calls somebody. */
  readonly nameOf: NameOf
}

/** Events of two nodes come in any order; later than this it is a call that the colleague has by other ways. */
const LATEST_MS = 5_000

/** For as long as the store lives. */
export function followTakenCalls({ clock, store, lines, nameOf }: TakenCallsDeps): void {
  function next(): TeamState['takenBy'] {
    const { calls, team } = store.state
    const sinceMs = clock.now() - LATEST_MS
    return Object.fromEntries(
      calls.ended.flatMap((call) => {
        if (Object.hasOwn(team.takenBy, call.id)) return [[call.id, team.takenBy[call.id] ?? '']]
        if (!isLost(call) || (call.endedAtMs ?? 0) < sinceMs) return []
        const address = takenBy(call, lines.all())
        if (address === undefined) return []
        return [[call.id, nameOf({ ...NOBODY, uri: `sip:${address}`, address }) ?? address]]
      }),
    )
  }

  store.subscribe(({ calls, team }) => {
    if ((calls ?? team) === undefined) return
    const told = next()
    if (JSON.stringify(told) === JSON.stringify(store.state.team.takenBy)) return
    store.patch({ team: { ...store.state.team, takenBy: told } })
  })
}
