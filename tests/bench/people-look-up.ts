/**
 * How long it takes to find people among fifty thousand entries, in this process: the index runs beside the calls, never in
 * a window. Every prefix of a name is a search of its own, as it is while somebody types.
 */
import { NOBODY } from '../../app/calls/party.ts'
import { createNameOf } from '../../app/core/name-of.ts'
import { decodeDirectoryEntry } from '../../app/onsip/directories.ts'
import { createPeopleIndex, type PeopleIndex } from '../../app/people/people-index.ts'
import { generatedDirectory } from '../../app/simulator/directory/people.ts'
import { nowMs } from './clock.ts'
import { median, percentile } from './statistics.ts'

const ENTRIES = 50_000
const MOST_ROWS = 50
const TYPED = [
  'ada adler 1280',
  'hansen gita',
  'müller',
  '12125',
  '(212) 555-19',
  'user77',
  '2-3-3-7-2',
  'zzz nobody',
]
const CALLERS = [
  'user20000@example.com',
  '12125520004@jnctn.net',
  '10200@example.com',
  '14155559999@jnctn.net',
]

export interface LookUpTimes {
  readonly p50Ms: number
  readonly p95Ms: number
}

export interface PeopleLookUp {
  readonly people: number
  readonly buildMs: number
  readonly search: LookUpTimes
  readonly nameOf: LookUpTimes
}

export function measurePeopleLookUp(rounds: number): PeopleLookUp {
  const startedAtMs = nowMs()
  const index = filledIndex()
  const buildMs = nowMs() - startedAtMs
  const nameOf = createNameOf(index, () => 'US')
  const searches: number[] = []
  const names: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const text of TYPED) {
      for (let end = 1; end <= text.length; end += 1) {
        searches.push(timed(() => index.search(text.slice(0, end), MOST_ROWS)))
      }
    }
    for (const address of CALLERS) names.push(timed(() => nameOf({ ...NOBODY, address })))
  }
  return { people: index.size, buildMs, search: timesOf(searches), nameOf: timesOf(names) }
}

function filledIndex(): PeopleIndex {
  const index = createPeopleIndex()
  const place = { service: 'pubsub.directories.xmpp.onsip.com', domain: 'example.com' }
  for (const { leaf, id, payload } of generatedDirectory(place, ENTRIES)) {
    const entry = decodeDirectoryEntry({ node: `/example.com/${leaf}`, itemId: id, payload })
    if (!entry.ok) throw new Error(entry.error)
    index.put(entry.value)
  }
  index.settle()
  return index
}

const timesOf = (values: readonly number[]): LookUpTimes => ({
  p50Ms: median(values),
  p95Ms: percentile(values, 0.95),
})

/** The middle one of three: what else the machine did meanwhile is not the index's. */
function timed(work: () => unknown): number {
  const once = (): number => {
    const startedAtMs = nowMs()
    work()
    return nowMs() - startedAtMs
  }
  return median([once(), once(), once()])
}
