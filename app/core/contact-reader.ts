/** Reads a list of contacts wherever it lies. What reads the formats is loaded for the first list: many have none. */
import type { SourceProblem } from '../contract/contacts.ts'
import type { ContactSource } from '../contract/contacts-settings.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { assertNever, err, ok, type Result } from '../contract/result.ts'
import type { DavMemory } from '../contacts/carddav.ts'
import type { ContactList } from '../contacts/collector.ts'
import type { Ports } from '../ports.ts'
import { GuardedParser, type XmlLimits } from '../xmpp/guarded-parser.ts'
import { createTrust } from '../xmpp/trust.ts'
import type { ContactPasswords, ServerSource } from './contact-passwords.ts'
import type { CaText } from './secret.ts'

export interface ContactReader {
  /** @param password as typed just now; empty: the stored one */
  read(source: ContactSource, password: string): Promise<Result<ContactList, SourceProblem>>
  /** What the CA file of the connection settings holds: company servers are proven by it as well. */
  authority(): Promise<Result<CaText, AppError>>
  /** What was kept of it to read less the next time. */
  forget(id: string): void
}

/** An answer tells of thousands of cards; one card may bear a photograph. */
const XML_LIMITS: XmlLimits = { maxStanzaChars: 16 * 1_048_576, maxTokenChars: 8 * 1_048_576, maxDepth: 64 }

export function createContactReader(
  { clock, network, settings, contactFiles }: Ports,
  passwords: Pick<ContactPasswords, 'of'>,
): ContactReader {
  const memories = new Map<string, { readonly of: string; readonly memory: DavMemory }>()

  async function authority(): Promise<Result<CaText, AppError>> {
    const { caFile } = settings.read().server
    return caFile === '' ? ok(undefined) : network.readCaFile(caFile)
  }

  async function readServer(
    source: ServerSource,
    typed: string,
  ): Promise<Result<ContactList, SourceProblem>> {
    const ca = await authority()
    if (!ca.ok) return err({ step: 'tls', error: ca.error })
    const trust = createTrust(network.systemCertificates(), ca.value)
    if (!trust.ok) return err({ step: 'tls', error: trust.error })
    const isNameless = source.user === ''
    const password = typed !== '' || isNameless ? typed : await passwords.of(source, ca.value)
    if (password === undefined) return err({ step: 'sign-in', error: appError('contacts-password-needed') })
    if (source.kind === 'ldap') {
      const { readLdap } = await import('../contacts/ldap.ts')
      return readLdap({ clock, trust: trust.value }, { ...source, password })
    }
    const { NO_DAV_MEMORY, readCardDav } = await import('../contacts/carddav.ts')
    const of = `${source.url}\n${source.user}`
    const known = memories.get(source.id)
    const reading = await readCardDav(
      { clock, trust: trust.value, createParser: () => new GuardedParser(XML_LIMITS) },
      { ...source, password },
      known?.of === of ? known.memory : NO_DAV_MEMORY,
    )
    if (!reading.ok) return reading
    if (source.id !== '') memories.set(source.id, { of, memory: reading.value.memory })
    return ok(reading.value.list)
  }

  return {
    authority,
    async read(source, password) {
      switch (source.kind) {
        case 'file': {
          const { readContactFile } = await import('../contacts/contact-file.ts')
          const file = await readContactFile({ clock, files: contactFiles }, source.path, source.columns)
          return file.ok ? ok(file.value.list) : err({ error: file.error })
        }
        case 'carddav':
        case 'ldap':
          return readServer(source, password)
        default:
          return assertNever(source)
      }
    },
    forget(id) {
      memories.delete(id)
    },
  }
}
