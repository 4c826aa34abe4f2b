/**
 * The one way in. Windows, tray, links, shortcuts and the command line all arrive here with a command's name and
 * input; what concerns calls goes on to the core, what concerns windows and keys is answered by the shell.
 */
import {
  commandInputs,
  type CommandInput,
  type CommandName,
  type CommandOutput,
  type CoreCommandName,
  type ShellCommandName,
} from '../app/contract/commands.ts'
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import type { Logger } from '../app/ports.ts'

/** Who asks: a page, by the id of its web contents, or the shell itself (tray, link, key, argument). */
export type Caller = { readonly kind: 'page'; readonly webContentsId: number } | { readonly kind: 'shell' }

type Answer<N extends CommandName> = Promise<Result<CommandOutput<N>, AppError>>

/** One entry per command: a missing or an extra one does not compile. */
type Table<Names extends CommandName> = {
  readonly [N in Names]: (input: CommandInput<N>, caller: Caller) => Answer<N>
}

/** The shell's own commands: they need a window, a key or the system. */
export type ShellCommands = Table<ShellCommandName>

/** The core's part of the way in. */
export interface CoreCommands {
  handle<N extends CoreCommandName>(name: N, input: CommandInput<N>): Answer<N>
}

export interface Commands {
  /** For the shell's own use: the types say what is right. Never rejects. */
  run<N extends CommandName>(name: N, input: CommandInput<N>): Answer<N>
  /** For what comes from a page: nothing about it is believed. Never rejects. */
  runUnchecked(name: unknown, input: unknown, caller: Caller): Promise<Result<unknown, AppError>>
}

export interface CommandsDeps {
  readonly core: CoreCommands
  readonly shell: ShellCommands
  readonly log: Logger
}

const SHELL: Caller = { kind: 'shell' }

export function createCommands({ core, shell, log }: CommandsDeps): Commands {
  const table: Table<CommandName> = { ...coreTable(core), ...shell }

  async function run<N extends CommandName>(name: N, input: CommandInput<N>, caller: Caller): Answer<N> {
    try {
      return await table[name](input, caller)
    } catch (error) {
      // A bug of ours: the page gets a plain answer, the log the place.
      log.error('command-failed', { command: name, why: error instanceof Error ? (error.stack ?? '') : '' })
      return err(appError('internal'))
    }
  }

  async function runUnchecked(
    name: unknown,
    input: unknown,
    caller: Caller,
  ): Promise<Result<unknown, AppError>> {
    if (!isCommandName(name)) {
      log.warn('command-unknown')
      return err(appError('bad-input'))
    }
    const parsed = parseInput(name, input)
    if (!parsed.ok) {
      // The place of the mistake, never the value: it may be a password.
      log.warn('command-refused', { command: name, at: parsed.error })
      return err(appError('bad-input', parsed.error))
    }
    return run(name, parsed.value, caller)
  }

  return { run: (name, input) => run(name, input, SHELL), runUnchecked }
}

/** Whether a page asked for something that there is. */
export const isCommandName = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(commandInputs, name)

/**
 * What came over the bridge, checked against the schema of its command.
 * @returns on failure the path of the first value that is wrong, e.g. `patch.server.port`
 */
export function parseInput<N extends CommandName>(name: N, input: unknown): Result<CommandInput<N>, string> {
  const parsed = commandInputs[name].safeParse(input)
  return parsed.success
    ? // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the schema of N gives the input of N, which the compiler cannot follow through an indexed union
      ok(parsed.data as CommandInput<N>)
    : err(parsed.error.issues[0]?.path.map(String).join('.') ?? '')
}

function coreTable(core: CoreCommands): Table<CoreCommandName> {
  const hand =
    <N extends CoreCommandName>(name: N) =>
    (input: CommandInput<N>): Answer<N> =>
      core.handle(name, input)
  return {
    'session.signIn': hand('session.signIn'),
    'session.test': hand('session.test'),
    'session.signOut': hand('session.signOut'),
    'session.retry': hand('session.retry'),
    'call.create': hand('call.create'),
    'call.end': hand('call.end'),
    'call.accept': hand('call.accept'),
    'call.transfer': hand('call.transfer'),
    'call.hide': hand('call.hide'),
    'call.hangUp': hand('call.hangUp'),
    'hangUp.pick': hand('hangUp.pick'),
    'hangUp.dismiss': hand('hangUp.dismiss'),
    'engine.signIn': hand('engine.signIn'),
    'engine.retry': hand('engine.retry'),
    'dial.propose': hand('dial.propose'),
    'dial.redial': hand('dial.redial'),
    'dial.confirm': hand('dial.confirm'),
    'dial.dismiss': hand('dial.dismiss'),
    'dial.explain': hand('dial.explain'),
    'people.search': hand('people.search'),
    'people.recent': hand('people.recent'),
    'people.list': hand('people.list'),
    'accounts.signIn': hand('accounts.signIn'),
    'accounts.change': hand('accounts.change'),
    'accounts.remove': hand('accounts.remove'),
    'accounts.retry': hand('accounts.retry'),
    'contacts.look': hand('contacts.look'),
    'contacts.test': hand('contacts.test'),
    'contacts.save': hand('contacts.save'),
    'contacts.read': hand('contacts.read'),
    'contacts.remove': hand('contacts.remove'),
    'contacts.restore': hand('contacts.restore'),
    'contacts.move': hand('contacts.move'),
    'roster.ask': hand('roster.ask'),
    'roster.suggestions': hand('roster.suggestions'),
    'roster.accept': hand('roster.accept'),
    'roster.ignore': hand('roster.ignore'),
    'preferences.list': hand('preferences.list'),
    'phones.list': hand('phones.list'),
    'team.list': hand('team.list'),
    'team.add': hand('team.add'),
    'team.remove': hand('team.remove'),
    'team.move': hand('team.move'),
    'board.list': hand('board.list'),
    'board.find': hand('board.find'),
    'settings.set': hand('settings.set'),
    'settings.reset': hand('settings.reset'),
    'history.list': hand('history.list'),
    'history.label': hand('history.label'),
    'history.seen': hand('history.seen'),
    'favourite.add': hand('favourite.add'),
    'favourite.remove': hand('favourite.remove'),
    'favourite.move': hand('favourite.move'),
    'note.set': hand('note.set'),
    'note.writing': hand('note.writing'),
    'voicemail.list': hand('voicemail.list'),
    'voicemail.delete': hand('voicemail.delete'),
    'voicemail.undelete': hand('voicemail.undelete'),
    'voicemail.fetch': hand('voicemail.fetch'),
    'dialList.readText': hand('dialList.readText'),
    'dialList.readFile': hand('dialList.readFile'),
    'dialList.rows': hand('dialList.rows'),
    'dialList.start': hand('dialList.start'),
    'dialList.stop': hand('dialList.stop'),
    'dialList.call': hand('dialList.call'),
    'dialList.skip': hand('dialList.skip'),
    'dialList.close': hand('dialList.close'),
    'dialList.forget': hand('dialList.forget'),
    'developer.clear': hand('developer.clear'),
    'developer.entries': hand('developer.entries'),
    'developer.entry': hand('developer.entry'),
    'developer.text': hand('developer.text'),
    'developer.send': hand('developer.send'),
    'developer.roots': hand('developer.roots'),
    'developer.items': hand('developer.items'),
    'developer.info': hand('developer.info'),
    'developer.nodeItems': hand('developer.nodeItems'),
    'developer.subscriptions': hand('developer.subscriptions'),
    'developer.subscribe': hand('developer.subscribe'),
    'developer.unsubscribe': hand('developer.unsubscribe'),
    'developer.commands': hand('developer.commands'),
    'developer.run': hand('developer.run'),
    'gap.dismiss': hand('gap.dismiss'),
    'notice.dismiss': hand('notice.dismiss'),
  }
}
