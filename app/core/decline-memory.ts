/** What the service taught about declining, kept for the account beyond the session. */
import type { Capabilities } from '../calls/provider.ts'
import type { LessonMemory } from '../ports.ts'
import type { Store } from './store.ts'

export interface DeclineMemory {
  /** What is known of an account, `user@domain`, before its session begins. */
  before(address: string): Capabilities['decline']
  /** What its session knows now. */
  learned(decline: Capabilities['decline']): void
  dispose(): void
}

/**
 * @param isNobody nothing is kept of the stand-in service
 * @param reopen asks the session to find out anew; called when the user switches "try to decline" on once more
 */
export function createDeclineMemory(
  store: Store,
  lessons: LessonMemory,
  isNobody: () => boolean,
  reopen: () => void,
): DeclineMemory {
  let of = ''
  const account = (): string => (isNobody() ? '' : of)

  let wanted = store.state.settings.values.calls.tryDecline
  const dispose = store.subscribe(({ settings }) => {
    if (settings === undefined || settings.values.calls.tryDecline === wanted) return
    wanted = !wanted
    // A service that refused once may do it by now, and whoever switches this on again wants to see.
    if (!wanted) return
    if (account() !== '') lessons.forgetDecline(account())
    reopen()
  })

  return {
    before(address) {
      of = address.toLowerCase()
      return (account() === '' ? undefined : lessons.declineKnown(of)) ?? 'unknown'
    },
    learned(decline) {
      if (account() !== '' && decline !== 'unknown') lessons.rememberDecline(of, decline)
    },
    dispose,
  }
}
