/** The way of news inside the shell: what may be shown of it, then every page, then windows, tray and notifications. */
import type { StatePatch } from '../app/contract/state.ts'
import type { Core } from '../app/core.ts'
import type { Dispose } from '../app/ports.ts'

export interface NewsDeps {
  readonly core: Pick<Core, 'subscribe' | 'watch'>
  /** Decides what may be shown, and reports to the core what changed by that. */
  readonly judge: () => void
  /** To every page, in the same tick. */
  readonly send: (patch: StatePatch) => void
  /** What the shell does about it; it may change the state again. */
  readonly follow: (patch: StatePatch) => void
}

/** @returns ends it: the last news, of the program's own end, would bring tray, keys and timers back */
export function followNews({ core, judge, send, follow }: NewsDeps): Dispose {
  let judging = false
  const stopSending = core.watch((patch) => {
    const within = judging
    judging = true
    try {
      // The verdict on a call goes before the call itself: no page draws for a moment what is not to be drawn.
      judge()
    } finally {
      judging = within
    }
    send(patch)
  })
  const stopFollowing = core.subscribe((patch) => {
    // A verdict on its way within other news: what follows from both follows from that.
    if (!judging) follow(patch)
  })
  return () => {
    stopSending()
    stopFollowing()
  }
}
