/** How the client asks for each thing that the samples ask for. */
import { z } from 'zod'
import { err } from '../../app/contract/result.ts'
import { authorizationCommand } from '../../app/onsip/authorization.ts'
import {
  cancelCommand,
  createCommand,
  terminateCommand,
  transferCommand,
} from '../../app/onsip/call-commands.ts'
import { pushRosterGroupsCommand } from '../../app/onsip/rosters.ts'
import { labelCommand } from '../../app/onsip/recent-commands.ts'
import { cacheCommand, deleteCommand } from '../../app/onsip/voicemail-commands.ts'
import { loginRequest, methodRequest } from '../../app/openzoep/login.ts'
import { joinedStanza, joinStanza } from '../../app/openzoep/voice.ts'
import { runCommand, type CommandRequest } from '../../app/xmpp/command.ts'
import type { Requester } from '../../app/xmpp/connection-types.ts'
import { requestClockSkew } from '../../app/xmpp/entity-time.ts'
import { listSubscriptions, renew, subscribe } from '../../app/xmpp/pubsub.ts'
import { enterContact, removeContact } from '../../app/xmpp/roster.ts'
import type { Element } from '../../app/xmpp/xml.ts'
import { createManualClock } from '../clock.ts'

type Writer = (input: unknown) => Promise<Element>

/** What leaves while `ask` asks. */
async function sent(ask: (requester: Requester) => Promise<unknown>): Promise<Element> {
  const stanzas: Element[] = []
  await ask({
    request(iq) {
      stanzas.push(iq)
      return Promise.resolve(err({ kind: 'offline' }))
    },
  })
  const [stanza] = stanzas
  if (stanza === undefined) throw new Error('nothing was sent')
  return stanza
}

/** The input of a sample is checked too, so that no typing error makes it say less than it seems. */
const writer =
  <S extends z.ZodType>(
    schema: S,
    ask: (input: z.output<S>, requester: Requester) => Promise<unknown>,
  ): Writer =>
  (input) =>
    sent((requester) => ask(schema.parse(input), requester))

const commandWriter = <S extends z.ZodType>(
  schema: S,
  command: (input: z.output<S>) => CommandRequest,
): Writer => writer(schema, (input, requester) => runCommand(requester, command(input)))

/** For what is made without asking anybody. */
const plainWriter =
  <S extends z.ZodType>(schema: S, make: (input: z.output<S>) => Element): Writer =>
  (input) =>
    Promise.resolve(make(schema.parse(input)))

const text = z.string()
const service = { service: text }
const dialog = { ...service, callId: text, fromTag: text }
const answered = { ...dialog, toTag: text }
const node = { ...service, node: text, jid: text }
const moment = z.iso.datetime().transform((time) => Date.parse(time))

export const clientWrites: Readonly<Record<string, Writer>> = {
  authorize: commandWriter(
    z.strictObject({ ...service, address: text, password: text, allAddresses: z.boolean() }),
    (input) => authorizationCommand(input.service, input),
  ),
  join: plainWriter(z.strictObject({ id: text, to: text }), ({ id, to }) => joinStanza(id, to)),
  joined: plainWriter(z.strictObject({ id: text, to: text }), ({ id, to }) => joinedStanza(id, to)),
  'login-method': plainWriter(z.strictObject({ domain: text, username: text }), (input) =>
    methodRequest(input.domain, input.username),
  ),
  login: plainWriter(
    z.strictObject({
      ...{ username: text, password: text, resource: text, streamId: text },
      method: z.enum(['digest', 'password']),
    }),
    loginRequest,
  ),
  time: writer(z.strictObject(service), (input, requester) =>
    requestClockSkew(requester, createManualClock(), input.service),
  ),
  create: commandWriter(z.strictObject({ ...service, from: text, to: text, setupId: text }), (input) =>
    createCommand(input.service, input),
  ),
  terminate: commandWriter(z.strictObject(answered), (input) => terminateCommand(input.service, input)),
  cancel: commandWriter(z.strictObject(dialog), (input) => cancelCommand(input.service, input)),
  transfer: commandWriter(
    z.strictObject({ ...answered, endpoint: z.enum(['caller', 'callee']), targetUri: text }),
    (input) => transferCommand(input.service, input, input.endpoint, input.targetUri),
  ),
  label: commandWriter(z.strictObject({ ...service, callId: text, label: text }), (input) =>
    labelCommand(input.service, input),
  ),
  'voicemail-command': commandWriter(
    z.strictObject({ ...service, command: z.enum(['cache', 'delete']), mailbox: text, id: text }),
    (input) => (input.command === 'cache' ? cacheCommand : deleteCommand)(input.service, input),
  ),
  'form-request': commandWriter(z.strictObject({ ...service, command: text }), (input) => ({
    to: input.service,
    node: input.command,
  })),
  'form-submission': commandWriter(
    z.strictObject({
      ...service,
      command: text,
      sessionId: text,
      fields: z.array(z.tuple([text, text, text])),
    }),
    (input) => ({
      to: input.service,
      node: input.command,
      sessionId: input.sessionId,
      fields: input.fields.map(([name, type, value]) => ({ name, type, values: [value] })),
    }),
  ),
  list: writer(z.strictObject({ ...service, node: text }), (input, requester) =>
    listSubscriptions(requester, input.service, input.node),
  ),
  subscribe: writer(z.strictObject({ ...node, expiresAt: moment.default(0) }), (input, requester) =>
    subscribe(requester, input, { expireAtMs: input.expiresAt }),
  ),
  renew: writer(z.strictObject({ ...node, subid: text, expiresAt: moment }), (input, requester) =>
    renew(requester, input, { expireAtMs: input.expiresAt }),
  ),
  'push-roster-groups': commandWriter(z.strictObject(service), (input) =>
    pushRosterGroupsCommand(input.service),
  ),
  'roster-enter': writer(
    z.strictObject({ jid: text, name: text, groups: z.array(text) }),
    (input, requester) => enterContact(requester, input),
  ),
  'roster-remove': writer(z.strictObject({ jid: text }), (input, requester) =>
    removeContact(requester, input.jid),
  ),
}
