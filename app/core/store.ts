/** Holds the one state and tells of every change in the same tick. */
import type { AppState, StatePatch } from '../contract/state.ts'
import type { Dispose, Logger } from '../ports.ts'

export interface Store {
  readonly state: AppState
  /** Takes whole slices; those that are the same object as before are no change. */
  patch(patch: StatePatch): void
  /** For what reacts to a change and may change the state again. */
  readonly subscribe: (listener: Listener) => Dispose
  /**
   * For what hands the state on: hears each change before those that react to it, so that a page has a call before what
   * follows from it, and a card does not wait for that.
   */
  readonly watch: (listener: Listener) => Dispose
}

type Listener = (patch: StatePatch) => void

export function createStore(initial: AppState, log: Logger): Store {
  let state = initial
  const watchers = new Set<Listener>()
  const listeners = new Set<Listener>()
  const join = (group: Set<Listener>, listener: Listener): Dispose => {
    group.add(listener)
    return () => {
      group.delete(listener)
    }
  }
  return {
    get state() {
      return state
    },
    patch(patch) {
      const changed = changedSlices(state, patch)
      if (Object.keys(changed).length === 0) return
      state = { ...state, ...changed }
      for (const listener of [...watchers, ...listeners]) {
        try {
          listener(changed)
        } catch (error) {
          // One window's trouble must not keep the news from the others.
          log.error('state-listener-threw', { error: error instanceof Error ? error.message : 'unknown' })
        }
      }
    },
    subscribe: (listener) => join(listeners, listener),
    watch: (listener) => join(watchers, listener),
  }
}

type MutablePatch = { -readonly [K in keyof StatePatch]: StatePatch[K] }

/** A slice that is missing here does not compile. */
const SLICES: { readonly [K in keyof AppState]: K } = {
  account: 'account',
  accounts: 'accounts',
  session: 'session',
  health: 'health',
  calls: 'calls',
  feeds: 'feeds',
  people: 'people',
  contacts: 'contacts',
  badges: 'badges',
  callers: 'callers',
  keepsakes: 'keepsakes',
  phones: 'phones',
  team: 'team',
  capabilities: 'capabilities',
  openzoep: 'openzoep',
  dialing: 'dialing',
  dialList: 'dialList',
  hangUp: 'hangUp',
  settings: 'settings',
  attention: 'attention',
  shell: 'shell',
  updates: 'updates',
  replay: 'replay',
}

function changedSlices(state: AppState, patch: StatePatch): StatePatch {
  const changed: MutablePatch = {}
  for (const slice of Object.values(SLICES)) copyIfChanged(changed, patch, state, slice)
  return changed
}

function copyIfChanged<K extends keyof AppState>(
  to: Pick<MutablePatch, K>,
  from: Pick<StatePatch, K>,
  state: Pick<AppState, K>,
  slice: K,
): void {
  const value = from[slice]
  if (value !== undefined && value !== state[slice]) to[slice] = value
}
