/** The page's copy of the one state: one raw value, replaced as a whole with each patch. */
import { namedCalls } from '../app/calls/named.ts'
import { veiledCalls } from '../app/calls/veil.ts'
import type { AppState } from '../app/contract/state.ts'
import type { AppBridge } from './bridge.ts'
import { NOTHING_HELD, receivePatch, receiveSnapshot, type Held } from './sequence.ts'

export interface StateMirror {
  /** Undefined until main has answered for the first time. */
  readonly current: AppState | undefined
  /** Main has answered for the first time, or failed to. */
  readonly asked: Promise<void>
}

const shownCalls = ({ calls, people, attention }: AppState): AppState['calls'] =>
  veiledCalls(namedCalls(calls, people.names, people.organisations), attention)

/** Asks for the state at once and follows it for as long as the page lives. */
export function createStateMirror(bridge: AppBridge): StateMirror {
  let held = $state.raw<Held>(NOTHING_HELD)
  let asking = false
  /** Calls bear the names that the directory has for them, or initials: every view and card shows the same. */
  const current = $derived(held.state && { ...held.state, calls: shownCalls(held.state) })

  /** A question that failed, or did not close the gap the second time, is asked again with the next patch. */
  async function ask(): Promise<void> {
    asking = true
    for (let tries = 0; held.stale && tries < 2; tries += 1) {
      const reply = await bridge.invoke('state.get', {})
      if (reply.ok) held = receiveSnapshot(held, reply.value)
    }
    asking = false
  }

  bridge.subscribe((event) => {
    if (event.kind !== 'state') return
    held = receivePatch(held, event)
    if (held.stale && !asking) void ask()
  })
  const asked = ask()

  return {
    asked,
    get current() {
      return current
    },
  }
}
