/** The accounts beside the main one: added, changed, paused, taken away, kept in step with the settings. */
import type { CallProvider } from '../calls/provider.ts'
import { MOST_ACCOUNTS } from '../contract/accounts.ts'
import type { FurtherAccountSettings } from '../contract/accounts-settings.ts'
import { NOTHING } from '../contract/command-outputs.ts'
import type { CommandInput, CommandOutput, CoreCommandName } from '../contract/commands.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { SettingsPatch } from '../contract/settings.ts'
import type { Handlers } from '../core.ts'
import type { Ports } from '../ports.ts'
import type { CallKeeper } from './call-keeper.ts'
import { createExclusive } from './exclusive.ts'
import { createFurtherAccount, type FurtherEntry } from './further-account.ts'
import { createSecretEntries } from './secret-entries.ts'
import type { CaText } from './secret.ts'
import type { Store } from './store.ts'
import type { SignInTarget } from './target.ts'

/** The commands that are answered here. */
type AccountsCommand = Extract<CoreCommandName, `accounts.${string}`>

export interface Accounts {
  readonly handlers: Pick<Handlers, AccountsCommand>
  readonly provider: (id: string) => CallProvider | undefined
  /** The password that is stored for this very target, whichever account's it is. */
  passwordFor(target: SignInTarget, ca: CaText): Promise<string | undefined>
  start(): Promise<void>
  stop(): Promise<void>
  settingsChanged(): Promise<void>
  check(everything: boolean): void
  suspend(): void
}

export interface AccountsDeps {
  readonly ports: Ports
  readonly store: Store
  readonly calls: CallKeeper
  readonly notice: (error: AppError) => void
  /** The product's own. */
  readonly version: string
}

export function createAccounts({ ports, store, calls, notice, version }: AccountsDeps): Accounts {
  const { settings, random, log } = ports
  const secrets = createSecretEntries(ports.accountSecrets)
  const exclusive = createExclusive()
  const entries = new Map<string, FurtherEntry>()
  /** The one whose first sign-in is under way. */
  let adding: FurtherEntry | undefined
  let running = false

  const kept = (): readonly FurtherAccountSettings[] => settings.read().accounts.further

  function publish(): void {
    const { accounts } = settings.read()
    store.patch({
      accounts: {
        mainName: accounts.mainName,
        further: accounts.further.flatMap(({ id, name, address, paused }) => {
          const facts = entries.get(id)?.facts
          return facts === undefined ? [] : [{ id, name, address, paused, ...facts }]
        }),
        ...(adding === undefined ? {} : { adding: adding.facts.session }),
      },
    })
  }

  function write(patch: NonNullable<SettingsPatch['accounts']>): Result<null, AppError> {
    const written = settings.write({ accounts: patch })
    if (!written.ok) return written
    store.patch({ settings: settings.state() })
    publish()
    return ok(null)
  }

  function create(id: string): FurtherEntry {
    const entry = createFurtherAccount({
      ...{ id, ports, store, calls, notice, version, told: publish, secrets: secrets.drawer(id) },
      write(target) {
        const now = kept().find((each) => each.id === id)
        const next: FurtherAccountSettings = { name: '', ...now, id, paused: false, ...target }
        const others = kept().map((each) => (each.id === id ? next : each))
        return write({ further: now === undefined ? [...others, next] : others })
      },
    })
    entries.set(id, entry)
    return entry
  }

  function newId(): string {
    const id = Math.floor(random() * 36 ** 8)
      .toString(36)
      .padStart(8, '0')
    return entries.has(id) ? newId() : id
  }

  async function forgetPasswords(): Promise<Result<null, AppError>> {
    try {
      await secrets.keepOnly(kept().map(({ id }) => id))
      return ok(null)
    } catch (error) {
      log.error('password-not-deleted', { error: error instanceof Error ? error.name : 'unknown' })
      return err(appError('account-password-not-deleted'))
    }
  }

  /** Makes those that are there those of the settings. */
  async function follow(): Promise<void> {
    const ids = kept().map(({ id }) => id)
    const gone = [...entries.values()].filter((entry) => entry !== adding && !ids.includes(entry.id))
    for (const { id } of gone) entries.delete(id)
    const here = [...entries.values()].filter((entry) => entry !== adding)
    const fresh = ids.filter((id) => !entries.has(id)).map(create)
    publish()
    await Promise.all([
      ...gone.map((entry) => entry.drop()),
      ...here.map((entry) => entry.follow()),
      ...(running ? fresh.map((entry) => entry.account.start()) : []),
    ])
    if (gone.length > 0) await forgetPasswords()
  }

  async function add(form: SignInForm): Promise<Result<{ readonly id: string }, AppError>> {
    if ('accounts.further' in settings.locked()) return err(appError('setting-locked', 'accounts.further'))
    if (kept().length + 1 >= MOST_ACCOUNTS) return err(appError('account-limit'))
    const entry = create(newId())
    adding = entry
    const signedIn = await entry.account.signIn(form)
    adding = undefined
    if (!signedIn.ok) {
      entries.delete(entry.id)
      await entry.drop()
    }
    publish()
    return signedIn.ok ? ok({ id: entry.id }) : signedIn
  }

  async function signIn({
    id,
    ...form
  }: CommandInput<'accounts.signIn'>): Promise<Result<CommandOutput<'accounts.signIn'>, AppError>> {
    if (id === null) return exclusive(() => add(form))
    const entry = entries.get(id)
    if (entry === undefined) return err(appError('account-gone'))
    const signedIn = await entry.account.signIn(form)
    return signedIn.ok ? ok({ id }) : signedIn
  }

  async function change({
    id,
    name,
    paused,
  }: CommandInput<'accounts.change'>): Promise<Result<null, AppError>> {
    const now = kept().find((each) => each.id === id)
    if (now === undefined) return err(appError('account-gone'))
    const next = {
      ...now,
      ...(name === undefined ? {} : { name }),
      ...(paused === undefined ? {} : { paused }),
    }
    const written = write({ further: kept().map((each) => (each.id === id ? next : each)) })
    if (!written.ok) return written
    await follow()
    return ok(NOTHING)
  }

  async function remove({ id }: CommandInput<'accounts.remove'>): Promise<Result<null, AppError>> {
    const { further, callWith } = settings.read().accounts
    if (!further.some((each) => each.id === id)) return err(appError('account-gone'))
    const left = further.filter((each) => each.id !== id)
    const written = write({ further: left, ...(callWith === id ? { callWith: '' } : {}) })
    if (!written.ok) return written
    await follow()
    const forgotten = await forgetPasswords()
    // The row with the button is gone by now.
    if (!forgotten.ok) notice(forgotten.error)
    return forgotten
  }

  return {
    handlers: {
      'accounts.signIn': signIn,
      'accounts.change': (input) => exclusive(() => change(input)),
      'accounts.remove': (input) => exclusive(() => remove(input)),
      'accounts.retry': async ({ id }) => {
        const entry = entries.get(id)
        if (entry === undefined) return err(appError('account-gone'))
        await entry.account.retry()
        return ok(NOTHING)
      },
    },
    provider: (id) => entries.get(id)?.session.provider,
    async passwordFor(target, ca) {
      for (const { passwords } of entries.values()) {
        const password = await passwords.forTarget(target, ca, '')
        if (password !== undefined) return password
      }
      return undefined
    },
    start: () =>
      exclusive(async () => {
        await follow()
        running = true
        await Promise.all([...entries.values()].map(({ account }) => account.start()))
        await forgetPasswords()
      }),
    // Not in the queue: whatever waits there for an answer is called off by this.
    async stop() {
      running = false
      await Promise.all([...entries.values()].map(({ account }) => account.stop()))
    },
    settingsChanged: () => exclusive(follow),
    check(everything) {
      for (const { session } of entries.values()) session.check(everything)
    },
    suspend() {
      for (const { session } of entries.values()) session.suspend()
    },
  }
}

type SignInForm = CommandInput<'session.signIn'>
