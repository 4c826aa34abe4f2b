/** Which shape and tone a call has, on a card and in the list alike. */
import { isFirstLeg } from '../../app/contract/messages/calls.ts'
import type { Call } from '../../app/calls/model.ts'
import type { ShapeName } from '../parts/Shape.svelte'

export interface CallLook {
  readonly shape: ShapeName
  /** Names a class that sets `--tone` and `--tone-weak`. */
  readonly tone: 'ring' | 'talk' | 'wait' | 'over' | 'bad'
}

export function lookOf(call: Call): CallLook {
  if (call.outcome === 'failed') return { shape: 'failed', tone: 'bad' }
  if (call.state === 'ended') return { shape: 'ended', tone: 'over' }
  if (call.state === 'answered') return { shape: 'talking', tone: 'talk' }
  if (isFirstLeg(call)) return { shape: 'waiting', tone: 'wait' }
  return call.direction === 'outgoing'
    ? { shape: 'waiting', tone: 'talk' }
    : { shape: 'ringing', tone: 'ring' }
}

/** Since when the state on the screen lasts: the timer counts from here (epoch ms). */
export const stateSinceMs = (call: Call): number => call.answeredAtMs ?? call.startedAtMs
