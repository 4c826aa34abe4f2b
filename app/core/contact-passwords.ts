/**
 * Passwords of servers of contacts, all in one secret, each together with whom it was given for. Whatever changes that, a
 * hand in the settings file or another certificate in the CA file included, makes it one that must not be sent anywhere.
 */
import { createHash } from 'node:crypto'
import type { ContactSource } from '../contract/contacts-settings.ts'
import type { Logger, SecretStore } from '../ports.ts'
import { createExclusive } from './exclusive.ts'
import { decodeBound, encodeBound, type CaText } from './secret.ts'

export type ServerSource = Exclude<ContactSource, { readonly kind: 'file' }>

export interface ContactPasswords {
  /** Undefined where none was stored for this very server and name. */
  of(source: ServerSource, ca: CaText): Promise<string | undefined>
  /** @returns whether it is kept */
  keep(source: ServerSource, ca: CaText, password: string): Promise<boolean>
  /** Deletes those of all others. @returns whether they are gone */
  keepOnly(ids: readonly string[]): Promise<boolean>
}

function bindingOf(source: ServerSource, ca: CaText): readonly string[] {
  const trusted = ca === undefined ? '' : createHash('sha256').update(ca).digest('hex')
  return source.kind === 'carddav'
    ? [source.kind, originOf(source.url), source.user, trusted]
    : [source.kind, source.host.toLowerCase(), String(source.port), source.security, source.user, trusted]
}

function originOf(url: string): string {
  try {
    return new URL(url).origin
  } catch {
    // No address: nothing is ever sent to it.
    return url
  }
}

export function createContactPasswords(secrets: SecretStore, log: Logger): ContactPasswords {
  const exclusive = createExclusive()

  async function load(): Promise<ReadonlyMap<string, string>> {
    const text = await secrets.load()
    return new Map(text === undefined ? [] : parseEntries(text))
  }

  async function store(entries: ReadonlyMap<string, string>): Promise<boolean> {
    try {
      if (entries.size === 0) await secrets.clear()
      else await secrets.save(JSON.stringify(Object.fromEntries(entries)))
      return true
    } catch (error) {
      log.error('contact-password-not-stored', { error: error instanceof Error ? error.name : 'unknown' })
      return false
    }
  }

  return {
    of: (source, ca) =>
      exclusive(async () => {
        const stored = (await load()).get(source.id)
        return stored === undefined ? undefined : decodeBound(stored, bindingOf(source, ca))
      }),
    keep: (source, ca, password) =>
      exclusive(async () =>
        store(new Map([...(await load()), [source.id, encodeBound(password, bindingOf(source, ca))]])),
      ),
    keepOnly: (ids) =>
      exclusive(async () => {
        const all = await load()
        const left = new Map([...all].filter(([id]) => ids.includes(id)))
        return left.size === all.size || store(left)
      }),
  }
}

function parseEntries(text: string): readonly (readonly [string, string])[] {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([id, bound]: [string, unknown]) =>
      typeof bound === 'string' ? [[id, bound] as const] : [],
    )
  } catch {
    // Not written by us: of no use without its servers.
    return []
  }
}
