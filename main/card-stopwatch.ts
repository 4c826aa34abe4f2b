/** Takes the time of every call's card, from the arrival of the service's news to its first frame. */
import type { CallsState } from '../app/calls/model.ts'
import {
  cardsToday,
  MOST_CARDS,
  speedOf,
  type CardSpeed,
  type PaintedCard,
} from '../app/contract/card-speed.ts'
import type { Clock } from '../app/ports.ts'

export interface CardStopwatchDeps {
  readonly clock: Clock
  /** Whether the cards have a window now. */
  readonly hasWindow: () => boolean
  readonly isSoftwareDrawn: () => boolean
  readonly report: (speed: CardSpeed | undefined) => void
}

export interface CardStopwatch {
  /** In the tick in which news of calls arrived, before any window is made for it. */
  follow(calls: CallsState): void
  painted(callId: string): void
  /** The machine woke up: what follows at once is slow everywhere. */
  readonly woke: () => void
}

interface Running {
  readonly receivedAtMs: number
  readonly windowMade: boolean
  heldUpMs: number
}

/** A card that has not come by then was not wanted: hidden, switched off, or another program's preparation. */
const GIVE_UP_MS = 30_000

export function createCardStopwatch(deps: CardStopwatchDeps): CardStopwatch {
  const { clock, report } = deps
  /** Calls that are known, so that one call is timed once. */
  let known: ReadonlySet<string> = new Set()
  const running = new Map<string, Running>()
  let cards: readonly PaintedCard[] = []
  let wokeAtMs: number | undefined

  function begin(callId: string): void {
    const receivedAtMs = clock.monotonic()
    const started: Running = { receivedAtMs, windowMade: !deps.hasWindow(), heldUpMs: 0 }
    running.set(callId, started)
    // The next task of main's comes as soon as main has time for it.
    clock.after(0, () => {
      started.heldUpMs = clock.monotonic() - receivedAtMs
    })
    clock.after(GIVE_UP_MS, () => {
      if (running.get(callId) === started) running.delete(callId)
    })
  }

  return {
    follow({ active }) {
      // Our own attempt is a call before the service says a word; what a snapshot tells was there before.
      const told = active.filter(({ legs }) => legs.length > 0)
      for (const { id, silent, state } of told) {
        if (!known.has(id) && !silent && state === 'ringing') begin(id)
      }
      known = new Set(told.map(({ id }) => id))
      for (const id of running.keys()) if (!known.has(id)) running.delete(id)
    },
    painted(callId) {
      const taken = running.get(callId)
      if (taken === undefined) return
      running.delete(callId)
      const now = clock.monotonic()
      const card: PaintedCard = {
        atMs: clock.now(),
        paintedAfterMs: now - taken.receivedAtMs,
        heldUpMs: taken.heldUpMs,
        cards: known.size,
        windowMade: taken.windowMade,
        softwareDrawing: deps.isSoftwareDrawn(),
        ...(wokeAtMs === undefined ? {} : { awakeForMs: now - wokeAtMs }),
      }
      cards = cardsToday([...cards, card], startOfDay(clock.now())).slice(-MOST_CARDS)
      report(speedOf(cards))
    },
    woke() {
      wokeAtMs = clock.monotonic()
    },
  }
}

/** Midnight where the user is, epoch ms. */
function startOfDay(nowMs: number): number {
  const day = new Date(nowMs)
  day.setHours(0, 0, 0, 0)
  return day.getTime()
}
