/** Where an account's choices are kept and its news goes: the main account's in slices of their own. */
import { appError, type AppError } from '../contract/errors.ts'
import { ok, type Result } from '../contract/result.ts'
import type { AccountState, SessionState } from '../contract/state.ts'
import { SIGNED_OUT } from '../onsip/session-state.ts'
import type { SettingsStore } from '../ports.ts'
import { isTwin } from './account-twins.ts'
import type { Store } from './store.ts'
import {
  lockedChange,
  settingsPatchOf,
  targetFromSettings,
  withoutOthersPhone,
  type SignInTarget,
} from './target.ts'

export interface AccountPlace {
  /** What is kept of it; the address is empty where nothing is. */
  readonly stored: () => SignInTarget
  /** Why it is to be left alone although it is kept. An error is told where its calls would be. */
  readonly hold: () => 'paused' | AppError | undefined
  /** What stands against signing in as `target` before anything is sent. */
  readonly obstacle: (target: SignInTarget) => AppError | undefined
  /** Keeps it in the settings. */
  readonly keep: (target: SignInTarget) => Result<null, AppError>
  readonly tell: (facts: Partial<AccountState>) => void
  /** Off line for want of something that only the user can give. */
  readonly stopped: (error: AppError) => void
}

export const stoppedSession = (error: AppError): SessionState => ({
  ...SIGNED_OUT,
  link: { status: 'stopped', stage: 'tls', error },
})

export function createMainPlace(settings: SettingsStore, store: Store): AccountPlace {
  const stored = (): SignInTarget => targetFromSettings(settings.read())
  return {
    stored,
    hold: () => undefined,
    obstacle(target) {
      const locked = lockedChange(target, stored(), settings.locked())
      if (locked !== undefined) return appError('setting-locked', locked)
      return settings.read().accounts.further.some((other) => isTwin(target, other))
        ? appError('account-twice')
        : undefined
    },
    keep(target) {
      const written = settings.write({
        ...settingsPatchOf(target),
        ...withoutOthersPhone(target, stored(), settings.locked()),
      })
      if (!written.ok) return written
      store.patch({ settings: settings.state() })
      return ok(null)
    },
    tell(facts) {
      store.patch({ account: { ...store.state.account, ...facts } })
    },
    stopped(error) {
      store.patch({ session: stoppedSession(error) })
    },
  }
}
