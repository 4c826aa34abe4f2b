/**
 * Carries out the user's rules: a page, a program or a report when something happens to a call, by itself or by its button.
 * What shall happen is planned by pure functions; here it happens, a few at once, and what fails is told.
 */
import { planAction, type PlannedAction } from '../app/calls/events/planned.ts'
import { NOTHING_DONE, planEvents, type Done } from '../app/calls/events/plan.ts'
import { offeredRules } from '../app/calls/events/offered.ts'
import type { EventMoment, EventRule, EventValues } from '../app/calls/events/rule.ts'
import { valuesOf } from '../app/calls/events/values.ts'
import { callById } from '../app/calls/call-list.ts'
import type { Call } from '../app/calls/model.ts'
import { namedCalls } from '../app/calls/named.ts'
import type { CommandInput } from '../app/contract/commands.ts'
import { appError, type AppError } from '../app/contract/errors.ts'
import { assertNever, err, ok, type Result } from '../app/contract/result.ts'
import type { AppState } from '../app/contract/state.ts'
import { e164Of } from '../app/dialing/e164.ts'
import type { Clock, Dispose } from '../app/ports.ts'
import { exampleCall } from './example-call.ts'
import type { PostReport } from './post-report.ts'
import type { Programs } from './run-program.ts'

export interface EventActionsDeps {
  readonly clock: Clock
  readonly state: () => AppState
  /** A call of the service's record by its row's id; undefined where it is gone. */
  readonly recorded: (id: string) => Call | undefined
  /** Hands an `https:` address to the system's browser. */
  readonly openPage: (url: string) => Promise<Result<null, AppError>>
  readonly programs: Programs
  /**
   * Whether a person chose this program on this computer, in the system's own dialog, or an administrator did: a page can
   * write rules, and rules come in files from elsewhere, and neither shall run whatever it names.
   */
  readonly isChosen: (path: string) => boolean
  readonly post: PostReport
  /** Tells of what failed and nobody waits for. */
  readonly notice: (error: AppError) => void
}

type Example = CommandInput<'event.preview'>

export interface EventActions {
  /** Call with each state; the same one twice does nothing twice. */
  follow(state: AppState): void
  /** By its button. Pressed twice within a moment it acts once. */
  run(callId: string, ruleName: string): Promise<Result<null, AppError>>
  preview(example: Example): Result<PlannedAction, AppError>
  /** Does what `preview` shows. */
  tryOut(example: Example): Promise<Result<null, AppError>>
  dispose(): void
}

/** The caller's name follows the number by its own patch, in the next turn of the loop. */
const NAME_FOLLOWS_MS = 100
/** Nobody reads more pages; in a storm of calls the rest is left out, and that is told. */
export const MOST_BY_THEMSELVES = 10
const WITHIN_MS = 10_000
/** A double click means one page. */
const DOUBLE_CLICK_MS = 500

/** @param first the state that sets nothing off: whatever it holds was there before */
export function createEventActions(deps: EventActionsDeps, first: AppState): EventActions {
  const { clock } = deps
  let { calls } = first
  let done: Done = NOTHING_DONE
  let acted: readonly number[] = []
  let pressed: { readonly what: string; readonly atMs: number } | undefined
  const waiting = new Set<Dispose>()

  function values(call: Call, moment?: EventMoment): EventValues {
    const { country } = deps.state().settings.values.dialing
    return valuesOf(call, {
      nowMs: clock.now(),
      e164: e164Of(call.remote.number, country),
      ...(moment === undefined ? {} : { moment }),
    })
  }

  /** As it stands now and is named now; as it was where it is gone. */
  function latest(call: Call): Call {
    const state = deps.state()
    return callById(namedCalls(state.calls, state.people.names), call.id) ?? call
  }

  async function perform(rule: EventRule, of: EventValues): Promise<Result<null, AppError>> {
    const planned = planAction(rule, of)
    if (!planned.ok) return err(appError('event-address', rule.name))
    const settled = await carryOut(planned.value)
    if (settled.ok) return settled
    const { code, detail = '' } = settled.error
    return err(appError(code, detail === '' ? rule.name : `${rule.name}: ${detail}`))
  }

  function carryOut(action: PlannedAction): Promise<Result<null, AppError>> {
    switch (action.kind) {
      case 'page':
        return deps.openPage(action.url)
      case 'program':
        return deps.isChosen(action.path)
          ? deps.programs.run(action.path, action.args)
          : Promise.resolve(err(appError('event-program-unchosen', action.path)))
      case 'post':
        return deps.post(action.url, action.body)
      default:
        return assertNever(action)
    }
  }

  async function act(rule: EventRule, call: Call): Promise<void> {
    const settled = await perform(rule, values(latest(call), rule.when))
    if (!settled.ok) deps.notice(settled.error)
  }

  function isTooMany(): boolean {
    const nowMs = clock.monotonic()
    acted = acted.filter((atMs) => atMs > nowMs - WITHIN_MS)
    if (acted.length >= MOST_BY_THEMSELVES) return true
    acted = [...acted, nowMs]
    return false
  }

  const exampleValues = ({ rule, name, number }: Example): EventValues =>
    values(exampleCall({ ...rule, name, number, nowMs: clock.now() }), rule.when)

  return {
    follow(state) {
      if (state.calls === calls) return
      const { events, team } = state.settings.values
      const plan = planEvents(calls, state.calls, events.rules, team.lines, done)
      calls = state.calls
      done = plan.done
      for (const { rule, call } of plan.firings) {
        if (isTooMany()) {
          deps.notice(appError('event-many'))
          continue
        }
        const stop = clock.after(NAME_FOLLOWS_MS, () => {
          waiting.delete(stop)
          void act(rule, call)
        })
        waiting.add(stop)
      }
    },
    async run(callId, ruleName) {
      const state = deps.state()
      const { events, team } = state.settings.values
      const call = callById(namedCalls(state.calls, state.people.names), callId) ?? deps.recorded(callId)
      const rule = call && offeredRules(events.rules, call, team.lines).find(({ name }) => name === ruleName)
      if (call === undefined || rule === undefined) return err(appError('event-gone'))
      const what = `${ruleName}\n${callId}`
      const nowMs = clock.monotonic()
      if (pressed?.what === what && nowMs - pressed.atMs < DOUBLE_CLICK_MS) return ok(null)
      pressed = { what, atMs: nowMs }
      return perform(rule, values(call))
    },
    preview(example) {
      const planned = planAction(example.rule, exampleValues(example))
      return planned.ok ? planned : err(appError('event-address'))
    },
    tryOut: (example) => perform(example.rule, exampleValues(example)),
    dispose() {
      for (const stop of waiting) stop()
      waiting.clear()
    },
  }
}
