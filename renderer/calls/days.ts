/** Ended calls in groups of a day. Pure. */
import type { Call } from '../../app/calls/model.ts'
import { dayOf } from '../../app/contract/messages/time.ts'

export interface Day {
  readonly day: string
  /** A moment of that day (epoch ms). */
  readonly atMs: number
  readonly calls: readonly Call[]
}

/** Days and calls keep the order of the list, which is newest first. */
export function byDay(calls: readonly Call[]): readonly Day[] {
  const days = new Map<string, { readonly atMs: number; readonly calls: Call[] }>()
  for (const call of calls) {
    const atMs = call.endedAtMs ?? call.startedAtMs
    const there = days.get(dayOf(atMs))
    if (there === undefined) days.set(dayOf(atMs), { atMs, calls: [call] })
    else there.calls.push(call)
  }
  return [...days].map(([day, { atMs, calls: ofDay }]) => ({ day, atMs, calls: ofDay }))
}
