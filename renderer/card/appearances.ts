/** Remembers since when each card is on the screen. */
export interface Appearances {
  /** `shown` are all cards there are now; `nowMs` is on the clock that `atMs` is compared with. */
  note(shown: readonly string[], nowMs: number): void
  /** When this card appeared; for no card, or an unknown one, the beginning of time. */
  atMs(callId: string | undefined): number
}

export function createAppearances(): Appearances {
  let appeared: ReadonlyMap<string, number> = new Map()
  return {
    note(shown, nowMs) {
      appeared = new Map(shown.map((callId) => [callId, appeared.get(callId) ?? nowMs]))
    },
    atMs: (callId) => (callId === undefined ? 0 : (appeared.get(callId) ?? 0)),
  }
}
