/**
 * The command `authorize-plain`: it lets this session's JID see the calls of a SIP address for about an hour (OnSIP
 * developer wiki, "Auth Component"; the vendor's OXJS, `src/services/auth.js`).
 */
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import { runCommand, type CommandReply, type CommandRequest } from '../xmpp/command.ts'
import type { RequestError, Requester } from '../xmpp/connection-types.ts'
import { submitField, valueOf, valuesOf } from '../xmpp/data-form.ts'
import { parseDateTime } from '../xmpp/date-time.ts'
import { mayPass, shownError } from './request-error.ts'
import { addressOf } from './sip-address.ts'

export interface Credentials {
  /** The SIP address, `user@domain`, no scheme. */
  readonly address: string
  /** That of the web portal, not the phone's. It travels as it is: the stream must be encrypted. */
  readonly password: string
  /** Also every other address of the same user. */
  readonly allAddresses: boolean
}

export interface Authorization {
  /** Server time, epoch ms; undefined where the reply does not tell. */
  readonly expiresAtMs: number | undefined
  /** `user@domain` each. */
  readonly addresses: readonly string[]
}

export interface AuthorizationFailure {
  readonly error: AppError
  /** True when repeating it with the same data is of no use: somebody has to act. */
  readonly final: boolean
}

/** No `jid` field: it defaults to the sender, and the sources disagree about its form. */
export const authorizationCommand = (service: string, credentials: Credentials): CommandRequest => ({
  to: service,
  node: 'authorize-plain',
  fields: [
    submitField('sip-address', credentials.address, 'text-single'),
    submitField('password', credentials.password, 'text-private'),
    submitField('auth-for-all', credentials.allAddresses ? 'true' : 'false', 'boolean'),
  ],
})

/** `sip` is a field that repeats, one address each. */
export function readAuthorization(reply: CommandReply): Authorization {
  if (!reply.form) return { expiresAtMs: undefined, addresses: [] }
  return {
    expiresAtMs: parseDateTime(valueOf(reply.form, 'expires') ?? ''),
    addresses: [...new Set(valuesOf(reply.form, 'sip').map(addressOf))].filter((address) => address !== ''),
  }
}

export async function authorize(
  requester: Requester,
  service: string,
  credentials: Credentials,
): Promise<Result<Authorization, AuthorizationFailure>> {
  const answer = await runCommand(requester, authorizationCommand(service, credentials))
  if (answer.ok) return ok(readAuthorization(answer.value))
  const shown = shownError(withoutPassword(answer.error, credentials.password))
  if (mayPass(answer.error)) return err({ error: shown, final: false })
  return err({ error: appError('authorization-refused', shown.detail), final: true })
}

/** The service's words may repeat a field's value ("is in an invalid format with value: …"), this one's too. */
function withoutPassword(error: RequestError, password: string): RequestError {
  const secret = password.trim()
  if (error.kind !== 'stanza' || secret === '') return error
  return { ...error, text: error.text.split(secret).join('…') }
}
