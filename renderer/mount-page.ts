/** Starts a page: bridge, state, clock, then its one component. */
import { mount, type Component } from 'svelte'
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

/** @param title what the window is called, where that is more than the program's name */
export function mountPage(component: Component<PageProps>, title?: () => string): void {
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
  mount(component, { target: document.body, props: { page, mirror } })
}
