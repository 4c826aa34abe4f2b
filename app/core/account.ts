/** Who is signed in on one account, and what may be sent where: sign in, sign out, try it, start with what is stored. */
import type { CommandInput } from '../contract/commands.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Ports } from '../ports.ts'
import { webSocketEndpoint } from '../xmpp/websocket-url.ts'
import type { AccountPlace } from './account-place.ts'
import type { AccountSession } from './account-session.ts'
import { createExclusive } from './exclusive.ts'
import type { Passwords } from './passwords.ts'
import { sameBinding, type CaText } from './secret.ts'
import { isAddress, targetFromForm, type SignInTarget } from './target.ts'
import { CALLED_OFF } from './verdict.ts'

/** The built-in simulator, or any other service that nothing is to be remembered of. */
export interface TryItTarget {
  readonly address: string
  readonly password: string
  readonly host: string
  readonly port: number
  readonly domain: string
  readonly caPem: string
  readonly suffix: string
  /** Lines to watch there, `user@domain`. */
  readonly lines?: readonly string[]
}

export interface Account {
  readonly start: () => Promise<void>
  stop(): Promise<void>
  signIn(form: CommandInput<'session.signIn'>): Promise<Result<null, AppError>>
  /** Signed out whatever the answer is; an error says that the stored password is still there. */
  signOut(): Promise<Result<null, AppError>>
  readonly tryIt: (target: TryItTarget) => Promise<Result<null, AppError>>
  /** Tries now what waits or was given up; where nothing is open for want of something, from the start. */
  retry(): Promise<void>
  /** The settings were written; `before` is what they said. */
  settingsChanged(before: SignInTarget): Promise<void>
  /** Whether it is to be left alone has changed: opens it or closes it. */
  holdChanged(): Promise<void>
}

export interface AccountDeps {
  readonly ports: Pick<Ports, 'network' | 'log'>
  readonly place: AccountPlace
  /** True while the built-in simulator is the service. */
  readonly isSimulated: () => boolean
  readonly session: AccountSession
  readonly passwords: Passwords
}

export function createAccount({ ports, place, isSimulated, session, passwords }: AccountDeps): Account {
  const { network, log } = ports
  const { stored, tell } = place
  const exclusive = createExclusive()
  /** Between `stop` and the next `start` nothing is opened, whatever still waits in the queue. */
  let stopped = false

  async function readCa(caFile: string): Promise<Result<CaText, AppError>> {
    return caFile === '' ? ok(undefined) : network.readCaFile(caFile)
  }

  async function openStored(): Promise<void> {
    const target = stored()
    const ca = await readCa(target.caFile)
    await passwords.dropForeign(target, ca)
    const password = ca.ok ? await passwords.forTarget(target, ca.value, '') : undefined
    const hasPassword = password !== undefined || (!ca.ok && (await passwords.isKeptFor(target)))
    tell({
      address: target.address,
      signedIn: false,
      hasPassword,
      passwordProtection: passwords.protection,
      simulated: false,
    })
    const hold = place.hold()
    if (typeof hold === 'object') place.stopped(hold)
    if (hold !== undefined || !hasPassword || !isAddress(target.address) || stopped) return
    tell({ signedIn: true })
    if (ca.ok) {
      if (password !== undefined) void session.open(target, password, ca.value)
      return
    }
    place.stopped(ca.error)
  }

  /** @returns what is wrong with a form before anything is sent */
  function mistakeIn(target: SignInTarget): AppError | undefined {
    if (!isAddress(target.address)) return appError('bad-input', 'address')
    if (target.jid !== '' && !isAddress(target.jid)) return appError('bad-input', 'jid')
    if (target.transport === 'websocket') {
      const typed = webSocketEndpoint(target.webSocketUrl)
      if (!typed.ok) return typed.error
    }
    return place.obstacle(target)
  }

  /** @returns whether the password is kept. */
  async function remember(
    target: SignInTarget,
    ca: CaText,
    password: string,
  ): Promise<Result<boolean, AppError>> {
    const written = place.keep(target)
    if (!written.ok) return written
    return ok(await passwords.keep(target, ca, password))
  }

  async function openOnce(
    target: SignInTarget,
    password: string,
    caPem: string | undefined,
  ): Promise<Result<null, AppError>> {
    await session.close()
    return stopped ? CALLED_OFF : session.open(target, password, caPem)
  }

  /** Whoever was signed in before still is. */
  async function goBack(): Promise<void> {
    await session.close()
    if (!stopped) await openStored()
  }

  async function signIn(form: CommandInput<'session.signIn'>): Promise<Result<null, AppError>> {
    const target = targetFromForm(form)
    const mistake = mistakeIn(target)
    if (mistake) return err(mistake)
    const ca = await readCa(target.caFile)
    if (!ca.ok) return ca
    const password = await passwords.forTarget(target, ca.value, form.password)
    if (password === undefined) return err(appError('password-needed'))
    const verdict = await openOnce(target, password, ca.value)
    const kept = verdict.ok ? await remember(target, ca.value, password) : verdict
    if (!kept.ok) {
      log.warn('sign-in-failed', { code: kept.error.code })
      await goBack()
      return kept
    }
    tell({ address: target.address, signedIn: true, hasPassword: kept.value, simulated: false })
    return ok(null)
  }

  async function tryIt(target: TryItTarget): Promise<Result<null, AppError>> {
    const { address, password, caPem, host, port, domain, suffix } = target
    tell({ address, signedIn: true, simulated: true })
    const verdict = await openOnce(
      {
        ...{ address, jid: '', allAddresses: true, host, port, domain, security: 'auto', caFile: '', suffix },
        ...{ transport: 'auto', webSocketUrl: '' },
      },
      password,
      caPem,
    )
    if (!verdict.ok) await goBack()
    return verdict
  }

  return {
    start: () => {
      stopped = false
      return exclusive(openStored)
    },
    // Not in the queue: whatever waits there for an answer is called off by this.
    stop: () => {
      stopped = true
      return session.close()
    },
    signIn: (form) => exclusive(() => signIn(form)),
    tryIt: (target) => exclusive(() => tryIt(target)),
    signOut: () =>
      exclusive(async () => {
        await session.close()
        session.forget()
        const cleared = isSimulated() ? ok(null) : await passwords.clear()
        if (cleared.ok) await goBack()
        else tell({ signedIn: false })
        return cleared
      }),
    retry: () =>
      exclusive(async () => {
        if (session.provider) session.retry()
        else await goBack()
      }),
    settingsChanged: (before) =>
      exclusive(async () => {
        const after = stored()
        if (!sameBinding(before, after)) await passwords.dropForeign(after, await readCa(after.caFile))
        if (isSimulated() || opensSameSession(before, after)) return
        await goBack()
      }),
    holdChanged: () => exclusive(goBack),
  }
}

/** Whether a session opened for the one does for the other: letters of another case are no reason to open it anew. */
const opensSameSession = (a: SignInTarget, b: SignInTarget): boolean =>
  sameBinding(a, b) && a.port === b.port && a.security === b.security && a.allAddresses === b.allAddresses
