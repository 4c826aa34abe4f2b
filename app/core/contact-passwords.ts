/**
 * Passwords of servers of contacts, all in one secret, each together with whom it was given for. Whatever changes that, a
 * hand in the settings file or another certificate in the CA file included, makes it one that must not be sent anywhere.
 */
import { createHash } from 'node:crypto'
import type { ContactSource } from '../contract/contacts-settings.ts'
import type { Logger, SecretStore } from '../ports.ts'
import { createSecretEntries } from './secret-entries.ts'
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
  const entries = createSecretEntries(secrets)

  async function done(change: Promise<void>): Promise<boolean> {
    try {
      await change
      return true
    } catch (error) {
      log.error('contact-password-not-stored', { error: error instanceof Error ? error.name : 'unknown' })
      return false
    }
  }

  return {
    async of(source, ca) {
      const stored = await entries.of(source.id)
      return stored === undefined ? undefined : decodeBound(stored, bindingOf(source, ca))
    },
    keep: (source, ca, password) =>
      done(entries.keep(source.id, encodeBound(password, bindingOf(source, ca)))),
    keepOnly: (ids) => done(entries.keepOnly(ids)),
  }
}
