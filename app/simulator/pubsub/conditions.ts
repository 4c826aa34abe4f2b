/** How the pubsub services misbehave just now. The faults of the simulator change it while it runs. */
export interface PubsubConditions {
  /** Every event is sent twice. */
  duplicate: boolean
  /** Every publication also comes, under another item id and never retracted, for a resource that is gone. */
  deadResource: boolean
  itemsRefused: 'nowhere' | 'on-collections' | 'everywhere'
  /** What is there already is pushed right after an approval. */
  pushOnApproval: boolean
  /** The URI of a redirect stands inside the condition, which is `gone`, instead of in the text beside it. */
  redirectInside: boolean
  /** Collections of an account have moved: a request for one is redirected so many times, or in a circle. */
  detour: { readonly hops: number } | 'circle' | undefined
  /** Events are addressed to the bare JID, for whichever resource listens. */
  bareTo: boolean
}

export const calmPubsub = (): PubsubConditions => ({
  duplicate: false,
  deadResource: false,
  itemsRefused: 'nowhere',
  pushOnApproval: false,
  redirectInside: false,
  detour: undefined,
  bareTo: false,
})
