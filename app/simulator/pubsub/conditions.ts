/** How the pubsub services misbehave just now. The faults of the simulator change it while it runs. */
export interface PubsubConditions {
  /** Every event is sent twice. */
  duplicate: boolean
  itemsRefused: 'nowhere' | 'on-collections' | 'everywhere'
  /** What is there already is pushed right after an approval. */
  pushOnApproval: boolean
}

export const calmPubsub = (): PubsubConditions => ({
  duplicate: false,
  itemsRefused: 'nowhere',
  pushOnApproval: false,
})
