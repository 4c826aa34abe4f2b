/** Which calls came while alerts were held back and were not told of yet. */
import type { Call } from '../app/calls/model.ts'
import type { AppState } from '../app/contract/state.ts'

export interface Digest {
  /** Those that are over and held back, newest first; each is given out once. */
  take(state: Pick<AppState, 'calls' | 'attention'>): readonly Call[]
}

export function createDigest(): Digest {
  let told: ReadonlySet<string> = new Set()
  return {
    take({ calls, attention: { verdicts } }) {
      const held = calls.ended.filter(({ id }) => {
        const by = verdicts[id]?.hushedBy
        // A rule for a person holds back for good.
        return by !== undefined && by !== 'person'
      })
      const fresh = held.filter(({ id }) => !told.has(id))
      // No longer than the list of calls itself.
      told = new Set(held.map(({ id }) => id))
      return fresh
    },
  }
}
