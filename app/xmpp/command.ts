/** Ad-hoc commands (XEP-0050). A command in one stage sends its form at once; one in several asks for it first. */
import { ok, type Result } from '../contract/result.ts'
import type { Requester, RequestError, RequestOptions } from './connection-types.ts'
import { decodeForm, encodeSubmit, type DataForm, type SubmitField } from './data-form.ts'
import { COMMANDS, DATA_FORM } from './namespaces.ts'
import { attribute, child, childElements, children, textOf } from './stanza.ts'
import { xml, type Element } from './xml.ts'

export interface CommandRequest {
  /** JID of the command's service. */
  readonly to: string
  readonly node: string
  /** The form's values. Undefined asks for the form itself, the first stage of several. */
  readonly fields?: readonly SubmitField[]
  /** The session that an earlier stage's reply named. */
  readonly sessionId?: string
  /** One of those that the server offered; left out, the server takes its default. */
  readonly action?: CommandAction
}

/** XEP-0050 §4.1. */
export type CommandAction = 'execute' | 'next' | 'prev' | 'complete' | 'cancel'

export interface CommandReply {
  /** `executing` while a form waits to be filled in, else `completed` or `canceled`. Says nothing about success. */
  readonly status: string
  readonly sessionId: string
  readonly notes: readonly { readonly type: string; readonly text: string }[]
  /** The form to fill in, or the result's. */
  readonly form?: DataForm
  /** Next steps that an executing command allows, such as `cancel`, `next`, `execute`. */
  readonly actions: readonly string[]
  /** Which of them a submission without an action means (XEP-0050 §3.4, attribute `execute`). */
  readonly defaultAction?: string
}

/**
 * Runs one stage. Success is what the server answers with `type='result'`, whatever the status says; a refusal is an
 * error of kind `stanza` (OnSIP developer wiki, Active-Calls Component). Where no action is given no `action` attribute
 * is sent, as in the vendor's samples: the default is `execute`.
 */
export async function runCommand(
  requester: Requester,
  command: CommandRequest,
  options?: RequestOptions,
): Promise<Result<CommandReply, RequestError>> {
  const answer = await requestCommand(requester, command, options)
  return answer.ok ? ok(readCommandReply(answer.value)) : answer
}

/** The same, for whoever wants to see the whole answer. */
export function requestCommand(
  requester: Requester,
  command: CommandRequest,
  options?: RequestOptions,
): Promise<Result<Element, RequestError>> {
  const { node, sessionId, action } = command
  const element = xml(
    'command',
    {
      xmlns: COMMANDS,
      node,
      ...(sessionId === undefined ? {} : { sessionid: sessionId }),
      ...(action === undefined ? {} : { action }),
    },
    ...(command.fields ? [encodeSubmit(command.fields)] : []),
  )
  return requester.request(xml('iq', { type: 'set', to: command.to }, element), options)
}

/** Reads a result stanza; one without a `command` counts as completed and empty. */
export function readCommandReply(iq: Element): CommandReply {
  const command = child(iq, 'command', COMMANDS)
  if (!command) return { status: 'completed', sessionId: '', notes: [], actions: [] }
  return readCommand(command)
}

/** Also what a refusal echoes of its command: the notes stand there. */
export function readCommand(command: Element): CommandReply {
  const x = child(command, 'x', DATA_FORM)
  const actions = child(command, 'actions', COMMANDS)
  const defaultAction = actions && attribute(actions, 'execute')
  return {
    status: attribute(command, 'status') ?? 'completed',
    sessionId: attribute(command, 'sessionid') ?? '',
    notes: children(command, 'note', COMMANDS).map((note) => ({
      type: attribute(note, 'type') ?? 'info',
      text: textOf(note),
    })),
    ...(x ? { form: decodeForm(x) } : {}),
    actions: actions ? childElements(actions).map((action) => action.getName()) : [],
    ...(defaultAction === undefined ? {} : { defaultAction }),
  }
}

/** The command's own condition in a refusal, such as `bad-payload` or `bad-action` (XEP-0050 §4.4). */
export function commandCondition(refusal: Element): string | undefined {
  const error = childElements(refusal).find((candidate) => candidate.is('error'))
  return error
    ? childElements(error)
        .find((detail) => detail.getNS() === COMMANDS)
        ?.getName()
    : undefined
}
