import type { Identifiers } from '../chance.ts'
import { createScramExchange, type ScramExchange } from './scram.ts'

export const MECHANISMS = ['SCRAM-SHA-1', 'PLAIN'] as const
export type Mechanism = (typeof MECHANISMS)[number]

/** What the server says next (RFC 6120 section 6.4). `data` is base64 text, empty for none. */
export type SaslStep =
  | { readonly is: 'challenge'; readonly data: string }
  | { readonly is: 'success'; readonly data: string; readonly username: string }
  | {
      readonly is: 'failure'
      readonly condition:
        'aborted' | 'invalid-mechanism' | 'malformed-request' | 'not-authorized' | 'invalid-authzid'
    }

/** One negotiation; it is over with the first success or failure. */
export interface SaslNegotiation {
  auth(mechanism: string, data: string): Promise<SaslStep>
  respond(data: string): SaslStep
}

export interface SaslDeps {
  readonly mechanisms: readonly Mechanism[]
  readonly passwordOf: (username: string) => string | undefined
  /** `true` when `authzid` (a bare JID) belongs to `username`; it is asked only where one was sent. */
  readonly mayActAs: (username: string, authzid: string) => boolean
  readonly identifiers: Identifiers
}

const NOT_AUTHORIZED = { is: 'failure', condition: 'not-authorized' } as const
const MALFORMED = { is: 'failure', condition: 'malformed-request' } as const

export function createSaslNegotiation(deps: SaslDeps): SaslNegotiation {
  let scram: ScramExchange | undefined

  const plain = (text: string): SaslStep => {
    // RFC 4616: authzid NUL authcid NUL password.
    const [authzid, username, password, ...rest] = text.split('\0')
    if (authzid === undefined || username === undefined || password === undefined || rest.length > 0)
      return MALFORMED
    const expected = deps.passwordOf(username)
    if (expected === undefined || expected !== password) return NOT_AUTHORIZED
    if (authzid !== '' && !deps.mayActAs(username, authzid))
      return { is: 'failure', condition: 'invalid-authzid' }
    return { is: 'success', data: '', username }
  }
  return {
    auth: async (mechanism, data) => {
      const text = decode(data)
      if (!deps.mechanisms.some((offered) => offered === mechanism))
        return { is: 'failure', condition: 'invalid-mechanism' }
      if (mechanism === 'PLAIN') return plain(text)
      scram = createScramExchange(
        deps.passwordOf,
        deps.identifiers.word(24),
        Buffer.from(deps.identifiers.word(12)),
      )
      const answer = await scram.first(text)
      return answer === undefined ? MALFORMED : { is: 'challenge', data: encode(answer) }
    },
    respond: (data) => {
      const exchange = scram
      scram = undefined
      const signature = exchange?.final(decode(data))
      if (exchange === undefined || signature === undefined) return NOT_AUTHORIZED
      return { is: 'success', data: encode(signature), username: exchange.username }
    },
  }
}

/** A single `=` stands for empty initial data (RFC 6120 section 6.4.2). */
const decode = (data: string): string =>
  data.trim() === '=' ? '' : Buffer.from(data, 'base64').toString('utf8')

const encode = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
