/** Keeps each list read: a file when it changes, a server from time to time; what was read stays until there is better. */
import { UNREAD_SOURCE, type ContactSourceState } from '../contract/contacts.ts'
import type { ContactSource } from '../contract/contacts-settings.ts'
import type { Clock, ContactFiles, Dispose, Logger } from '../ports.ts'
import type { ContactReader } from './contact-reader.ts'
import type { OwnPeople } from './own-people.ts'
import type { Store } from './store.ts'

export interface ContactFollowers {
  /** Follows these and no others. @param anew read although nothing about it is new */
  follow(sources: readonly ContactSource[], anew?: string): void
  /** Reads it now. */
  read(id: string): void
  /** Tries again now what failed. */
  retry(): void
  stop(): void
}

export interface ContactFollowersDeps {
  readonly clock: Clock
  readonly log: Logger
  readonly store: Store
  readonly files: ContactFiles
  readonly reader: ContactReader
  readonly people: Pick<OwnPeople, 'replace' | 'setOrder'>
}

interface Follower {
  readonly source: ContactSource
  readonly read: () => void
  readonly stop: Dispose
}

const MINUTE_MS = 60_000
/** Address books change a few times a day. */
const SERVER_EVERY_MS = 30 * MINUTE_MS
const FIRST_RETRY_MS = MINUTE_MS

export function createContactFollowers(deps: ContactFollowersDeps): ContactFollowers {
  const { clock, log, store, files, reader, people } = deps
  const followers = new Map<string, Follower>()

  function tell(id: string, change: Partial<ContactSourceState>): void {
    const { sources } = store.state.contacts
    const { problem: _old, ...rest } = sources[id] ?? UNREAD_SOURCE
    store.patch({
      contacts: { ...store.state.contacts, sources: { ...sources, [id]: { ...rest, ...change } } },
    })
  }

  function start(source: ContactSource): Follower {
    const { id, kind } = source
    let stopped = false
    const isStopped = (): boolean => stopped
    let isReading = false
    let again = false
    let failures = 0
    let cancelNext: Dispose = () => undefined

    async function once(): Promise<void> {
      const before = store.state.contacts.sources[id]?.problem
      tell(id, { isReading: true, ...(before === undefined ? {} : { problem: before }) })
      const read = await reader.read(source, '')
      if (isStopped()) return
      if (!read.ok) {
        failures += 1
        log.warn('contacts-not-read', { kind, step: read.error.step, code: read.error.error.code })
        tell(id, { isReading: false, problem: read.error })
        return
      }
      failures = 0
      const { contacts, skipped, isCut } = read.value
      const count = await people.replace(id, contacts)
      // Whoever is followed no more has been emptied meanwhile, and that comes last.
      if (isStopped()) return
      log.info('contacts-read', { kind, count, skipped })
      tell(id, {
        ...{ isReading: false, count, skipped, readAtMs: clock.now() },
        isCut: isCut || count < contacts.length,
      })
    }

    async function readNow(): Promise<void> {
      again = true
      if (isReading) return
      isReading = true
      cancelNext()
      while (again && !isStopped()) {
        again = false
        await once()
      }
      isReading = false
      if (isStopped()) return
      const retryMs = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), SERVER_EVERY_MS)
      if (kind !== 'file') {
        const waitMs = failures === 0 ? SERVER_EVERY_MS : retryMs
        cancelNext = clock.after(waitMs, read)
      }
    }

    const read = (): void => void readNow()
    const unwatch = source.kind === 'file' ? files.watch(source.path, read) : undefined
    read()
    return {
      source,
      read,
      stop() {
        stopped = true
        cancelNext()
        unwatch?.()
      },
    }
  }

  function drop(id: string): void {
    followers.get(id)?.stop()
    followers.delete(id)
  }

  return {
    follow(sources, anew) {
      for (const [id, { source }] of followers) {
        const now = sources.find((other) => other.id === id)
        if (now === undefined) {
          drop(id)
          reader.forget(id)
          void people.replace(id, [])
          const { [id]: _gone, ...rest } = store.state.contacts.sources
          store.patch({ contacts: { ...store.state.contacts, sources: rest } })
        } else if (readsOtherwise(now, source)) drop(id)
      }
      people.setOrder(sources.map(({ id }) => id))
      for (const source of sources) {
        const known = followers.get(source.id)
        if (known === undefined) followers.set(source.id, start(source))
        else if (source.id === anew) known.read()
      }
    },
    read(id) {
      followers.get(id)?.read()
    },
    retry() {
      for (const [id, { read }] of followers) {
        if (store.state.contacts.sources[id]?.problem !== undefined) read()
      }
    },
    stop() {
      for (const id of [...followers.keys()]) drop(id)
    },
  }
}

/** A list's name is no matter of reading it. */
const readsOtherwise = (one: ContactSource, other: ContactSource): boolean =>
  JSON.stringify({ ...one, title: '' }) !== JSON.stringify({ ...other, title: '' })
