/** Something that service discovery can be asked about: a JID or one of its nodes. */
export interface Entity {
  readonly jid: string
  readonly node?: string
}

/** The same for the same entity, and for no other: a JID holds no line break. */
export const entityKey = ({ jid, node = '' }: Entity): string => `${jid}\n${node}`
