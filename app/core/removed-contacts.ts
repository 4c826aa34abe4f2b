/** Lists of contacts that were taken away a moment ago, each with its place: they can be put back for a while. */
import type { ContactSource } from '../contract/contacts-settings.ts'
import type { Clock, Dispose } from '../ports.ts'
import type { Store } from './store.ts'

export interface RemovedContacts {
  put(source: ContactSource, at: number): void
  find(id: string): { readonly source: ContactSource; readonly at: number } | undefined
  /** It is back. */
  drop(id: string): void
  readonly ids: () => readonly string[]
  dispose(): void
}

const UNDO_MS = 10_000

/** @param forgotten told whenever one can no longer be put back */
export function createRemovedContacts(clock: Clock, store: Store, forgotten: () => void): RemovedContacts {
  interface Removed {
    readonly source: ContactSource
    readonly at: number
    readonly untilMs: number
    readonly cancel: Dispose
  }
  const removed = new Map<string, Removed>()

  function tell(): void {
    const shown = [...removed.values()].map(({ source: { id, title }, untilMs }) => ({ id, title, untilMs }))
    store.patch({ contacts: { ...store.state.contacts, removed: shown } })
  }

  function drop(id: string): void {
    removed.get(id)?.cancel()
    removed.delete(id)
    tell()
  }

  return {
    put(source, at) {
      const cancel = clock.after(UNDO_MS, () => {
        drop(source.id)
        forgotten()
      })
      removed.set(source.id, { source, at, untilMs: clock.now() + UNDO_MS, cancel })
      tell()
    },
    find: (id) => removed.get(id),
    drop,
    ids: () => [...removed.keys()],
    dispose() {
      for (const id of [...removed.keys()]) drop(id)
    },
  }
}
