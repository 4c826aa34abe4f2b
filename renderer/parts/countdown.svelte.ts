/** The time for a countdown: it moves on just when a whole second less is left, so that the last one lasts as long as the others. */

export interface Countdown {
  /** Epoch ms. */
  readonly nowMs: number
}

/** @param untilMs the moment counted down to (epoch ms); undefined while nothing is counted */
export function createCountdown(untilMs: () => number | undefined): Countdown {
  let nowMs = $state(Date.now())

  $effect(() => {
    const until = untilMs()
    if (until === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const step = (): void => {
      const leftMs = until - Date.now()
      nowMs = Date.now()
      if (leftMs > 0) timer = setTimeout(step, leftMs % 1000 || 1000)
    }
    step()
    return () => clearTimeout(timer)
  })

  return {
    get nowMs() {
      return nowMs
    },
  }
}
