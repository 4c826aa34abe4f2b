/** Starts a page: bridge, state, clock, then its one component. */
import { mount, tick, type Component } from 'svelte'
import { firstSpoken, speak } from '../app/contract/messages/language.ts'
import { replayNow } from '../app/contract/replay.ts'
import './base.css'
import { createBridge } from './bridge.ts'
import { createPageClock } from './clock.svelte.ts'
import type { PageContext } from './context.ts'
import { createStateMirror, type StateMirror } from './state.svelte.ts'

export interface PageProps {
  readonly page: PageContext
  readonly mirror: StateMirror
}

/** Main answers within milliseconds; a page that waits longer says what it does not know. */
const PATIENCE_MS = 1_000

/** @param title what the window is called, where that is more than the program's name */
export async function mountPage(component: Component<PageProps>, title?: () => string): Promise<void> {
  // Built for one language, which the document names.
  speak(firstSpoken([document.documentElement.lang]))
  if (title !== undefined) document.title = title()
  const bridge = createBridge(window.ringside)
  const mirror = createStateMirror(bridge)
  const clock = createPageClock((nowMs) => {
    const replay = mirror.current?.replay ?? null
    return replay === null ? nowMs : replayNow(replay, nowMs)
  })
  const isLive = (): boolean => (mirror.current?.replay ?? null) === null
  const page: PageContext = { bridge, clock, isLive }
  // Drawn once, with what there is to show, and not first without it.
  await Promise.race([mirror.asked, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  mount(component, { target: document.body, props: { page, mirror } })
  await tick()
  bridge.stands()
}
