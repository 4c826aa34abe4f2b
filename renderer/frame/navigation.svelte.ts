/** Which view the main window shows. Without an account only signing in makes sense, except for Settings. */
import type { AppState } from '../../app/contract/state.ts'
import type { AppBridge } from '../bridge.ts'
import { rememberView, rememberedView } from './page-memory.ts'

export const VIEWS = [
  ...(['calls', 'team', 'history', 'voicemail', 'phones', 'people', 'settings', 'rules'] as const),
  ...(['reasons', 'health', 'sign-in', 'developer', 'report', 'dial-list'] as const),
] as const
export type View = (typeof VIEWS)[number]

/** What makes sense while nobody is signed in. */
const WITHOUT_ACCOUNT: readonly View[] = [
  ...(['settings', 'rules', 'reasons', 'health', 'sign-in', 'developer', 'report', 'dial-list'] as const),
]

export interface Navigation {
  readonly view: View
  readonly show: (view: View) => void
}

export function createNavigation(bridge: AppBridge, state: () => AppState | undefined): Navigation {
  const before = rememberedView()
  let wanted = $state<View>(VIEWS.find((view) => view === before) ?? 'calls')

  const signedIn = $derived(state()?.account.signedIn ?? false)
  const connected = $derived(state()?.session.link.status === 'connected')
  const view = $derived(!signedIn && !WITHOUT_ACCOUNT.includes(wanted) ? 'sign-in' : wanted)

  // Signing in leads on to the calls by itself; opening the form while on line does not throw one out of it.
  let wasConnected = false
  $effect(() => {
    if (connected && !wasConnected && wanted === 'sign-in') wanted = 'calls'
    wasConnected = connected
  })

  $effect(() =>
    bridge.subscribe((event) => {
      if (event.kind === 'ui' && event.do === 'show-view') wanted = event.view
    }),
  )

  // A page that is loaded again, in another language or after its process died, comes back to where it was.
  $effect(() => {
    rememberView(view)
  })

  return {
    get view() {
      return view
    },
    show(next) {
      wanted = next
    },
  }
}
