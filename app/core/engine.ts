/** The voice engine of this computer: open while it is switched on, by what the settings and its own secret say. */
import type { CallProvider } from '../calls/provider.ts'
import { NO_CAPABILITIES } from '../calls/provider.ts'
import type { CommandInput } from '../contract/commands.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Settings } from '../contract/settings.ts'
import type { EngineLink, OpenZoepState } from '../contract/engine-state.ts'
import { formatNumber } from '../dialing/format.ts'
import { isLoopback } from '../openzoep/engine-socket.ts'
import { createEngineSession, type EngineSession } from '../openzoep/session.ts'
import type { Ports } from '../ports.ts'
import type { CallKeeper } from './call-keeper.ts'
import { createExclusive } from './exclusive.ts'
import { decodeBound, encodeBound } from './secret.ts'
import type { Store } from './store.ts'
import { isAddress } from './target.ts'

export interface Engine {
  readonly provider: CallProvider | undefined
  /** Opens what is set up, if it is switched on. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Opens, closes or opens anew where what was written asks for it. */
  settingsChanged(): Promise<void>
  /** Remembers the account and its password, and connects. What comes of that shows in the state. */
  readonly signIn: (input: CommandInput<'engine.signIn'>) => Promise<Result<null, AppError>>
  retry(): void
}

export interface EngineDeps {
  readonly ports: Ports
  readonly store: Store
  readonly calls: CallKeeper
  /** Told when the password could not be kept. */
  readonly notice: (error: AppError) => void
}

type EngineSettings = Settings['openzoep']

/** Whatever changes one of these makes the stored password one that must not be sent anywhere. */
const bindingOf = ({ account, host, port }: Pick<EngineSettings, 'account' | 'host' | 'port'>) => [
  account.toLowerCase(),
  host.toLowerCase(),
  String(port),
]

export function createEngine({ ports, store, calls, notice }: EngineDeps): Engine {
  const { clock, random, log, settings, engineSecrets } = ports
  const exclusive = createExclusive()
  let stopped = true
  let session: EngineSession | undefined
  /** What the open session was made of. */
  let openedFor = ''

  const tell = (change: Partial<OpenZoepState>): void => {
    store.patch({ openzoep: { ...store.state.openzoep, ...change } })
  }

  async function storedPassword(values: EngineSettings): Promise<string | undefined> {
    const secret = await engineSecrets.load()
    return secret === undefined ? undefined : decodeBound(secret, bindingOf(values))
  }

  async function close(link: EngineLink): Promise<void> {
    const closing = session
    session = undefined
    openedFor = ''
    calls.forget({ provider: 'openzoep' })
    tell({ link, capabilities: NO_CAPABILITIES })
    await closing?.stop()
  }

  const stoppedAt = (step: 'register' | 'log-in', error: AppError): EngineLink => ({
    status: 'stopped',
    step,
    error,
  })

  /** @param password as typed just now; empty: the stored one */
  async function follow(password: string, anew: boolean): Promise<void> {
    const values = settings.read().openzoep
    const wanted = values.enabled && !stopped ? bindingOf(values).join('\n') : ''
    if (wanted === openedFor && !anew) return
    await close({ status: 'off' })
    if (wanted === '') return
    const { account, host, port } = values
    if (!isAddress(account) || port === null) {
      tell({ link: stoppedAt('register', appError('engine-incomplete')), hasPassword: false })
      return
    }
    if (!isLoopback(host)) {
      tell({ link: stoppedAt('register', appError('engine-not-local')), hasPassword: false })
      return
    }
    const known = password === '' ? await storedPassword(values) : password
    tell({ hasPassword: known !== undefined })
    if (known === undefined) {
      tell({ link: stoppedAt('log-in', appError('password-needed')) })
      return
    }
    if (stopped) return
    open({ account, host, port, password: known })
    openedFor = wanted
  }

  function open(target: Parameters<typeof createEngineSession>[1]): void {
    const { country } = settings.read().dialing
    const opened = createEngineSession(
      { clock, random, log, formatNumber: (number) => formatNumber(number, country) },
      target,
      {
        link(link) {
          tell({ link, capabilities: opened.provider.capabilities })
        },
        calls: calls.dispatch,
      },
    )
    session = opened
    opened.start()
  }

  async function keep(password: string, values: EngineSettings): Promise<void> {
    try {
      await engineSecrets.save(encodeBound(password, bindingOf(values)))
    } catch (error) {
      // The session goes on; after the next start the password is asked for again.
      log.error('engine-password-not-stored', { error: error instanceof Error ? error.name : 'unknown' })
      notice(appError('password-not-stored'))
    }
  }

  async function signIn(form: CommandInput<'engine.signIn'>): Promise<Result<null, AppError>> {
    const { account, host, port, password } = form
    if (!isAddress(account)) return err(appError('bad-input', 'account'))
    if (!isLoopback(host)) return err(appError('engine-not-local'))
    if (
      password === '' &&
      (await storedPassword({ ...settings.read().openzoep, account, host, port })) === undefined
    )
      return err(appError('password-needed'))
    const written = settings.write({ openzoep: { enabled: true, account, host, port } })
    if (!written.ok) return written
    store.patch({ settings: settings.state() })
    if (password !== '') await keep(password, written.value.openzoep)
    await follow(password, true)
    return ok(null)
  }

  return {
    get provider() {
      return session?.provider
    },
    start() {
      stopped = false
      return exclusive(() => follow('', false))
    },
    // Not in the queue: whatever waits there is called off by this.
    stop() {
      stopped = true
      return close({ status: 'off' })
    },
    settingsChanged: () => exclusive(() => follow('', false)),
    signIn: (form) => exclusive(() => signIn(form)),
    retry() {
      if (session) session.retry()
      else void exclusive(() => follow('', true))
    },
  }
}
