/** One command from its first stage to its last, as the server leads through it (XEP-0050). */
import type { CommandEntry, CommandStage } from '../../app/contract/developer.ts'
import type { CommandInput } from '../../app/contract/commands.ts'
import type { AppError } from '../../app/contract/errors.ts'
import {
  complaintsAbout,
  firstEntries,
  submittedFields,
  type Complaint,
  type FormEntries,
} from '../../app/contract/form-entry.ts'
import type { AppBridge } from '../bridge.ts'

type Action = NonNullable<CommandInput<'developer.run'>['action']>

export interface CommandRun {
  readonly stage: CommandStage | undefined
  readonly problem: AppError | undefined
  readonly busy: boolean
  readonly entries: FormEntries
  readonly complaints: readonly (Complaint | undefined)[]
  /** What the server allows now, its default first. */
  readonly actions: readonly Action[]
  readonly start: () => void
  readonly fill: (index: number, entry: readonly string[]) => void
  /** @param anyway also with what the form itself calls wrong */
  readonly submit: (action: Action, anyway: boolean) => void
}

const ACTIONS: readonly Action[] = ['next', 'complete', 'execute', 'prev', 'cancel']

export function createCommandRun(bridge: AppBridge, { jid, node }: CommandEntry): CommandRun {
  let stage = $state.raw<CommandStage>()
  let problem = $state.raw<AppError>()
  let busy = $state(false)
  let entries = $state.raw<FormEntries>([])
  let complaints = $state.raw<readonly (Complaint | undefined)[]>([])
  /** What was typed, by field: a form that comes again after a refusal need not be typed again. */
  let typed: Readonly<Record<string, readonly string[]>> = {}

  const form = () => (stage?.kind === 'reply' && stage.status === 'executing' ? stage.form : undefined)
  const actions = $derived.by((): readonly Action[] => {
    if (stage?.kind !== 'reply' || stage.status !== 'executing') return []
    const { actions: offered, defaultAction } = stage
    // XEP-0050 §3.4: without a list there is only going on; giving up is always allowed.
    const allowed = ACTIONS.filter((action) => offered.includes(action) || action === 'cancel')
    const usable: readonly Action[] = allowed.length > 1 ? allowed : ['execute', 'cancel']
    return [...usable].sort((a, b) => Number(b === defaultAction) - Number(a === defaultAction))
  })

  async function send(input: Omit<CommandInput<'developer.run'>, 'jid' | 'node'>): Promise<void> {
    busy = true
    const reply = await bridge.invoke('developer.run', { jid, node, ...input })
    busy = false
    problem = reply.ok ? undefined : reply.error
    if (!reply.ok) return
    stage = reply.value
    complaints = []
    const next = form()
    entries =
      next === undefined
        ? []
        : remembered(
            next.fields.map(({ name }) => name),
            firstEntries(next),
          )
  }

  const remembered = (names: readonly string[], first: FormEntries): FormEntries =>
    first.map((entry, index) => typed[names[index] ?? ''] ?? entry)

  return {
    get stage() {
      return stage
    },
    get problem() {
      return problem
    },
    get busy() {
      return busy
    },
    get entries() {
      return entries
    },
    get complaints() {
      return complaints
    },
    get actions() {
      return actions
    },
    start: () => void send({}),
    fill(index, entry) {
      entries = entries.map((before, place) => (place === index ? entry : before))
      complaints = complaints.map((before, place) => (place === index ? undefined : before))
      const field = form()?.fields[index]
      // A secret is typed anew each time.
      if (field !== undefined && field.type !== 'text-private') typed = { ...typed, [field.name]: entry }
    },
    submit(action, anyway) {
      if (stage?.kind !== 'reply') return
      const { sessionId } = stage
      const session = sessionId === '' ? {} : { sessionId }
      const current = form()
      if (action === 'cancel' || action === 'prev' || current === undefined) {
        void send({ ...session, action })
        return
      }
      complaints = complaintsAbout(current, entries)
      if (!anyway && complaints.some((complaint) => complaint !== undefined)) return
      const fields = submittedFields(current, entries)
      // The vendor's samples submit without an action, which means `execute`.
      void send({ ...session, fields, ...(action === 'execute' ? {} : { action }) })
    },
  }
}
