/** The tour: shown once, after the first sign-in of a new profile, and whenever it is asked for. */
import { NOTHING } from '../app/contract/command-outputs.ts'
import { ok } from '../app/contract/result.ts'
import type { AppState } from '../app/contract/state.ts'
import type { ShellCommands } from './commands.ts'

/** Whether a tour is due is remembered with the profile. */
export interface TourMemory {
  tourIsDue(): boolean
  /** It was shown, or never will be. */
  endTour(): void
}

export interface TourDeps {
  readonly memory: TourMemory
  readonly state: () => AppState
  readonly report: (facts: { readonly tour: boolean }) => void
}

export interface Tour {
  readonly commands: Pick<ShellCommands, 'tour.show' | 'tour.end'>
  /** The stored account was signed in to, if there is one: whoever has one knows the program. */
  begin(): void
  /** The state changed. */
  follow(): void
}

export function createTour({ memory, state, report }: TourDeps): Tour {
  let begun = false

  function show(): void {
    memory.endTour()
    if (state().settings.values.tour.show) report({ tour: true })
  }

  return {
    commands: {
      'tour.show': () => {
        report({ tour: true })
        return Promise.resolve(ok(NOTHING))
      },
      'tour.end': () => {
        report({ tour: false })
        return Promise.resolve(ok(NOTHING))
      },
    },
    begin() {
      begun = true
      if (memory.tourIsDue() && state().account.signedIn) memory.endTour()
    },
    follow() {
      const { account, session, shell } = state()
      if (shell.tour && !account.signedIn) report({ tour: false })
      // The simulator is tried before one has an account of one's own.
      const isIn = account.signedIn && !account.simulated && session.link.status === 'connected'
      if (begun && isIn && memory.tourIsDue()) show()
    },
  }
}
