/** From one key to everybody who has it. Nearly every key is one person's, so that takes no set. */
export interface Keys {
  add(key: string, id: string): void
  remove(key: string, id: string): void
  of(key: string): readonly string[]
}

export function createKeys(): Keys {
  const ids = new Map<string, readonly string[]>()
  return {
    add(key, id) {
      const known = ids.get(key) ?? []
      if (!known.includes(id) && known.length < MAX_SHARED) ids.set(key, [...known, id])
    },
    remove(key, id) {
      const left = (ids.get(key) ?? []).filter((other) => other !== id)
      if (left.length === 0) ids.delete(key)
      else ids.set(key, left)
    },
    of: (key) => ids.get(key) ?? [],
  }
}

/** A key that more have says nothing about anybody. */
const MAX_SHARED = 100
