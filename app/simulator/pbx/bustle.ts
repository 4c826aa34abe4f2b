import type { SimulatorClock } from '../clock.ts'
import type { Switchboard } from './switchboard.ts'

export interface BustleDeps {
  readonly clock: SimulatorClock
  readonly switchboard: Pick<Switchboard, 'place' | 'answer' | 'end' | 'find'>
  /** The colleagues' addresses. */
  readonly lines: readonly string[]
  /** A number in [0, 1). */
  readonly chance: () => number
}

/** A company at work: colleagues' phones ring, are answered and hung up by themselves. */
export interface Bustle {
  /** Keeps about so many calls going, with one change every `everyMs`; 0 ends them all. */
  run(calls: number, everyMs: number): void
  /** Nothing changes any more; the calls that go on are left alone. */
  stop(): void
}

/** Of the steps that answer or end, so many answer a phone that rings. */
const ANSWERS = 0.6

export function createBustle({ clock, switchboard, lines, chance }: BustleDeps): Bustle {
  const going: string[] = []
  let cancel = (): void => undefined
  const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)]

  function place(): void {
    const callee = oneOf(lines)
    if (callee === undefined) return
    const caller = chance() < 0.5 ? undefined : oneOf(lines.filter((line) => line !== callee))
    const number = `1732555${String(Math.floor(chance() * 10_000)).padStart(4, '0')}`
    const call = switchboard.place({
      fromUri: `sip:${caller ?? `${number}@jnctn.net`}`,
      toUri: `sip:${callee}`,
      answersItself: false,
    })
    going.push(call.callId)
  }

  function step(calls: number): void {
    for (const [index, id] of [...going.entries()].reverse()) {
      if (switchboard.find(id) === undefined) going.splice(index, 1)
    }
    if (going.length < calls) {
      place()
      return
    }
    const ringing = oneOf(going.filter((id) => switchboard.find(id)?.answered === false))
    if (ringing !== undefined && chance() < ANSWERS) switchboard.answer(ringing)
    else switchboard.end(oneOf(going) ?? '')
  }

  return {
    run(calls, everyMs) {
      cancel()
      if (calls === 0) {
        for (const id of going.splice(0)) switchboard.end(id)
        return
      }
      const next = (): void => {
        cancel = clock.after(everyMs, () => {
          step(calls)
          next()
        })
      }
      next()
    },
    stop: () => cancel(),
  }
}
