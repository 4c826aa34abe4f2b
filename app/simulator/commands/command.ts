import type { Jid } from '../jid.ts'
import type { FieldSpec, FormInput } from './form.ts'

/** How a command ended. */
export type Outcome =
  | {
      readonly is: 'done'
      readonly values?: readonly (readonly [name: string, value: string])[]
      /** Text of an informational note. */
      readonly note?: string
      /** Runs right after the answer was sent: what the command sets in motion. */
      readonly afterwards?: () => void
    }
  | {
      readonly is: 'failed'
      readonly text: string
      /** The condition beside `bad-request` (XEP-0050 section 4.4). */
      readonly condition: 'bad-payload' | 'bad-action'
      /** The error's type, `modify` where left out. */
      readonly type?: 'cancel'
      /** The text as an error note too, and `status='completed'`, as some commands of the service answer. */
      readonly noted?: boolean
    }

/** An ad-hoc command of one service (XEP-0050). */
export interface Command {
  readonly node: string
  /** What a service browser shows. */
  readonly name: string
  readonly title: string
  readonly instructions: string
  readonly fields: readonly FieldSpec[]
  /** Whether a request without a form gets one to fill in. */
  readonly multiStage: boolean
  /** @param input has every required field and nothing outside a list field's options */
  run(input: FormInput, sender: Jid): Outcome
}

export const failed = (text: string): Outcome => ({ is: 'failed', text, condition: 'bad-payload' })
