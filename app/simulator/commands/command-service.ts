import { COMMANDS } from '../../xmpp/namespaces.ts'
import type { Identifiers } from '../chance.ts'
import type { DiscoItem } from '../services/disco.ts'
import type { Request, Service } from '../services/service-host.ts'
import { attr, REFUSED, xml, type Element, type Refusal } from '../stanza.ts'
import type { Command, Outcome } from './command.ts'
import { blankForm, echoedForm, readForm, resultForm, type FormInput } from './form.ts'
import { complaintAbout } from './validation.ts'

/** Forms that were handed out and not sent back are forgotten, oldest first, beyond this many. */
const MOST_OPEN_FORMS = 1000

export interface CommandServiceDeps {
  readonly jid: string
  readonly commands: readonly Command[]
  readonly identifiers: Identifiers
  /** Decides when the answer leaves and what follows it: a place for faults that change the order. */
  readonly inOrder: (answer: () => void, afterwards: () => void) => void
}

/** A component that offers ad-hoc commands, in a single stage or through a form (XEP-0050). */
export function createCommandService(deps: CommandServiceDeps): Service {
  const openForms = new Map<string, string>()

  const handOut = (command: Command, request: Request): void => {
    const sessionId = deps.identifiers.hex32()
    openForms.set(sessionId, formKey(command, request))
    const [oldest] = openForms.keys()
    if (openForms.size > MOST_OPEN_FORMS && oldest !== undefined) openForms.delete(oldest)
    request.answer(
      xml(
        'command',
        { xmlns: COMMANDS, status: 'executing', node: command.node, sessionid: sessionId },
        xml('actions', { execute: 'execute' }, xml('cancel'), xml('execute')),
        blankForm(command.title, command.instructions, command.fields),
      ),
    )
  }

  const run = (
    command: Command,
    request: Request,
    input: FormInput,
    formSession: string | undefined,
  ): void => {
    // Some of the vendor's samples answer a form under another session id than the form's. XEP-0050 wants the same one
    // (section 3.3), and slixmpp passes over any other answer.
    const sessionId = formSession ?? deps.identifiers.hex32()
    const complaint = complaintAbout(command.fields, input)
    const outcome: Outcome =
      complaint === undefined
        ? command.run(input, request.from)
        : { is: 'failed', text: complaint, condition: 'bad-payload' }
    if (outcome.is === 'failed') request.refuse(refusalOf(command, sessionId, input, outcome))
    else {
      deps.inOrder(
        () => request.answer(completed(command, sessionId, outcome)),
        () => outcome.afterwards?.(),
      )
    }
  }

  const handle = (request: Request): boolean => {
    const { payload } = request
    if (!payload.is('command', COMMANDS) || request.type !== 'set') return false
    const command = deps.commands.find((each) => each.node === attr(payload, 'node'))
    if (command === undefined) return refused(request, REFUSED.itemNotFound)
    const sessionId = attr(payload, 'sessionid')
    const known = sessionId !== undefined && openForms.get(sessionId) === formKey(command, request)
    if (sessionId !== undefined && !known) return refused(request, badRequest('bad-sessionid'))
    if (sessionId !== undefined) openForms.delete(sessionId)
    const action = attr(payload, 'action') ?? 'execute'
    if (action === 'cancel') {
      request.answer(
        xml('command', { xmlns: COMMANDS, status: 'canceled', node: command.node, sessionid: sessionId }),
      )
      return true
    }
    if (action !== 'execute' && action !== 'complete') return refused(request, badRequest('bad-action'))
    const input = readForm(payload)
    if (input === undefined && command.multiStage && sessionId === undefined) handOut(command, request)
    else run(command, request, input ?? new Map(), sessionId)
    return true
  }

  const listed: readonly DiscoItem[] = deps.commands.map(({ node, name }) => ({ jid: deps.jid, node, name }))
  return {
    jid: deps.jid,
    identity: { category: 'automation', type: 'command-list' },
    features: [COMMANDS],
    // A browser that asks the component itself, as Psi does, finds the commands as well as one that asks their node.
    items: (node) => {
      if (node === undefined || node === COMMANDS) return listed
      return deps.commands.some((command) => command.node === node) ? [] : undefined
    },
    handle,
  }
}

const formKey = (command: Command, request: Request): string => `${command.node} ${request.from.full}`

function completed(command: Command, sessionId: string, outcome: Outcome & { is: 'done' }): Element {
  const element = xml('command', {
    xmlns: COMMANDS,
    status: 'completed',
    node: command.node,
    sessionid: sessionId,
  })
  if (outcome.note !== undefined) element.append(xml('note', { type: 'info' }, outcome.note))
  if (outcome.values !== undefined) element.append(resultForm(outcome.values))
  return element
}

function refusalOf(
  command: Command,
  sessionId: string,
  input: FormInput,
  outcome: Outcome & { is: 'failed' },
): Refusal {
  const status = outcome.noted === true ? 'completed' : undefined
  const echo = xml('command', { xmlns: COMMANDS, status, node: command.node, sessionid: sessionId })
  echo.append(echoedForm(command.fields, input))
  if (outcome.noted === true) echo.append(xml('note', { type: 'error' }, outcome.text.trim()))
  const { type = 'modify' } = outcome
  return { ...badRequest(outcome.condition), type, text: outcome.text, echo }
}

const badRequest = (condition: string): Refusal => ({
  ...REFUSED.badRequest,
  extra: xml(condition, { xmlns: COMMANDS }),
})

function refused(request: Request, refusal: Refusal): true {
  request.refuse(refusal)
  return true
}
