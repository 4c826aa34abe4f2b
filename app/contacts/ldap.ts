/** Contacts of a company's directory (LDAP, RFC 4511): encrypted and its certificate checked before anything is told to it. */
import { isIP, type Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import {
  Client,
  FilterParser,
  InvalidDNSyntaxError,
  NoSuchObjectError,
  ResultCodeError,
  SizeLimitExceededError,
} from 'ldapts'
import { err, ok, type Result } from '../contract/result.ts'
import type { ContactStep, LdapAttributes } from '../people/contact.ts'
import type { Clock, Dispose } from '../ports.ts'
import { createCollector, type ContactList } from './collector.ts'
import { attributeNames, draftFromEntry } from './ldap-entry.ts'
import { openSocket, tlsOptionsFor } from './ldap-socket.ts'
import { createPace } from './pace.ts'
import { trouble, troubleFrom, type ServerTrouble } from './server-trouble.ts'

export interface LdapTarget {
  readonly host: string
  readonly port: number
  /** `starttls`: RFC 4511 §4.14; `tls`: from the first byte. */
  readonly security: 'tls' | 'starttls'
  /** Distinguished name; empty: anonymous. */
  readonly user: string
  readonly password: string
  readonly base: string
  /** RFC 4515. */
  readonly filter: string
  readonly attributes: LdapAttributes
}

export interface LdapDeps {
  readonly clock: Clock
  /** Undefined: the runtime's own authorities. */
  readonly trust: SecureContext | undefined
  /** What a server may send in all; `MOST_BYTES` if left out. */
  readonly mostBytes?: number
}

const CONNECT_MS = 10_000
const ANSWER_MS = 20_000
const DEADLINE_MS = 120_000
/** The library keeps whatever a server sends until a message is whole, and a message may say that it is gigabytes long. */
const MOST_BYTES = 100_000_000
const LOOK_MS = 100
/** Of a page that a server breaks off at its own limit nothing comes through. */
const PAGE = 100

export async function readLdap(
  deps: LdapDeps,
  target: LdapTarget,
): Promise<Result<ContactList, ServerTrouble>> {
  // RFC 4513 §5.1.2: a name without a password is let in as nobody, and looks like a success.
  if (target.user !== '' && target.password === '') return err(trouble('sign-in', 'contacts-password-needed'))
  if (!isFilter(target.filter)) return err(trouble('find', 'contacts-filter-invalid'))
  const tls = tlsOptionsFor(target.host, deps.trust)
  let step: ContactStep = 'connect'
  let socket: Socket | undefined
  try {
    socket = await openSocket(target, target.security === 'tls' ? tls : undefined, CONNECT_MS)
    const client = clientOn(socket, target.host)
    const cancel = deps.clock.after(DEADLINE_MS, () => socket?.destroy())
    const unbound = bound(socket, deps.mostBytes ?? MOST_BYTES, deps.clock)
    try {
      if (target.security === 'starttls') {
        step = 'tls'
        await client.startTLS(tls)
      }
      step = 'sign-in'
      if (target.user !== '') await client.bind(target.user, target.password)
      step = 'find'
      const list = await search(client, target, deps.clock)
      await client.unbind()
      return ok(list)
    } finally {
      cancel()
      unbound()
    }
  } catch (error) {
    return err(ldapTrouble(error, step))
  } finally {
    socket?.destroy()
  }
}

/** Ends the connection once more than that came, encrypted or not. */
function bound(socket: Socket, mostBytes: number, clock: Clock): Dispose {
  const later = (): Dispose =>
    clock.after(LOOK_MS, () => {
      if (socket.bytesRead > mostBytes) socket.destroy(new Error('The answer is too large.'))
      else cancel = later()
    })
  let cancel = later()
  return () => {
    cancel()
  }
}

/**
 * The library connects anew by itself where a server has closed the line. Behind STARTTLS that would be a line in the
 * clear, and the password would be the next to go over it: there is one connection, and no second.
 */
function clientOn(socket: Socket, host: string): Client {
  let given = false
  return new Client({
    url: `ldap://${isIP(host) === 6 ? `[${host}]` : host}`,
    timeout: ANSWER_MS,
    strictDN: false,
    createConnection() {
      if (given) throw Object.assign(new Error('The connection was lost.'), { code: 'ECONNRESET' })
      given = true
      return socket
    },
  })
}

async function search(client: Client, target: LdapTarget, clock: Clock): Promise<ContactList> {
  const pace = createPace(clock)
  const collector = createCollector()
  let seen = 0
  try {
    const pages = client.searchPaginated(target.base, {
      scope: 'sub',
      filter: target.filter,
      attributes: [...attributeNames(target.attributes)],
      paged: { pageSize: PAGE },
    })
    for await (const { searchEntries } of pages) {
      for (const entry of searchEntries) {
        seen += 1
        if (!collector.add(draftFromEntry(entry, target.attributes))) return collector.list
      }
      await pace.breathe()
    }
  } catch (error) {
    // The server gives no more to this account: what it gave is of use, and that it was not all is told.
    if (!(error instanceof SizeLimitExceededError) || seen === 0) throw error
    return { ...collector.list, isCut: true }
  }
  return collector.list
}

function isFilter(filter: string): boolean {
  try {
    FilterParser.parseString(filter)
    return true
  } catch {
    return false
  }
}

function ldapTrouble(error: unknown, step: ContactStep): ServerTrouble {
  if (!(error instanceof ResultCodeError)) return troubleFrom(error, step)
  if (step === 'tls') return trouble(step, 'contacts-insecure', error.message)
  if (step === 'sign-in') return trouble(step, 'contacts-login-refused', error.message)
  return error instanceof NoSuchObjectError || error instanceof InvalidDNSyntaxError
    ? trouble(step, 'contacts-not-found', error.message)
    : trouble(step, 'contacts-read-refused', error.message)
}
