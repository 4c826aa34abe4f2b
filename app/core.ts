/**
 * The product without a screen: one state, one way in, news in the same tick. `createCore` joins the parts; what the
 * machine must supply comes in as ports, what the shell knows of its system comes in by `reportShell`.
 */
import type { AttentionState } from './contract/attention.ts'
import { NOTHING } from './contract/command-outputs.ts'
import type { CommandInput, CommandOutput, CoreCommandName } from './contract/commands.ts'
import { appError, type AppError } from './contract/errors.ts'
import { providerOf } from './calls/provider.ts'
import { pageOf } from './contract/page.ts'
import { err, ok, type Result } from './contract/result.ts'
import { INITIAL_STATE, type AppState, type ShellState, type StatePatch } from './contract/state.ts'
import type { UpdatesState } from './contract/updates.ts'
import { createContacts } from './core/contacts.ts'
import { createAccount, type TryItTarget } from './core/account.ts'
import { createMainPlace } from './core/account-place.ts'
import { connectionTarget } from './core/account-session.ts'
import { createAccounts } from './core/accounts.ts'
import { createCallControl } from './core/call-control.ts'
import { createCallKeeper } from './core/call-keeper.ts'
import { createCurrentSession } from './core/current-session.ts'
import type { Console } from './core/console.ts'
import { createDeveloper } from './core/developer.ts'
import { createDialList } from './core/dial-list.ts'
import { createDialing } from './core/dialing.ts'
import type { Knows } from './dialing/known.ts'
import { createHangUp } from './core/hang-up.ts'
import { createLines } from './core/lines.ts'
import { createEngine } from './core/engine.ts'
import { knownBy } from './core/known-numbers.ts'
import { addNotice } from './core/notices.ts'
import { createNumberFormat } from './core/number-format.ts'
import { callingAddress } from './core/own-address.ts'
import { createPasswords } from './core/passwords.ts'
import { createRecords, type Records } from './core/records.ts'
import { redial } from './core/redial.ts'
import { createPhones } from './core/phones.ts'
import { createSettingsControl } from './core/settings-control.ts'
import { createStore } from './core/store.ts'
import { targetFromForm } from './core/target.ts'
import { followTakenCalls } from './core/taken-calls.ts'
import { createBoard } from './core/board.ts'
import { createTeam } from './core/team.ts'
import { tryStages, type StageTest } from './core/try-stages.ts'
import { domainPart } from './onsip/sip-address.ts'
import type { Dispose, Ports } from './ports.ts'
import { createRecorder } from './recorder/recorder.ts'
import type { Recording } from './recorder/recording.ts'
import { createConnection, type Connection } from './xmpp/connection.ts'
import { createConsoleTap } from './xmpp/console-tap.ts'

/** One handler per command: a missing or an extra one does not compile. */
export type Handlers = {
  readonly [N in CoreCommandName]: (
    input: CommandInput<N>,
  ) => Promise<Result<CommandOutput<N>, AppError>> | Result<CommandOutput<N>, AppError>
}

export interface Core {
  readonly state: AppState
  /** Told of every change in the tick it happens; only slices that changed are in the patch. */
  subscribe(listener: (patch: StatePatch) => void): Dispose
  /** The same, before anything follows from the change: for whoever hands it on. */
  watch(listener: (patch: StatePatch) => void): Dispose
  /** The one way in. The input was checked against its schema. Rejects on bugs only. */
  handle<N extends CoreCommandName>(
    name: N,
    input: CommandInput<N>,
  ): Promise<Result<CommandOutput<N>, AppError>>
  /** `resume`: the machine slept. `unlock`, `network`: something may have happened to the link. */
  check(reason: 'resume' | 'unlock' | 'network'): void
  /** The machine is about to sleep. */
  suspend(): void
  /** Whether the user looks at the main window: what is missed under their eyes is seen. */
  look(looking: boolean): void
  /** What the shell found out about its system. Notices are the core's own. */
  reportShell(facts: Partial<Omit<ShellState, 'notices'>>): void
  /** What is held back and what may be shown, as the shell decides it. */
  readonly reportAttention: (attention: AttentionState) => void
  /** How updates of the program stand, as the shell tells. */
  readonly reportUpdates: (updates: UpdatesState) => void
  notice(error: AppError): void
  /** What happened to calls and links in the last minutes; names and numbers are in it as they are. */
  readonly recording: () => Recording
  /** A call of the service's record by its row's id, for the user's rules; undefined where it is gone. */
  readonly recorded: Records['call']
  /** The settings changed behind the program's back: an administrator's policy did. */
  reloadSettings(): Promise<void>
  /** For the shell alone: it knows which page opened the console, and may write what it holds into a file. */
  readonly console: Pick<Console, 'open' | 'close' | 'clear' | 'text'>
  /** Signs in to a service that nothing is remembered of; signing out returns to the stored account. */
  tryIt(target: TryItTarget): Promise<Result<null, AppError>>
  /** Signs in with what is stored, if anything is. Resolves when that is under way. */
  start(): Promise<void>
  /** Says goodbye to the service and closes the stream. `start` may follow. */
  stop(): Promise<void>
}

export function createCore(ports: Ports, shell: Pick<ShellState, 'platform' | 'version'>): Core {
  const { clock, random, log, network, secrets, settings } = ports
  const store = createStore({ ...INITIAL_STATE, shell: { ...INITIAL_STATE.shell, ...shell } }, log)
  let notices = 0
  /** Streams of the form's Test that are open now. */
  const testing = new Set<Connection>()

  const setShell = (facts: Partial<ShellState>): void => {
    store.patch({ shell: { ...store.state.shell, ...facts } })
  }
  function notice(error: AppError): void {
    const { notices: before } = store.state.shell
    const after = addNotice(before, `notice-${String(++notices)}`, error)
    if (after !== before) setShell({ notices: after })
  }

  const recorder = createRecorder(clock, store.state)
  store.subscribe(() => {
    recorder.follow(store.state)
  })
  const calls = createCallKeeper(clock, log, store, recorder)
  const tap = createConsoleTap(log)
  const formatNumber = createNumberFormat(store)
  const lines = createLines({ clock, log, store, formatNumber })
  const current = createCurrentSession({
    ...{ ports, store, calls, lines, tap, version: shell.version },
    entered(addresses) {
      // Whoever was entered with the user's consent is watched as well.
      void team.add({ text: addresses.join('\n') }).then((settled) => {
        if (!settled.ok) notice(settled.error)
      })
    },
    forgotten() {
      records.forget()
    },
    otherAccount() {
      developer.console.clear()
    },
  })
  const { session, people, feeds, roster } = current
  const records = createRecords({
    ...{ clock, store, seen: ports.seen, keepsakes: ports.keepsakes },
    ...{ feeds, run: session.run },
    nameOf: people.nameOf,
  })
  const developer = createDeveloper({ clock, store, tap, session, formatNumber })
  const passwords = createPasswords(secrets, log, notice)
  const isSimulated = (): boolean => store.state.account.simulated
  const place = createMainPlace(settings, store)
  const account = createAccount({ ports, place, isSimulated, session, passwords })
  const accounts = createAccounts({ ports, store, calls, notice, version: shell.version })
  const engine = createEngine({ ports, store, calls, notice })
  const settingsControl = createSettingsControl(settings, store, {
    async settingsChanged(before) {
      await account.settingsChanged(before)
      await accounts.settingsChanged()
      await engine.settingsChanged()
      contacts.settingsChanged()
    },
  })
  const contacts = createContacts({ ports, store, people: people.own, notice })
  const control = createCallControl({
    clock,
    random,
    store,
    calls,
    provider(carrier) {
      if (providerOf(carrier) === 'openzoep') return engine.provider
      return carrier.account === undefined ? session.provider : accounts.provider(carrier.account)
    },
    nameOf: people.nameOf,
  })
  const { serverTime } = session
  const phones = createPhones({ clock, store, table: feeds.tables.userAgents, serverTime })
  const team = createTeam({
    ...{ store, lines, serverTime, nameOf: people.nameOf },
    write: (patch) => settingsControl.set(patch),
    changed() {
      session.linesChanged()
    },
  })
  const board = createBoard({ lines, serverTime, nameOf: people.nameOf, look: people.look })
  followTakenCalls({ clock, store, lines, nameOf: people.nameOf })
  const knows: Knows = (candidate) =>
    knownBy(candidate, store.state.calls, people.look, domainPart(callingAddress(store.state)))
  const dialing = createDialing({ clock, store, place: control.place, knows })
  const dialList = createDialList({
    ...{ clock, store, place: control.place, knows },
    ...{ files: ports.contactFiles, memory: ports.dialList },
  })
  const hangUp = createHangUp({ clock, store, end: control.end, dismiss: dialing.dismiss })

  async function testSignIn(form: CommandInput<'session.test'>): Promise<Result<StageTest, AppError>> {
    const target = targetFromForm(form)
    const ca = target.caFile === '' ? ok(undefined) : await network.readCaFile(target.caFile)
    if (!ca.ok) return ca
    const own = await passwords.forTarget(target, ca.value, form.password)
    const password = own ?? (await accounts.passwordFor(target, ca.value))
    if (password === undefined) return err(appError('password-needed'))
    const connection = createConnection(
      { clock, random, log, network, tap, version: shell.version },
      connectionTarget(target, password, ca.value, settings.installId, '-test'),
    )
    const { address, allAddresses, suffix } = target
    testing.add(connection)
    const test = await tryStages({ clock, log, connection }, { address, password, allAddresses }, suffix)
    testing.delete(connection)
    return ok(test)
  }

  const handlers: Handlers = {
    'session.signIn': (form) => account.signIn(form),
    'session.test': testSignIn,
    'session.signOut': async () => {
      const settled = await account.signOut()
      if (settled.ok) return ok(NOTHING)
      // The page with the button is gone by now.
      notice(settled.error)
      return settled
    },
    'session.retry': async () => {
      await account.retry()
      return ok(NOTHING)
    },
    'call.create': control.create,
    'call.end': control.end,
    'call.accept': control.accept,
    'call.transfer': control.transfer,
    'call.hide': control.hide,
    'call.hangUp': hangUp.hangUp,
    'hangUp.pick': hangUp.pick,
    'hangUp.dismiss': hangUp.dismiss,
    'engine.signIn': engine.signIn,
    'engine.retry': () => {
      engine.retry()
      return ok(NOTHING)
    },
    'dial.propose': dialing.propose,
    'note.writing': ({ callId, writing }) => {
      calls.hold(callId, writing)
      return ok(NOTHING)
    },
    'dial.redial': () => redial(people, dialing),
    'dial.confirm': dialing.confirm,
    'dial.dismiss': dialing.dismiss,
    'dial.explain': dialing.explain,
    ...dialList.handlers,
    'people.search': people.search,
    'people.recent': people.recent,
    'people.list': people.list,
    ...contacts.handlers,
    ...accounts.handlers,
    'roster.ask': roster.ask,
    'roster.suggestions': roster.suggestions,
    'roster.accept': roster.accept,
    'roster.ignore': roster.ignore,
    'preferences.list': (part) =>
      ok(
        pageOf(
          feeds.tables.preferences.items().map(({ value }) => value),
          part,
        ),
      ),
    'phones.list': phones.list,
    'team.list': team.list,
    'team.add': team.add,
    'team.remove': team.remove,
    'team.move': team.move,
    ...board,
    'settings.set': ({ patch }) => settingsControl.set(patch),
    'settings.reset': ({ section }) => settingsControl.reset(section),
    ...records.handlers,
    ...developer.handlers,
    'gap.dismiss': ({ gapId }) => {
      const { health } = store.state
      store.patch({ health: { ...health, gaps: health.gaps.filter(({ id }) => id !== gapId) } })
      return ok(NOTHING)
    },
    'notice.dismiss': ({ noticeId }) => {
      setShell({ notices: store.state.shell.notices.filter(({ id }) => id !== noticeId) })
      return ok(NOTHING)
    },
  }

  settingsControl.load()
  if (ports.keepsakes.problem !== undefined) notice(ports.keepsakes.problem)
  store.patch({
    account: {
      ...store.state.account,
      address: store.state.settings.values.account.address,
      passwordProtection: secrets.protection,
    },
  })

  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    watch: store.watch,
    async handle(name, input) {
      return handlers[name](input)
    },
    check(reason) {
      log.info('check', { reason })
      session.check(reason === 'resume')
      accounts.check(reason === 'resume')
      contacts.check()
    },
    suspend() {
      // The stream is left as it is: it may outlive a short sleep, and `check` proves it afterwards.
      log.info('suspend')
      session.suspend()
      accounts.suspend()
    },
    look: records.look,
    recording: recorder.take,
    recorded: records.call,
    reportShell: setShell,
    reportAttention(attention) {
      store.patch({ attention })
    },
    reportUpdates(updates) {
      store.patch({ updates })
    },
    console: developer.console,
    notice,
    reloadSettings: settingsControl.reload,
    tryIt(target) {
      team.simulate(target.lines ?? [])
      return account.tryIt(target)
    },
    async start() {
      await Promise.all([
        account.start(),
        accounts.start(),
        engine.start(),
        contacts.start(),
        dialList.begin(),
      ])
    },
    async stop() {
      dialing.dispose()
      dialList.dispose()
      contacts.stop()
      hangUp.dismiss()
      developer.console.close()
      developer.console.clear()
      await Promise.all([
        account.stop(),
        accounts.stop(),
        engine.stop(),
        ...[...testing].map((connection) => connection.stop()),
      ])
    },
  }
}
