/** One branch of one call as its owner's address sees it. Field names follow the wire (OnSIP, Active-Calls Pubsub). */
export interface Leg {
  /** Pubsub item id: stays the same for the life of the leg. */
  readonly id: string
  /** Whose leaf it is published on, `user@domain`. */
  readonly address: string
  readonly state: 'requested' | 'created' | 'confirmed'
  readonly callId: string
  readonly fromUri: string
  readonly toUri: string
  /** Empty on `created`. */
  readonly toAor: string
  readonly fromTag: string
  /** Empty until answered. */
  readonly toTag: string
  /** Empty on `created`; tells forked legs of one call-id apart. */
  readonly branch: string
  /** Empty unless the leg comes from a click-to-call. */
  readonly callSetupId: string
  readonly fromDisplay: string
  readonly toDisplay: string
  /** The phone, for the simulator's own use: it never goes on the wire. */
  readonly device: string
}

/** Where every change of a leg is published. */
export interface LegFeed {
  put(leg: Leg): void
  drop(leg: Leg): void
}
