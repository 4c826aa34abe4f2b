/** Commands of the rules that act when something happens to a call. The shell answers them: it has browser and programs. */
import { z } from 'zod'
import type { PlannedAction } from '../calls/events/planned.ts'
import { MAX_EVENT_NAME } from '../calls/events/rule.ts'
import { eventRule } from './event-settings.ts'

/** A rule that need not be stored, and whom an example call is with. */
const example = z.strictObject({
  rule: eventRule,
  name: z.string().max(2_000),
  number: z.string().max(2_000),
})

export const eventInputs = {
  /** Carries a rule out for a call, by its name, as its button asks for. `callId`: or the id of a row of the history. */
  'event.run': z.strictObject({
    callId: z.string().min(1).max(5_000),
    rule: z.string().min(1).max(MAX_EVENT_NAME),
  }),
  /** What a rule would do for an example call; nothing is done. */
  'event.preview': example,
  /** Does it, for the example call. */
  'event.try': example,
  'program.choose': z.strictObject({}),
} as const

export interface EventOutputs {
  'event.preview': PlannedAction
  /** Null: the user changed their mind. */
  'program.choose': { readonly path: string | null }
}
