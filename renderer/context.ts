/** What every component may reach without being handed it. */
import { createContext } from 'svelte'
import type { AppBridge } from './bridge.ts'
import type { PageClock } from './clock.svelte.ts'

export interface PageContext {
  readonly bridge: AppBridge
  readonly clock: PageClock
  /** False while a recording is played: what is shown was so then. */
  readonly isLive: () => boolean
}

export const [getPage, setPage] = createContext<PageContext>()
