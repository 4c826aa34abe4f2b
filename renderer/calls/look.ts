/** Which shape and tone a call has, on a card and in the list alike. */
import { isFirstLeg } from '../../app/calls/setup.ts'
import type { Call } from '../../app/calls/model.ts'
import type { ShapeName } from '../parts/Shape.svelte'

export interface CallLook {
  readonly shape: ShapeName
  /** A class that sets `--tone` and `--tone-weak`. */
  readonly tone: 'tone-ring' | 'tone-talk' | 'tone-wait' | 'tone-over' | 'tone-bad'
}

export function lookOf(call: Call): CallLook {
  if (call.outcome === 'failed') return { shape: 'failed', tone: 'tone-bad' }
  if (call.state === 'ended') return endedLook(call)
  if (call.state === 'answered') return { shape: 'talking', tone: 'tone-talk' }
  if (isFirstLeg(call)) return { shape: 'waiting', tone: 'tone-wait' }
  return call.direction === 'outgoing'
    ? { shape: 'waiting', tone: 'tone-talk' }
    : { shape: 'ringing', tone: 'tone-ring' }
}

function endedLook(call: Call): CallLook {
  if (call.outcome === 'missed') return { shape: 'incoming', tone: 'tone-bad' }
  return { shape: call.outcome === 'cancelled' ? 'failed' : 'ended', tone: 'tone-over' }
}

/** Since when the state on the screen lasts: the timer counts from here (epoch ms). */
export const stateSinceMs = (call: Call): number => call.answeredAtMs ?? call.startedAtMs
