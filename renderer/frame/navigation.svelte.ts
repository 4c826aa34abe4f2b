/** Which view the main window shows. Without an account only signing in makes sense, except for Settings. */
import { liveAccounts } from '../../app/contract/accounts.ts'
import type { AppState } from '../../app/contract/state.ts'
import type { AppBridge } from '../bridge.ts'
import { rememberView, rememberedView } from './page-memory.ts'
import { VIEWS, type View } from './views.ts'

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
  const view = $derived(signedIn || WITHOUT_ACCOUNT.includes(wanted) || hasCalls(wanted) ? wanted : 'sign-in')
  /** Another account may bring calls all the same. */
  function hasCalls(what: View): boolean {
    const app = state()
    return what === 'calls' && app !== undefined && liveAccounts(app).length > 0
  }

  /** Where one begins: who works at the board has it in front of them from the start. */
  const home = (): View => (state()?.settings.values.team.layout === 'board' ? 'team' : 'calls')
  let begun = false
  $effect(() => {
    if (begun || state() === undefined) return
    begun = true
    if (wanted === 'calls') wanted = home()
  })

  // Signing in leads on to the calls by itself; opening the form while on line does not throw one out of it.
  let wasConnected = false
  $effect(() => {
    if (connected && !wasConnected && wanted === 'sign-in') wanted = home()
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
