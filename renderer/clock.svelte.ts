/** The time for display. It ticks on each whole second, and only while something on a visible page reads it. */
import { createSubscriber } from 'svelte/reactivity'

export interface PageClock {
  /** Epoch ms. Reading it in a component or a `$derived` makes that follow the seconds. */
  readonly tickingMs: number
  /** Epoch ms now, without following. */
  readonly nowMs: number
}

/** @param shown the time to show for this machine's own: a recording has its own */
export function createPageClock(shown: (nowMs: number) => number = (nowMs) => nowMs): PageClock {
  const follow = createSubscriber((update) => {
    let timer: ReturnType<typeof setTimeout> | undefined

    function schedule(): void {
      clearTimeout(timer)
      if (document.hidden) return
      timer = setTimeout(tick, 1000 - (Date.now() % 1000))
    }
    function tick(): void {
      update()
      schedule()
    }

    document.addEventListener('visibilitychange', tick)
    schedule()
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  })

  return {
    get tickingMs() {
      follow()
      return shown(Date.now())
    },
    get nowMs() {
      return shown(Date.now())
    },
  }
}
