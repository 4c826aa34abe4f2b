/** Runs ad-hoc commands by hand (XEP-0050), stage by stage, and tells what the server said as it said it. */
import type { CommandInput } from '../contract/commands.ts'
import type { CommandEntry, CommandStage } from '../contract/developer.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import { shownError } from '../onsip/request-error.ts'
import { commandCondition, readCommand, readCommandReply, requestCommand } from '../xmpp/command.ts'
import type { Connection } from '../xmpp/connection-types.ts'
import { requestDiscoItems } from '../xmpp/disco.ts'
import { maskStanza } from '../xmpp/mask-stanza.ts'
import { COMMANDS } from '../xmpp/namespaces.ts'
import { prettyXml } from '../xmpp/pretty-xml.ts'
import { child, type StanzaError } from '../xmpp/stanza.ts'
import type { Element } from '../xmpp/xml.ts'

/** Ending a call may take a server a while; people wait longer for an answer than for none. */
const TIMEOUT_MS = 20_000
const MAX_XML_CHARS = 50_000

export interface CommandRunner {
  /** The commands of a component. Empty: it has none. */
  list(jid: string): Promise<Result<readonly CommandEntry[], AppError>>
  /** A refusal is an answer like any other; an error means that there was none. */
  run(input: CommandInput<'developer.run'>): Promise<Result<CommandStage, AppError>>
}

export function createCommandRunner(connection: () => Connection | undefined): CommandRunner {
  return {
    async list(jid) {
      const stream = connection()
      if (!stream) return err(appError('not-signed-in'))
      const answer = await requestDiscoItems(stream, { jid, node: COMMANDS })
      return answer.ok ? ok(answer.value.items) : err(shownError(answer.error))
    },
    async run({ jid, node, sessionId, action, fields }) {
      const stream = connection()
      if (!stream) return err(appError('not-signed-in'))
      const answer = await requestCommand(
        stream,
        {
          to: jid,
          node,
          ...(sessionId === undefined ? {} : { sessionId }),
          ...(action === undefined ? {} : { action }),
          ...(fields === undefined ? {} : { fields }),
        },
        { timeoutMs: TIMEOUT_MS },
      )
      if (answer.ok) return ok(replied(answer.value))
      return answer.error.kind === 'stanza' ? ok(refused(answer.error)) : err(shownError(answer.error))
    },
  }
}

function replied(iq: Element): CommandStage {
  const { status, sessionId, actions, defaultAction = '', notes, form } = readCommandReply(iq)
  return {
    kind: 'reply',
    ...{ status, sessionId, actions, defaultAction, notes },
    ...(form ? { form } : {}),
    xml: shownXml(iq),
  }
}

function refused({ type, condition, text, element }: StanzaError): CommandStage {
  const echoed = child(element, 'command', COMMANDS)
  return {
    kind: 'refused',
    ...{ type, condition, text },
    commandCondition: commandCondition(element) ?? '',
    notes: echoed ? readCommand(echoed).notes : [],
    xml: shownXml(element),
  }
}

const shownXml = (stanza: Element): string => prettyXml(maskStanza(stanza, []), MAX_XML_CHARS).text
