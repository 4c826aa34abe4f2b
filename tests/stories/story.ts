/** A story: what people at telephones do, as orders for the simulator, and what Ann must then see of it. */

/** One order for the simulator. It is tried again until it can be carried out, as people wait for a phone to ring. */
export interface Doing {
  readonly order: Readonly<Record<string, unknown>>
  /** Names the call that it makes. */
  readonly as?: string
  /** The call that is meant, by such a name; without it the newest one that fits. */
  readonly of?: string
}

/** A card: how its state begins, and whom it is about. */
export interface SeenCard {
  readonly state: string
  readonly who: string
}

export type Step =
  /** In one go: nothing happens between two of them. */
  | { readonly kind: 'does'; readonly text: string; readonly doings: readonly Doing[] }
  /** Ann types into the call field and presses Enter. */
  | { readonly kind: 'dials'; readonly text: string }
  /** These cards and no other, in this order. */
  | { readonly kind: 'cards'; readonly cards: readonly SeenCard[] }
  /** The calls that ended, newest first, each by the beginning of how it ended and whom it was with. */
  | { readonly kind: 'list'; readonly rows: readonly SeenCard[] }

export interface Story {
  /** `words-with-hyphens`. */
  readonly name: string
  /** In one sentence. */
  readonly tells: string
  readonly steps: readonly Step[]
  /** What no card may say at any moment, as a beginning. */
  readonly never?: string
  /** Waits for one of the program's deadlines of 5 to 15 s. */
  readonly slow?: true
}

export const does = (text: string, ...doings: readonly Doing[]): Step => ({ kind: 'does', text, doings })
export const dials = (text: string): Step => ({ kind: 'dials', text })
/** @param cards pairs of state and person, e.g. `['Incoming call', 'Carter & Sons']` */
export const cards = (...seen: readonly (readonly [string, string])[]): Step => ({
  kind: 'cards',
  cards: seen.map(([state, who]) => ({ state, who })),
})
export const noCards: Step = { kind: 'cards', cards: [] }
export const list = (...seen: readonly (readonly [string, string])[]): Step => ({
  kind: 'list',
  rows: seen.map(([state, who]) => ({ state, who })),
})
