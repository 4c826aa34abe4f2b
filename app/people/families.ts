/**
 * Which entries of a directory belong together: aliases to whom they reach, further addresses to whose they are. Kept up
 * to date entry by entry; a family that may have changed is told by the key of the entry at its head.
 */
import { entryKey, type DirectoryEntry, type EntryRef } from './entry.ts'
import { personFrom, type Person } from './person.ts'

export interface Families {
  readonly put: (entry: DirectoryEntry) => void
  readonly drop: (ref: EntryRef) => void
  readonly clear: () => void
  /** Heads whose family may be another since this was asked last; each once. */
  takeChanged(most: number): readonly string[]
  /** Undefined where the key is no head: no entry, or one that belongs to another. */
  personOf(head: string): Person | undefined
}

/** Longer chains of references are a mistake of the directory. */
const MAX_CHAIN = 4
/** Nobody has more numbers; beyond it the rest of a family is left out. */
const MAX_FAMILY = 200

export function createFamilies(): Families {
  const entries = new Map<string, DirectoryEntry>()
  /** By whom they point to, whether that entry is there or not. */
  const pointing = new Map<string, Set<string>>()
  const changed = new Set<string>()

  const targetOf = (entry: DirectoryEntry): string | undefined => {
    const target = entry.kind === 'alias' ? entry.target : entry.parent
    return target && entryKey(target)
  }

  /** The end of the chain of references; of a circle, its first key in the order of text. */
  function headOf(key: string): string {
    const chain = [key]
    for (let at = key; chain.length <= MAX_CHAIN;) {
      const entry = entries.get(at)
      const next = entry && targetOf(entry)
      if (next === undefined || !entries.has(next)) return at
      const again = chain.indexOf(next)
      if (again !== -1) return chain.slice(again).sort()[0] ?? next
      chain.push(next)
      at = next
    }
    return key
  }

  /** Everybody whose family a change of this entry may touch: those whose chain leads over it, and their heads. */
  function mark(key: string): void {
    let level: readonly string[] = [key]
    const seen = new Set(level)
    for (let step = 0; step <= MAX_CHAIN && level.length > 0; step += 1) {
      for (const each of level) changed.add(each).add(headOf(each))
      level = level.flatMap((each) => [...(pointing.get(each) ?? [])]).filter((each) => !seen.has(each))
      for (const each of level) seen.add(each)
    }
  }

  function remove(key: string): void {
    const entry = entries.get(key)
    if (entry === undefined) return
    mark(key)
    entries.delete(key)
    const target = targetOf(entry)
    if (target === undefined) return
    const others = pointing.get(target)
    others?.delete(key)
    if (others?.size === 0) pointing.delete(target)
  }

  function members(head: string): readonly DirectoryEntry[] {
    const seen = new Set([head])
    for (const key of seen) {
      for (const other of [...(pointing.get(key) ?? [])].sort()) if (seen.size < MAX_FAMILY) seen.add(other)
    }
    return [...seen].filter((key) => headOf(key) === head).flatMap((key) => entries.get(key) ?? [])
  }

  return {
    put(entry) {
      const key = entryKey(entry.ref)
      remove(key)
      entries.set(key, entry)
      const target = targetOf(entry)
      if (target !== undefined) pointing.set(target, (pointing.get(target) ?? new Set()).add(key))
      mark(key)
    },
    drop(ref) {
      const key = entryKey(ref)
      remove(key)
      mark(key)
    },
    clear() {
      for (const key of entries.keys()) changed.add(key)
      entries.clear()
      pointing.clear()
    },
    takeChanged(most) {
      const taken: string[] = []
      for (const key of changed) {
        if (taken.length >= most) break
        taken.push(key)
        changed.delete(key)
      }
      return taken
    },
    personOf(head) {
      const entry = entries.get(head)
      return entry === undefined || headOf(head) !== head ? undefined : personFrom(head, entry, members(head))
    },
  }
}
