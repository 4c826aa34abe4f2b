/** On and off, slowly: a picture that asks for a look until it got one. */
import type { Clock, Dispose } from '../app/ports.ts'

export interface Pulse {
  /** Begins, or ends; the same wish twice changes nothing. */
  run(wanted: boolean): void
  /** Whether it is in its off half now. */
  isAway(): boolean
}

const HALF_MS = 1_500

export function createPulse(clock: Pick<Clock, 'after'>, onTurn: () => void): Pulse {
  let away = false
  let cancel: Dispose | undefined

  function turn(): void {
    cancel = clock.after(HALF_MS, turn)
    away = !away
    onTurn()
  }

  return {
    run(wanted) {
      if (wanted === (cancel !== undefined)) return
      cancel?.()
      cancel = wanted ? clock.after(HALF_MS, turn) : undefined
      away = false
    },
    isAway: () => away,
  }
}
