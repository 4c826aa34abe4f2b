/** The user's own lists of contacts: set up, read, kept up to date, taken away again. */
import path from 'node:path'
import type { CommandInput, CoreCommandName } from '../contract/commands.ts'
import { UNREAD_SOURCE } from '../contract/contacts.ts'
import { MOST_SOURCES, type ContactSource } from '../contract/contacts-settings.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Handlers } from '../core.ts'
import type { Ports } from '../ports.ts'
import { createContactFollowers } from './contact-followers.ts'
import { createContactPasswords, type ServerSource } from './contact-passwords.ts'
import { previewOf, testOf } from './contact-preview.ts'
import { createContactReader } from './contact-reader.ts'
import { createExclusive } from './exclusive.ts'
import type { OwnPeople } from './own-people.ts'
import { createRemovedContacts } from './removed-contacts.ts'
import type { Store } from './store.ts'

/** The commands that are answered here. */
type ContactCommand = Extract<CoreCommandName, `contacts.${string}`>

export interface Contacts {
  readonly handlers: Pick<Handlers, ContactCommand>
  start(): Promise<void>
  /** The settings may name other lists now. */
  settingsChanged(): void
  /** The network may be back. */
  check(): void
  stop(): void
}

export interface ContactsDeps {
  readonly ports: Ports
  readonly store: Store
  readonly people: Pick<OwnPeople, 'replace' | 'setOrder'>
  readonly notice: (error: AppError) => void
}

export function createContacts({ ports, store, people, notice }: ContactsDeps): Contacts {
  const { clock, random, log, settings, contactFiles } = ports
  const passwords = createContactPasswords(ports.contactSecrets, log)
  const reader = createContactReader(ports, passwords)
  const followers = createContactFollowers({ ...{ clock, log, store, reader, people }, files: contactFiles })
  const exclusive = createExclusive()
  const removed = createRemovedContacts(clock, store, () => void forgetPasswords())
  let running = false

  const sources = (): readonly ContactSource[] => settings.read().contacts.sources
  const indexOf = (id: string): number => sources().findIndex((source) => source.id === id)

  function write(next: readonly ContactSource[]): Result<null, AppError> {
    const written = settings.write({ contacts: { sources: [...next] } })
    if (!written.ok) return written
    store.patch({ settings: { ...store.state.settings, values: written.value } })
    return ok(null)
  }

  function follow(anew?: string): void {
    if (running) followers.follow(sources(), anew)
  }

  async function tellPasswords(): Promise<void> {
    const ca = await reader.authority()
    for (const source of sources()) {
      if (source.kind === 'file') continue
      const hasPassword = ca.ok && (await passwords.of(source, ca.value)) !== undefined
      const known = store.state.contacts.sources
      const state = known[source.id] ?? UNREAD_SOURCE
      if (state.hasPassword === hasPassword) continue
      store.patch({
        contacts: { ...store.state.contacts, sources: { ...known, [source.id]: { ...state, hasPassword } } },
      })
    }
  }

  /** Those that can still be put back keep theirs. */
  async function forgetPasswords(): Promise<void> {
    const gone = await passwords.keepOnly([...sources().map(({ id }) => id), ...removed.ids()])
    if (!gone) notice(appError('password-not-deleted'))
  }

  function newId(): string {
    const id = Math.floor(random() * 36 ** 8)
      .toString(36)
      .padStart(8, '0')
    return indexOf(id) === -1 ? id : newId()
  }

  async function keepPassword(source: ServerSource, typed: string): Promise<Result<null, AppError>> {
    const ca = await reader.authority()
    if (!ca.ok) return ca
    if (typed === '') {
      const isKnown = source.user === '' || (await passwords.of(source, ca.value)) !== undefined
      return isKnown ? ok(null) : err(appError('contacts-password-needed'))
    }
    // The list is read all the same; after the next start the password is asked for again.
    if (!(await passwords.keep(source, ca.value, typed))) notice(appError('password-not-stored'))
    return ok(null)
  }

  async function save(
    input: CommandInput<'contacts.save'>,
  ): Promise<Result<{ readonly id: string }, AppError>> {
    const { source: wanted, password } = input
    if (wanted.kind === 'file' && !path.isAbsolute(wanted.path)) return err(appError('bad-input', 'path'))
    const source: ContactSource = wanted.id === '' ? { ...wanted, id: newId() } : wanted
    const all = sources()
    const at = indexOf(source.id)
    if (wanted.id !== '' && at === -1) return err(appError('contact-source-gone'))
    if (at === -1 && all.length >= MOST_SOURCES) return err(appError('contact-source-limit'))
    if (source.kind !== 'file' && password === '') {
      const known = await keepPassword(source, '')
      if (!known.ok) return known
    }
    const isSame = JSON.stringify(all[at]) === JSON.stringify(source)
    const written = isSame
      ? ok(null)
      : write(at === -1 ? [...all, source] : all.map((other) => (other.id === source.id ? source : other)))
    if (!written.ok) return written
    if (source.kind !== 'file' && password !== '') {
      const kept = await keepPassword(source, password)
      if (!kept.ok) return kept
    }
    follow(source.id)
    await tellPasswords()
    return ok({ id: source.id })
  }

  function remove({ id }: CommandInput<'contacts.remove'>): Result<null, AppError> {
    const at = indexOf(id)
    const source = sources()[at]
    if (source === undefined) return err(appError('contact-source-gone'))
    const written = write(sources().filter((other) => other.id !== id))
    if (!written.ok) return written
    removed.put(source, at)
    follow()
    return ok(null)
  }

  async function restore({ id }: CommandInput<'contacts.restore'>): Promise<Result<null, AppError>> {
    const gone = removed.find(id)
    if (gone === undefined) return err(appError('contact-source-gone'))
    const all = sources()
    const written = write([...all.slice(0, gone.at), gone.source, ...all.slice(gone.at)])
    if (!written.ok) return written
    removed.drop(id)
    follow()
    await tellPasswords()
    return ok(null)
  }

  return {
    handlers: {
      'contacts.look': async (input) => {
        const { readContactFile } = await import('../contacts/contact-file.ts')
        const file = await readContactFile({ clock, files: contactFiles }, input.path, input.columns)
        return file.ok ? ok(previewOf(file.value)) : file
      },
      'contacts.test': async ({ source, password }) => ok(testOf(await reader.read(source, password))),
      'contacts.save': (input) => exclusive(() => save(input)),
      'contacts.read': ({ id }) => {
        if (indexOf(id) === -1) return err(appError('contact-source-gone'))
        followers.read(id)
        return ok(null)
      },
      'contacts.remove': (input) => exclusive(() => Promise.resolve(remove(input))),
      'contacts.restore': (input) => exclusive(() => restore(input)),
      'contacts.move': ({ id, to }) =>
        exclusive(() => {
          const source = sources().find((other) => other.id === id)
          if (source === undefined) return Promise.resolve(err(appError('contact-source-gone')))
          const others = sources().filter((other) => other.id !== id)
          const moved = write([...others.slice(0, to), source, ...others.slice(to)])
          if (moved.ok) follow()
          return Promise.resolve(moved)
        }),
    },
    async start() {
      running = true
      follow()
      await forgetPasswords()
      await tellPasswords()
    },
    settingsChanged() {
      follow()
    },
    check() {
      followers.retry()
    },
    stop() {
      running = false
      followers.stop()
      removed.dispose()
    },
  }
}
