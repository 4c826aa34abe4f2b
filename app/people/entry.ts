/** What a directory holds, entry by entry, as it was published. A person is made of several (`families.ts`). */

/** Names an entry: the leaf it lies on and its id there. */
export interface EntryRef {
  /** A leaf such as `/example.com/user`. */
  readonly node: string
  readonly item: string
}

export type DirectoryEntry =
  /** Somebody or something that can be called: a user, a time switch. */
  | {
      readonly kind: 'entity'
      readonly ref: EntryRef
      /** `user@domain`, lower-case domain. */
      readonly address: string
      /** At most 120 characters, no controls; may be empty. */
      readonly name: string
      /** The entry that this one is a further address of. */
      readonly parent: EntryRef | undefined
    }
  /** Another number under which an entry is reached. */
  | {
      readonly kind: 'alias'
      readonly of: 'extension' | 'phone-number'
      readonly ref: EntryRef
      readonly address: string
      /** Digits alone: the extension, or the number with its country code where the directory has one. */
      readonly digits: string
      /** Whom it reaches; undefined where the entry does not tell. */
      readonly target: EntryRef | undefined
    }

/** One string for one entry. Nodes are compared without their case, ids with it; a node holds no space. */
export const entryKey = ({ node, item }: EntryRef): string => `${node.toLowerCase()} ${item}`
