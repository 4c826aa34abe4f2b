/** One account beside the main one: its session, its password, and how it stands. */
import type { FurtherAccount } from '../contract/accounts.ts'
import type { FurtherAccountSettings } from '../contract/accounts-settings.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { ok, type Result } from '../contract/result.ts'
import { NO_CAPABILITIES } from '../calls/provider.ts'
import { ofAccount } from '../calls/carrier.ts'
import { SIGNED_OUT } from '../onsip/session-state.ts'
import type { Ports, SecretStore } from '../ports.ts'
import { createAccount, type Account } from './account.ts'
import { stoppedSession, type AccountPlace } from './account-place.ts'
import { createAccountSession, type AccountSession } from './account-session.ts'
import { isTwin } from './account-twins.ts'
import type { CallKeeper } from './call-keeper.ts'
import { createPasswords, type Passwords } from './passwords.ts'
import type { Store } from './store.ts'
import { NO_TARGET, sameTarget, type SignInTarget } from './target.ts'

export type FurtherFacts = Pick<FurtherAccount, 'hasPassword' | 'session' | 'capabilities' | 'figures'>

export interface FurtherEntry {
  readonly id: string
  readonly account: Account
  readonly session: AccountSession
  readonly passwords: Passwords
  readonly facts: FurtherFacts
  /** The settings were written: opens, closes or opens anew where that asks for it. */
  follow(): Promise<void>
  /** Nothing of it stays but what is stored. */
  drop(): Promise<void>
}

export interface FurtherAccountDeps {
  readonly id: string
  readonly ports: Ports
  readonly store: Store
  readonly calls: CallKeeper
  readonly secrets: SecretStore
  readonly notice: (error: AppError) => void
  readonly version: string
  /** Keeps it among the others. */
  readonly write: (target: SignInTarget) => Result<unknown, AppError>
  /** Something of `facts` is another. */
  readonly told: () => void
}

export function createFurtherAccount(deps: FurtherAccountDeps): FurtherEntry {
  const { id, ports, store, calls, told } = deps
  const { settings } = ports
  let facts: FurtherFacts = { hasPassword: false, session: SIGNED_OUT, capabilities: NO_CAPABILITIES }

  const tell = (change: Partial<FurtherFacts>): void => {
    facts = { ...facts, ...change }
    told()
  }
  const kept = (): FurtherAccountSettings | undefined =>
    settings.read().accounts.further.find((each) => each.id === id)
  const stored = (): SignInTarget => kept() ?? NO_TARGET

  /** The main account comes first, then those above it. */
  function hasTwin(target: SignInTarget, all: boolean): boolean {
    const { account, accounts } = settings.read()
    const at = accounts.further.findIndex((each) => each.id === id)
    const others = accounts.further.filter((each, index) => each.id !== id && (all || index < at))
    return [account, ...others].some((other) => isTwin(target, other))
  }

  const place: AccountPlace = {
    stored,
    hold() {
      if (kept()?.paused === true) return 'paused'
      return hasTwin(stored(), false) ? appError('account-twice') : undefined
    },
    obstacle(target) {
      if (hasTwin(target, true)) return appError('account-twice')
      const isLocked = 'accounts.further' in settings.locked() && !sameTarget(target, stored())
      return isLocked ? appError('setting-locked', 'accounts.further') : undefined
    },
    keep(target) {
      const before = kept()
      if (before !== undefined && !before.paused && sameTarget(target, before)) return ok(null)
      const written = deps.write(target)
      if (!written.ok) return written
      last = now()
      return ok(null)
    },
    tell({ hasPassword }) {
      if (hasPassword !== undefined) tell({ hasPassword })
    },
    stopped(error) {
      tell({ session: stoppedSession(error) })
    },
  }

  const session = createAccountSession({
    ...{ ports, store, account: id, version: deps.version },
    slot: { read: () => facts, tell },
    calls(event) {
      calls.dispatch(ofAccount(event, id))
    },
    forgetCalls() {
      calls.forget({ account: id })
    },
    isSimulated: () => false,
  })
  const passwords = createPasswords(deps.secrets, ports.log, deps.notice)
  const account = createAccount({ ports, place, isSimulated: () => false, session, passwords })

  const now = (): { readonly target: SignInTarget; readonly hold: string } => ({
    target: stored(),
    hold: JSON.stringify(place.hold() ?? ''),
  })
  let last = now()

  return {
    id,
    account,
    session,
    passwords,
    get facts() {
      return facts
    },
    async follow() {
      const before = last
      last = now()
      if (before.hold !== last.hold) await account.holdChanged()
      else await account.settingsChanged(before.target)
    },
    async drop() {
      session.forget()
      await account.stop()
      session.dispose()
    },
  }
}
