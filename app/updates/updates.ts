/**
 * Keeps Ringside up to date where that is its own matter: looks now and then, tells, downloads when told to, and puts in
 * place when the user quits or says so; nothing of that by itself while a call or a set-up stands.
 */
import { NOTHING } from '../contract/command-outputs.ts'
import type { CommandInput, CommandName, CommandOutput } from '../contract/commands.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { AppState, SettingsState } from '../contract/state.ts'
import type { UpdateKeeper, UpdatesState } from '../contract/updates.ts'
import type { Clock, Dispose, Logger, Random } from '../ports.ts'
import { firstStart, type UpdateMemory } from './first-start.ts'
import { QUIET_MS, isBusy, nextCheckInMs } from './moment.ts'
import { mayCheck, nextPhase, type UpdateEvent } from './phase.ts'
import type { Offer, Updater } from './port.ts'
import { feedWish, isWanted, switchedOffBy, type FeedWish } from './wish.ts'

export interface UpdatesDeps {
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  /** Of this program. */
  readonly version: string
  readonly keeper: UpdateKeeper
  readonly hasFeed: boolean
  readonly memory: UpdateMemory
  readonly state: () => AppState
  readonly report: (updates: UpdatesState) => void
  /** Loaded when it is first needed: most starts never do. */
  readonly load: () => Promise<Updater>
  readonly openPage: (url: string) => void
  /** Ends the program so that the new version starts. */
  readonly quit: () => void
}

type UpdateCommand = Extract<CommandName, `update.${string}`>
type Answer<N extends UpdateCommand> = Promise<Result<CommandOutput<N>, AppError>>
type UpdateCommands = { readonly [N in UpdateCommand]: (input: CommandInput<N>) => Answer<N> }

export interface Updates {
  readonly commands: UpdateCommands
  /** Calls or settings have changed. */
  follow(state: AppState): void
  /** The user ends the program: the last moment to put something in place. */
  quitting(): void
  readonly dispose: () => void
}

export function createUpdates(deps: UpdatesDeps): Updates {
  const { clock, random, log, memory, version } = deps
  const begun = firstStart(version, memory)
  memory.remember(version, undefined)
  let updates: UpdatesState = {
    keeper: deps.keeper,
    hasFeed: deps.hasFeed,
    phase: begun.missing === undefined ? { status: 'idle' } : missing(begun.missing),
    checkedAtMs: null,
    changed: begun.changed,
  }
  let updater: Updater | undefined
  /** Answers to what was asked before this count no more. */
  let turn = 0
  /** A look was due while a call stood. */
  let isDue = false
  let isOver = false
  let settings = deps.state().settings
  let wasBusy = isBusy(deps.state())
  /** A call ended a moment ago. Told by the timer itself: it may come a little before its time by the clock. */
  let isSettling = false
  let cancelCheck: Dispose = () => undefined
  let cancelQuiet: Dispose = () => undefined

  function report(changed: Partial<UpdatesState>): void {
    updates = { ...updates, ...changed }
    deps.report(updates)
  }
  function step(event: UpdateEvent): void {
    const phase = nextPhase(updates.phase, event)
    if (phase !== updates.phase) report({ phase })
  }
  const isOn = (): boolean => isOwnMatter(deps, deps.state().settings)
  const isQuiet = (): boolean => !isBusy(deps.state()) && !isSettling

  function plan(after: Parameters<typeof nextCheckInMs>[0]): void {
    cancelCheck()
    cancelCheck = clock.after(nextCheckInMs(after, random), () => {
      isDue = true
      lookIfDue()
    })
  }

  function lookIfDue(): void {
    if (!isDue || !isQuiet()) return
    isDue = false
    if (isOn() && deps.state().settings.values.updates.check && mayCheck(updates.phase)) void look()
    else plan('check')
  }

  async function look(): Promise<void> {
    step({ kind: 'check' })
    const own = ++turn
    const found = await ask(feedWish(deps.state().settings))
    if (own !== turn) return
    if (!found.ok) {
      log.warn('update-check-failed', { code: found.error.code })
      step({ kind: 'failed', error: found.error })
      plan('failure')
      return
    }
    report({ checkedAtMs: clock.now() })
    plan('check')
    take(found.value)
  }

  async function ask(wish: Result<FeedWish, AppError>): Promise<Result<Offer, AppError>> {
    if (!wish.ok) return wish
    updater ??= await deps.load()
    return updater.check(wish.value)
  }

  function take(offer: Offer): void {
    const values = deps.state().settings.values.updates
    if (offer.kind === 'nothing') {
      log.info('update-none', { found: offer.found, version: offer.version })
      step({ kind: 'nothing', found: offer.found, version: offer.version })
    } else if (!isWanted(offer.release.version, values.version)) {
      step({ kind: 'nothing', found: 'held', version: offer.release.version })
    } else {
      log.info('update-found', { version: offer.release.version })
      step({ kind: 'found', release: offer.release })
      if (values.download) void download()
    }
  }

  async function download(): Promise<void> {
    step({ kind: 'download' })
    if (updates.phase.status !== 'downloading' || updater === undefined) return
    const own = turn
    const done = await updater.download((percent) => {
      if (own === turn) step({ kind: 'progress', percent })
    }, deps.state().settings.values.updates.installOnQuit)
    if (own !== turn) return
    if (!done.ok) {
      log.warn('update-download-failed', { code: done.error.code })
      step({ kind: 'failed', error: done.error })
    } else step({ kind: done.value })
  }

  /** @param restart the new version starts by itself then */
  function install(restart: boolean): void {
    const { phase } = updates
    if (phase.status !== 'ready' || updater === undefined) return
    const { version: to, notes } = phase.release
    memory.remember(version, { from: version, to, notes, previous: updater.previous })
    step({ kind: 'install' })
    log.info('update-install', { version: to, restart })
    const done = updater.install(restart)
    if (done.ok) {
      if (restart) deps.quit()
      return
    }
    memory.remember(version, undefined)
    log.warn('update-install-failed', { code: done.error.code })
    step({ kind: 'failed', error: done.error })
  }

  function installIfWanted(): void {
    const { phase } = updates
    if (phase.status === 'ready' && phase.wanted && isOn() && isQuiet()) install(true)
  }

  /** What was found elsewhere, or for other wishes, is not what is wanted now. */
  function startOver(): void {
    turn += 1
    updater?.cancel()
    step({ kind: 'elsewhere' })
    plan('start')
  }

  const when = async (isAllowed: boolean, act: () => void): Promise<Result<typeof NOTHING, AppError>> => {
    if (!isOn()) return err(appError('update-off'))
    if (!isAllowed) return err(appError('update-nothing'))
    act()
    return ok(NOTHING)
  }

  report({})
  if (deps.keeper === 'ringside') plan('start')

  return {
    commands: {
      'update.check': () => when(true, () => (mayCheck(updates.phase) ? void look() : undefined)),
      'update.download': () => when(updates.phase.status === 'available', () => void download()),
      'update.cancel': () => when(updates.phase.status === 'downloading', () => updater?.cancel()),
      'update.install': ({ now }) =>
        when(updates.phase.status === 'ready', () => {
          step({ kind: 'wanted', wanted: now })
          installIfWanted()
        }),
      'update.page': async () => {
        const page = 'release' in updates.phase ? updates.phase.release.page : ''
        if (page !== '') deps.openPage(page)
        return ok(NOTHING)
      },
      'update.read': async () => {
        report({ changed: null })
        return ok(NOTHING)
      },
    },
    follow(state) {
      if (state.settings !== settings) {
        const before = settings
        settings = state.settings
        if (deps.keeper === 'ringside' && !asksTheSame(deps, before, settings)) startOver()
      }
      const busy = isBusy(state)
      if (wasBusy && !busy) {
        isSettling = true
        cancelQuiet()
        cancelQuiet = clock.after(QUIET_MS, () => {
          isSettling = false
          lookIfDue()
          installIfWanted()
        })
      }
      wasBusy = busy
    },
    quitting() {
      const { installOnQuit } = deps.state().settings.values.updates
      if (!isOver && installOnQuit && isOn() && !isBusy(deps.state())) install(false)
    },
    dispose() {
      isOver = true
      cancelCheck()
      cancelQuiet()
      turn += 1
      updater?.cancel()
    },
  }
}

const missing = (version: string): UpdatesState['phase'] => ({
  status: 'failed',
  error: appError('update-not-installed', version),
})

/** Whether updates are Ringside's own matter, and it knows where to look. */
const isOwnMatter = ({ keeper, hasFeed }: UpdatesDeps, settings: SettingsState): boolean =>
  keeper === 'ringside' &&
  switchedOffBy(settings) === undefined &&
  (hasFeed || settings.values.updates.feedUrl !== '')

function asksTheSame(deps: UpdatesDeps, one: SettingsState, other: SettingsState): boolean {
  const asked = (settings: SettingsState): string =>
    JSON.stringify([isOwnMatter(deps, settings), feedWish(settings)])
  return asked(one) === asked(other)
}
