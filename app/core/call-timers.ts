/** What must happen to a call when nothing happens: kept as timers that follow from the state alone. */
import { ENDED_CARD_MS, FAILED_CARD_MS } from '../calls/cards.ts'
import type { Call, CallEvent, CallsState } from '../calls/model.ts'
import { overdueWait } from '../calls/overdue.ts'
import { setupDeadline } from '../calls/setup.ts'
import { appError } from '../contract/errors.ts'
import type { Clock, Dispose } from '../ports.ts'

/** Only an event shows that an intent had its effect; after so long without one the user is told. */
const EFFECT_MS = 10_000

/** Whoever wrote on the card and went away without a word does not keep it for ever. */
const HELD_CARD_MS = 300_000
/** More cards than anybody writes on at once. */
const MOST_HELD = 20

/** `name` says what is waited for: the same name is the same wait. */
interface Wait {
  readonly name: string
  readonly delayMs: number
  readonly event: () => CallEvent
}

export interface CallTimers {
  /** Starts the waits that `calls` asks for and stops those that it no longer does. */
  follow(calls: CallsState): void
  /** While somebody writes on the card of a call it stays, also once the call is over. `follow` comes after it. */
  hold(callId: string, held: boolean): void
  dispose(): void
}

export function createCallTimers(clock: Clock, dispatch: (event: CallEvent) => void): CallTimers {
  const running = new Map<string, Dispose>()
  const held = new Set<string>()

  return {
    follow(calls) {
      const wanted = waitsOf(calls, clock.now())
      const names = new Set(wanted.map(({ name }) => name))
      for (const [name, cancel] of running) {
        if (names.has(name)) continue
        cancel()
        running.delete(name)
      }
      for (const { name, delayMs, event } of wanted) {
        if (running.has(name)) continue
        const cancel = clock.after(delayMs, () => {
          running.delete(name)
          dispatch(event())
        })
        running.set(name, cancel)
      }
    },
    hold(callId, isHeld) {
      if (isHeld) held.add(callId)
      else held.delete(callId)
      for (const oldest of [...held].slice(0, -MOST_HELD)) held.delete(oldest)
    },
    dispose() {
      for (const cancel of running.values()) cancel()
      running.clear()
    },
  }

  function waitsOf(calls: CallsState, nowMs: number): readonly Wait[] {
    return [
      ...calls.active.flatMap((call) => [
        ...setupWait(call, nowMs),
        ...effectWait(call),
        ...ringWait(call, nowMs),
      ]),
      ...calls.ended.filter((call) => !call.cardOver).map((call) => cardWait(call, held.has(call.id))),
    ]
  }

  function setupWait(call: Call, nowMs: number): readonly Wait[] {
    const deadline = setupDeadline(call)
    const setupId = call.setup?.setupId
    if (!deadline || setupId === undefined) return []
    // The wall clock may have been set since; nothing is waited for longer than the deadline says.
    const delayMs = Math.min(Math.max(0, deadline.atMs - nowMs), deadline.afterMs)
    const event = (): CallEvent => ({
      kind: 'setup-failed',
      setupId,
      error: deadline.error,
      atMs: clock.now(),
    })
    return [{ name: `setup ${setupId} ${String(deadline.atMs)}`, delayMs, event }]
  }
}

function effectWait({ id, pending }: Call): readonly Wait[] {
  if (pending === undefined) return []
  const error = appError(pending === 'accept' ? 'engine-silent' : 'no-event')
  const event = (): CallEvent => ({ kind: 'intent-settled', callId: id, error })
  return [{ name: `${pending} ${id}`, delayMs: EFFECT_MS, event }]
}

function ringWait(call: Call, nowMs: number): readonly Wait[] {
  const wait = overdueWait(call, nowMs)
  if (wait === undefined) return []
  const event = (): CallEvent => ({ kind: 'ring-overdue', callId: call.id })
  return [{ name: `ring ${call.id} ${wait.name}`, delayMs: wait.delayMs, event }]
}

const cardWait = ({ id, endedAtMs, outcome }: Call, isHeld: boolean): Wait => ({
  name: `card ${id} ${String(endedAtMs)}${isHeld ? ' held' : ''}`,
  delayMs: isHeld ? HELD_CARD_MS : outcome === 'failed' ? FAILED_CARD_MS : ENDED_CARD_MS,
  event: () => ({ kind: 'card-hidden', callId: id }),
})
